import pytest

from rashomon.audit.context import Context, Known
from rashomon.audit.finding import Fault, Section
from rashomon.audit.split import SPLIT
from rashomon.audit.subjects import subjects_of
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.outlet import Outlet, OutletKind
from rashomon.page import Page, Position, QuoteLine, SourceLine, TakeGroup, TakeLine, Text

(RULE,) = SPLIT
MALI = Entity("mali", EntityKind.COUNTRY, {"en": "Mali", "ru": "Мали", "zh": "马里"}, country="ML")


def take(outlet: str, *, source: str = "", speaker: str = "") -> TakeLine:
    return TakeLine(outlet, source=source, quote=QuoteLine("words", speaker) if speaker else None)


def page_with(*positions: Position, takes: tuple[TakeLine, ...] = (), missing: tuple[str, ...] = (), locale: str = "en") -> Page:
    return Page(
        title=Text.of("1"),
        split=positions,
        missing=tuple(Text.of(name) for name in missing),
        takes=(TakeGroup("unlabelled", takes),) if takes else (),
        canonical=f"https://news.example/{locale}/n/a",
    )


def faults(page: Page, known: Known | None = None) -> list[Fault]:
    return [item for item in RULE.check(page, Context(known=known or Known())) if isinstance(item, Fault)]


def test_the_reference_page_tells_three_positions_without_a_take_of_those_who_hold_them() -> None:
    paragraph = (
        "The Malian junta and AES partners characterised the attacks as a provocation by foreign-backed terrorist networks."
        " JNIM's online communications framed the offensive as retaliation for air-strike campaigns in civilian areas."
        " Regional analysts and Western think-tanks focused on what the attacks reveal about junta vulnerability."
        " The African Union and ECOWAS, which the AES had expelled, largely stayed silent."
    )
    takes = tuple(map(take, ("Al Jazeera", "NPR", "African Arguments", "Chatham House", "Africanews (AES joint airstrikes)")))
    found = faults(page_with(Position(Text.of(paragraph, line=12)), takes=takes, locale="zh"))
    assert [(fault.place.section, fault.place.line) for fault in found] == [(Section.SPLIT, 12)] * 3
    assert ["Malian junta and AES partners" in found[0].seen, "of JNIM," in found[1].seen] == [True, True]
    assert "African Union and ECOWAS" in found[2].seen


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        ("Le gouvernement malien a dénoncé une provocation étrangère.", "fr", "gouvernement malien"),
        ("El gobierno de Malí rechazó las acusaciones.", "es", "gobierno de Malí"),
        ("O governo rejeitou as acusações.", "pt", "governo"),
        ("Die Militärjunta verurteilte den Angriff.", "de", "Militärjunta"),
        ("Il governo ha respinto le accuse.", "it", "governo"),
        ("Правительство Мали осудило нападение.", "ru", "Правительство Мали"),
        ("وصفت الحكومة المالية الهجوم بأنه استفزاز.", "ar", "الحكومة"),
        ("马里军政府谴责了这次袭击。", "zh", "马里军政府"),
        ("マリの軍事政権は攻撃を非難した。", "ja", "マリの軍事政権"),
        ("सरकार ने हमले की निंदा की।", "hi", "सरकार"),
        ("Mali hükümeti saldırıyı kınadı.", "tr", "Mali hükümeti"),
        ("Pemerintah Mali mengecam serangan itu.", "id", "Pemerintah Mali"),
        ("Serikali ya Mali ililaani shambulio hilo.", "sw", "Serikali ya Mali"),
        ("دولت مالی این حمله را محکوم کرد.", "fa", "دولت"),
    ],
)
def test_a_position_of_an_actor_without_a_take_is_told_in_every_content_language(sentence: str, language: str, name: str) -> None:
    (fault,) = faults(page_with(Position(Text.of(sentence)), takes=(take("The Harbour"),), locale=language))
    assert name in fault.seen


def test_a_listed_entity_is_an_actor_where_its_sentence_takes_a_position_and_not_elsewhere() -> None:
    known = Known((MALI,))
    assert [subject.name for subject in subjects_of("Mali condemned the attack.", "en", known)] == ["Mali"]
    assert subjects_of("Kati is the military command heartland of Mali.", "en", known) == ()
    assert subjects_of("In Mali, many condemned the attack.", "en", known) == ()
    assert subjects_of("Critics condemned the attack.", "en", known) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Regional analysts and Western think-tanks focused on the junta's weakness.",
        "The Harbour framed the strike as a failure of the port.",
        "The port union framed the strike as a last resort.",
        "Al Jazeera reported that the junta rejected the offer.",
        "The strike was a failure of the port, newspapers in both countries held.",
    ],
)
def test_outlets_of_the_page_their_kinds_and_speakers_of_its_quotes_have_their_own_voice(sentence: str) -> None:
    takes = (take("The Harbour"), take("Al Jazeera"), take("NPR", speaker="Port Union"))
    assert faults(page_with(Position(Text.of(sentence)), takes=takes)) == []


def test_an_official_outlet_speaks_for_its_government() -> None:
    known = Known((MALI,), (Outlet("ortm", "ORTM", ("ortm.example",), "ML", kind=OutletKind.OFFICIAL),))
    page = page_with(
        Position(Text.of("The Malian government condemned the attack.")), takes=(take("ORTM", source="https://ortm.example/a"),)
    )
    assert faults(page, known) == []
    assert len(faults(page)) == 1


def test_as_reported_by_an_outlet_of_the_page_will_do_where_the_missing_side_is_listed() -> None:
    told = Position(Text.of("JNIM framed the offensive as retaliation, as reported by Al Jazeera."))
    listed = page_with(told, takes=(take("Al Jazeera"),), missing=("JNIM",))
    unlisted = page_with(told, takes=(take("Al Jazeera"),))
    elsewhere = page_with(told, takes=(take("The Harbour"),), missing=("JNIM",))
    assert faults(listed) == []
    assert [(fault.place.section, "JNIM" in fault.seen) for fault in faults(unlisted)] == [(Section.MISSING, True)]
    assert [fault.place.section for fault in faults(elsewhere)] == [Section.SPLIT]


def test_a_citation_of_a_listed_source_says_who_reports_a_position() -> None:
    page = Page(
        title=Text.of("1"),
        split=(Position(Text.of("JNIM framed the offensive as retaliation.", citations=(1,))),),
        sources=(SourceLine(1, Text.of("Al Jazeera"), "en", "JNIM framed the offensive as retaliation."),),
    )
    assert faults(page) == []


def test_every_holder_of_the_strict_form_has_a_take() -> None:
    held = Position(Text.of("The strike failed."), "held by", (Text.of("The Harbour"), Text.of("Le Quai")))
    assert faults(page_with(held, takes=(take("The Harbour"), take("Le Quai")))) == []
    (fault,) = faults(page_with(held, takes=(take("The Harbour"),)))
    assert "Le Quai" in fault.seen
    assert "The Harbour" not in fault.seen.partition(":")[0]


def test_a_name_that_shares_a_beginning_with_an_outlet_is_not_that_outlet() -> None:
    page = page_with(Position(Text.of("The African Union condemned the attack.")), takes=(take("Africanews"), take("African Arguments")))
    assert len(faults(page)) == 1


def test_a_position_without_subject_outlet_or_source_is_a_fault() -> None:
    nobody = page_with(Position(Text.of("The strike was a failure from its first hour.")), takes=(take("The Harbour"),))
    somebody = page_with(Position(Text.of("For The Harbour the strike was a failure.")), takes=(take("The Harbour"),))
    assert len(faults(nobody)) == 1
    assert faults(somebody) == []
