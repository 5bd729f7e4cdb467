from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.sounds import romanised, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tasybayeva", "Tasybaïeva", "Тасыбаева", "تاسيباييفا", "塔瑟巴耶娃"),
        ("Daniyar Seitbekov", "Данияр Сейтбеков", "دانيار سيتبيكوف", "达尼亚尔·赛特别科夫", "दानियार सेइतबेकोव"),
        ("Raimundo Tavares", "رايموندو تافاريس"),
        ("Ghazouani", "الغزواني"),
    ],
)
def test_one_name_sounds_the_same_in_every_script(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_two_names_do_not() -> None:
    assert skeleton("Seitbekov") != skeleton("Toktorova")


@given(st.text(max_size=60))
def test_a_skeleton_has_consonants_only_and_none_twice_in_a_row(text: str) -> None:
    sounds = skeleton(text)
    assert set(sounds) <= set("ptkflmns")
    assert all(left != right for left, right in pairwise(sounds))
    assert romanised(text).isascii()
