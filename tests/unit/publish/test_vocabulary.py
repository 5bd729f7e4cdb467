"""Everything that can stand on a page has a name."""

from enum import StrEnum

import pytest

from rashomon.annotate.measurands import measurand_ids
from rashomon.model.brief import ReportState
from rashomon.model.entity import EntityKind
from rashomon.model.figure import Bound
from rashomon.model.lens import Axis
from rashomon.model.node import Relation
from rashomon.model.outlet import Control, OutletKind
from rashomon.publish import vocabulary


@pytest.mark.parametrize(
    ("values", "table"),
    [
        (Axis, vocabulary.AXES),
        (Control, vocabulary.CONTROLS),
        (OutletKind, vocabulary.OUTLET_KINDS),
        (EntityKind, vocabulary.ENTITY_KINDS),
        (EntityKind, vocabulary.ENTITY_GROUPS),
        (Relation, vocabulary.RELATIONS),
        (ReportState, vocabulary.REPORT_STATES),
        (Bound, vocabulary.BOUNDS),
    ],
)
def test_every_value_of_an_enumeration_has_a_name(values: type[StrEnum], table: dict[str, str]) -> None:
    assert set(table) == set(values)


def test_every_measurand_has_a_name() -> None:
    assert {*measurand_ids(), "money", "percent"} == set(vocabulary.MEASURANDS)


def test_an_id_without_a_name_is_printed_as_words() -> None:
    assert vocabulary.readable("sluice-gates_open") == "sluice gates open"
    assert vocabulary.readable("-") == "-"
