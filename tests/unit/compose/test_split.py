"""Who holds a position, who only reports it, and which sides have no take."""

from dataclasses import replace

import pytest
from tests.unit.compose.building import article, claim, saying, told
from tests.unit.relate.invented_event import Noted, reading, span

from rashomon.compose import compose
from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.brief import Position, Stance
from rashomon.model.claim import Claim, Conflict, Contradiction
from rashomon.model.dossier import Dossier
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.lens import Axis, Lens
from rashomon.model.outlet import Outlet, OutletKind
from rashomon.model.quote import Quote
from rashomon.verify import verify

MALI = Entity("mali", EntityKind.COUNTRY, {"en": "Mali"}, country="ML")
GROUP = Entity("group", EntityKind.ARMED_GROUP, {"en": "The Front"}, country="ML")
WORKERS = "“We do not fear the machines, we fear the street,” said Hatem Ghazi of the union."
COMPANY = "“We have lost two weeks and not the future of this port,” said Maarten Velde."


def quoting(outlet_id: str, sentence: str, speaker: str, hours: float = 0) -> Reading:
    """Make an article that says that it rained, and this sentence with its quote."""
    found = article(outlet_id, "It rained in the town all day.", sentence, hours=hours)
    text = found.article.text
    words = sentence.split("”", maxsplit=1)[0].removeprefix("“")
    quote = Quote(Part.TEXT, span(text, words), span(text, speaker))
    return Reading(found.article, replace(found.annotations, quotes=(quote,)))


def split(*claims: Claim, readings: tuple[Reading, ...], outlets: dict[str, Outlet] | None = None) -> tuple[Position, ...]:
    """Compose and verify, and return the split."""
    dossier = told(readings, *claims, outlets=outlets)
    return verify(compose(dossier, "en"), dossier)[0].positions


def both_sides() -> tuple[tuple[Reading, ...], tuple[Claim, ...]]:
    workers = tuple(quoting(f"w{number}", WORKERS, "Hatem Ghazi", number) for number in range(3))
    company = tuple(quoting(f"c{number}", COMPANY, "Maarten Velde", number) for number in range(2))
    return (*workers, *company), (claim(*(saying(item, 1) for item in workers)), claim(*(saying(item, 1) for item in company)))


def test_whom_most_outlets_quote_has_a_position_as_reported() -> None:
    readings, claims = both_sides()
    positions = split(*claims, readings=readings)

    assert [position.statement.text for position in positions] == [WORKERS, COMPANY]
    assert [(position.stance, position.said, position.members) for position in positions] == [
        (Stance.REPORTED, 3, 5),
        (Stance.REPORTED, 2, 5),
    ]


def test_one_voice_alone_is_no_split() -> None:
    readings, claims = both_sides()

    assert split(claims[0], readings=readings) == ()


def test_an_official_body_holds_what_it_says() -> None:
    readings, claims = both_sides()
    outlets = {"c0": Outlet("c0", "Port Authority", kind=OutletKind.OFFICIAL)}

    assert [position.stance for position in split(*claims, readings=readings, outlets=outlets)] == [Stance.REPORTED, Stance.HELD]


def test_what_contradicts_a_claim_stands_beside_it() -> None:
    sure = article("one", "It rained in the town all day.", "The dam was sound, the operator said.")
    doubting = article("two", "It rained in the town all day.", "The dam was not sound, engineers said.")
    against = Contradiction(saying(doubting, 1), Conflict.DENIAL, ("was", "was not"))
    positions = split(replace(claim(saying(sure, 1)), contradictions=(against,)), readings=(sure, doubting))

    assert [position.statement.text for position in positions] == [
        "The dam was sound, the operator said.",
        "The dam was not sound, engineers said.",
    ]


def test_what_is_announced_is_no_position_of_one_side() -> None:
    planned = "The two governments will meet on 9 March, they said."
    state = Lens(Axis.CONTROL, "state-controlled", "a rater", "a method", "")
    private = replace(state, value="independent-private")
    those = tuple(article(f"p{number}", "It rained all day long.", planned, hours=number) for number in range(3))
    others = tuple(article(f"s{number}", "There was heavy rain today.", hours=number) for number in range(4))
    lenses: dict[str, tuple[Lens, ...]] = {item.article.outlet_id: (private,) for item in those}
    lenses.update({item.article.outlet_id: (state,) for item in others})
    dossier = Dossier("event-a", (*those, *others), (claim(*(saying(item, 1) for item in those)),), lenses=lenses)

    assert compose(dossier, "en").positions == ()


def naming(outlet_id: str, country: str, number: int) -> tuple[Reading, Outlet]:
    noted = Noted(names={"Mali": "mali", "The Front": "group"})
    found = reading(outlet_id, "", "Soldiers of Mali met The Front today. It rained all day.", hours=number, noted=noted)
    return found, Outlet(outlet_id, outlet_id.title(), country=country)


@pytest.mark.parametrize(
    ("countries", "owner", "missing"),
    [
        (("FR", "GB"), None, ("group", "mali")),
        (("FR", "ML"), None, ("group",)),
        (("FR", "ML"), "The Front", ()),
    ],
)
def test_a_side_is_missing_unless_an_outlet_is_of_it(countries: tuple[str, str], owner: str | None, missing: tuple[str, ...]) -> None:
    pairs = [naming(f"paper-{number}", country, number) for number, country in enumerate(countries)]
    outlets = {outlet.id: replace(outlet, owner=owner if number else None) for number, (_, outlet) in enumerate(pairs)}
    readings = tuple(item for item, _ in pairs)
    claims = (claim(*(saying(item, 1) for item in readings)),)
    dossier = Dossier("event-a", readings, claims, outlets=outlets, entities={"mali": MALI, "group": GROUP})

    assert verify(compose(dossier, "en"), dossier)[0].missing == missing


def test_the_axis_that_explains_the_claims_groups_the_page() -> None:
    lens = Lens(Axis.CONTROL, "state-controlled", "a rater", "a method", "")
    readings = tuple(article(f"o{number}", "It rained all day long.", hours=number) for number in range(4))
    lenses: dict[str, tuple[Lens, ...]] = {
        item.article.outlet_id: (replace(lens, value=str(number % 2)),) for number, item in enumerate(readings)
    }
    dossier = Dossier("event-a", readings, (claim(*(saying(item, 0) for item in readings)),), lenses=lenses)

    assert compose(dossier, "en").axis is Axis.CONTROL
    assert compose(replace(dossier, separations={Axis.REGION: 1.4, Axis.CONTROL: 0.6}), "en").axis is Axis.REGION
    assert compose(replace(dossier, separations={Axis.REGION: 0.1}), "en").axis is Axis.CONTROL


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("The flood on Friday was the deadliest in living memory.", False),
        ("The flood on Friday was the deadliest in living memory, the mayor said.", True),
    ],
)
def test_a_superlative_needs_a_holder_in_the_summary(sentence: str, stands: bool) -> None:  # noqa: FBT001
    readings = tuple(
        article(f"o{number}", "A bridge fell.", sentence, title="A bridge fell in the town", hours=number) for number in range(3)
    )
    claims = (claim(*(saying(item, 0) for item in readings)), claim(*(saying(item, 1) for item in readings)))
    brief = compose(told(readings, *claims), "en")

    printed = {item.text for item in (*brief.summary, *((brief.deck,) if brief.deck else ()))}

    assert (sentence in printed) is stands
