"""The timeline: what several voices say, by the day on which it was first said."""

from dataclasses import replace
from datetime import date, timedelta

from tests.unit.compose.building import article, claim, saying, told

from rashomon.compose import compose
from rashomon.model.brief import TimelineEntry
from rashomon.verify import verify

DAY = 24
FIRST = article("gazette", "The bridge in Ardel fell on Tuesday morning.", "A crane was called from the capital city.")
SECOND = article("courier", "A bridge in the town of Ardel fell on Tuesday.", "Divers found the last missing car.", hours=2)
THIRD = article("mail", "Divers in Ardel found the last missing car on Thursday.", "The minister came to see it.", hours=2 * DAY)
FOURTH = article("tribune", "The last missing car was found by divers on Thursday.", hours=2 * DAY + 3)
FELL = claim(saying(FIRST, 0), saying(SECOND, 0))
FOUND = claim(saying(THIRD, 0), saying(FOURTH, 0))
CRANE = claim(saying(FIRST, 1))
DOSSIER = told([FIRST, SECOND, THIRD, FOURTH], FELL, FOUND, CRANE)


def entries() -> tuple[TimelineEntry, ...]:
    return compose(DOSSIER, "en").timeline


def test_claims_of_several_voices_stand_under_the_day_of_their_first_report() -> None:
    assert [(entry.on, entry.sentence.text) for entry in entries()] == [
        (date(2026, 3, 3), "The bridge in Ardel fell on Tuesday morning."),
        (date(2026, 3, 5), "Divers in Ardel found the last missing car on Thursday."),
    ]


def test_the_first_report_is_cited() -> None:
    assert all(entry.sentence.citations[0].article_id in {FIRST.id, THIRD.id} for entry in entries())


def test_an_entry_is_in_the_words_of_its_day() -> None:
    late = article("evening", "The bridge in Ardel that fell on Tuesday killed nine, officials said.", hours=2 * DAY)
    grown = claim(saying(FIRST, 0), saying(late, 0))

    assert {
        citation.article_id
        for entry in compose(told([FIRST, late, THIRD, FOURTH], grown, FOUND), "en").timeline
        for citation in entry.sentence.citations
    } == {FIRST.id, THIRD.id, FOURTH.id}


def test_a_single_day_has_no_timeline() -> None:
    assert compose(told([FIRST, SECOND], FELL), "en").timeline == ()


def test_an_entry_under_another_day_is_dropped() -> None:
    brief = compose(DOSSIER, "en")
    late = replace(brief.timeline[0], on=brief.timeline[0].on + timedelta(days=1))
    checked, receipt = verify(replace(brief, timeline=(late, brief.timeline[1])), DOSSIER)

    assert checked.timeline == (brief.timeline[1],)
    assert [(dropped.rule, dropped.place) for dropped in receipt.dropped] == [("dates", "timeline")]
