"""How countries stand to each other, where owners are at home, and whose side an outlet is of."""

from itertools import combinations

import pytest

from rashomon.model.entity import Entity, EntityKind
from rashomon.model.lens import Axis
from rashomon.model.outlet import Outlet
from rashomon.registry import country_of_actor, is_country, is_of_side, lenses_of, load_registry
from rashomon.registry.owners import owner_countries
from rashomon.registry.ties import alliances, are_neighbours, shared_alliances

STATE = Entity("mali", EntityKind.COUNTRY, {"en": "Mali"}, country="ML")
GROUP = Entity("group", EntityKind.ARMED_GROUP, {"en": "The Group"}, country="ML")
AGENCY = Entity("agency", EntityKind.AGENCY, {"en": "The Agency"}, part_of="mali")
PAPER = Outlet("paper", "Paper", country="ML")


def test_borders_are_land_borders_and_have_two_sides() -> None:
    assert are_neighbours("KZ", "KG")
    assert are_neighbours("KG", "KZ")
    assert not are_neighbours("TN", "EG")
    assert not are_neighbours("JP", "KR")
    assert not are_neighbours("ML", "ML")


def test_allies_have_promised_to_defend_each_other() -> None:
    assert shared_alliances("FR", "DE") == ("european-union", "nato")
    assert shared_alliances("ML", "NE") == ("alliance-of-sahel-states",)
    assert shared_alliances("IN", "KZ") == ()
    assert shared_alliances("FR", "FR") == ()


def test_every_alliance_has_two_countries_or_more_and_no_two_are_one() -> None:
    assert all(len(members) > 1 and all(map(is_country, members)) for members in alliances().values())
    assert all(one != other for one, other in combinations(alliances().values(), 2))


def test_every_owner_of_the_table_owns_an_outlet_and_is_in_a_country() -> None:
    owners = {outlet.owner for outlet in load_registry().outlets.values()}

    assert set(owner_countries()) <= owners
    assert all(map(is_country, owner_countries().values()))


def test_an_outlet_is_labelled_with_the_country_of_its_owner_not_with_its_own() -> None:
    lenses = lenses_of(Outlet("rt", "RT en español", country="ES", owner="RT"))

    assert [(lens.value, lens.rater) for lens in lenses if lens.axis is Axis.OWNERSHIP] == [("RU", "registry")]


def test_an_owner_whom_the_table_does_not_know_gives_no_label() -> None:
    assert not [lens for lens in lenses_of(Outlet("a", "A", country="FR", owner="Nobody SA")) if lens.axis is Axis.OWNERSHIP]


@pytest.mark.parametrize(("actor", "is_side"), [(STATE, True), (GROUP, False), (AGENCY, False)])
def test_a_paper_stands_for_its_state_and_not_for_who_is_at_home_there(actor: Entity, is_side: bool) -> None:  # noqa: FBT001
    assert is_of_side(PAPER, "ML", actor, {"mali": STATE}) is is_side


def test_an_outlet_of_its_own_speaks_for_anybody() -> None:
    assert is_of_side(Outlet("tv", "TV", country="LB", owner="The Group"), "LB", GROUP, {})


def test_a_part_is_at_home_where_its_whole_is_and_a_loop_ends() -> None:
    loop = Entity("loop", EntityKind.AGENCY, {"en": "Loop"}, part_of="loop")

    assert country_of_actor(AGENCY, {"mali": STATE}) == "ML"
    assert country_of_actor(loop, {"loop": loop}) is None
