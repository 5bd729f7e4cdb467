"""The eval of lenses reads its gold and counts what is right."""

from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.evaluate.lenses import Rate, evaluate_lenses

SENTENCES = (
    "language\tlook_again\twhy\tsentence\n"
    "en\t2026-04-14\tno\tThe report is due on 14 April.\n"
    "en\t2026-04-15\tno\tThe report is due on 14 April.\n"
    "en\t-\tyes\tIt rained.\n"
    "en\t-\tno\tThe strike will cost the country two millions, the union said.\n"
)
ARTICLES = (
    "language\tgenre\tkind\turl\ttitle\topening\n"
    "en\topinion\tnewspaper\thttps://a.example/1\tOpinion: rain\tIt rained all day.\n"
    "fr\t-\tnewspaper\thttps://a.example/2\tPluie\tIl a plu.\n"
)


def gold(folder: Path, sentences: str = SENTENCES, articles: str = ARTICLES) -> Path:
    for name, text in (("sentences", sentences), ("genre", articles)):
        (folder / name).mkdir()
        (folder / name / "mine.tsv").write_text(text)
    return folder


def test_right_and_wrong_are_counted(tmp_path: Path) -> None:
    score = evaluate_lenses(gold(tmp_path), "mine")

    assert score.watch == Rate(1.0, 1.0, 2)
    assert score.days == 0.5
    assert score.why == Rate(0.0, 0.0, 1)
    assert score.genre == Rate(1.0, 1.0, 1)
    assert score.languages == {"en": 2 / 5, "fr": 1.0}


@pytest.mark.parametrize("sentences", ["", "language\twhy\n", SENTENCES + "en\tno\n"])
def test_gold_of_another_shape_is_refused(tmp_path: Path, sentences: str) -> None:
    with pytest.raises(Misconfigured):
        evaluate_lenses(gold(tmp_path, sentences), "mine")


def test_gold_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured):
        evaluate_lenses(tmp_path, "mine")
