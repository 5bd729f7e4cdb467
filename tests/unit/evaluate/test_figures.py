import json
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.evaluate.figures import FigureScore, evaluate_figures


def scored(folder: Path, *lines: object) -> FigureScore:
    file = folder / "gold.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))
    return evaluate_figures(file)


def line(text: str, *figures: dict[str, object]) -> dict[str, object]:
    return {"language": "en", "text": text, "figures": list(figures)}


def test_a_figure_is_right_where_value_and_what_is_counted_are(tmp_path: Path) -> None:
    text = "At least 12 people were killed and 31 ships sank."
    right = scored(tmp_path, line(text, {"value": "12", "measurand": "dead", "bound": "at-least"}, {"value": "31", "counted": "ships"}))
    wrong = scored(tmp_path, line(text, {"value": "12", "measurand": "injured"}, {"value": "31", "counted": "planes"}))

    assert (right.total.precision, right.total.recall, right.total.f1, right.bounds) == (1, 1, 1, 1)
    assert (wrong.total.precision, wrong.total.recall, wrong.total.f1) == (0, 0, 0)


def test_what_is_found_where_nothing_is_costs_precision_alone(tmp_path: Path) -> None:
    result = scored(tmp_path, line("12 people were killed.", {"value": "12", "measurand": "dead"}), line("31 ships sank."))

    assert (result.total.precision, result.total.recall) == (0.5, 1)


def test_a_wrong_bound_is_told_beside_the_score(tmp_path: Path) -> None:
    result = scored(tmp_path, line("At least 12 people were killed.", {"value": "12", "measurand": "dead"}))

    assert (result.total.f1, result.bounds) == (1, 0)


def test_a_line_of_another_shape_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="line 1"):
        scored(tmp_path, {"text": "12"})


def test_a_file_without_lines_says_so(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no line"):
        scored(tmp_path)
