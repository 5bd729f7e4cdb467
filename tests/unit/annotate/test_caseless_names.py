"""Names in scripts that have no capitals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.model.article import Article
from rashomon.model.entity import Entity, EntityKind, Mention
from rashomon.text.sentences import split

NOBODY = Gazetteer(())


def mentions(text: str, language: str) -> tuple[Mention, ...]:
    return mentions_of(Article("article-1", "https://gazette.example/1", "gazette", "", text), language, split(text, language), NOBODY)


def found(text: str, language: str) -> list[tuple[str, EntityKind]]:
    return [(mention.span.text, mention.kind) for mention in mentions(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "استقبل الوزير جلنار الفرغاني الوفد.", "جلنار الفرغاني"),
        ("ar", "وقال رئيس البلدية منذر الشاوردي إن الطريق مفتوح.", "منذر الشاوردي"),
        ("fa", "سخنگوی پلیس، سرهنگ بهزاد کاویانفر، آمد.", "بهزاد کاویانفر"),
        ("hi", "मंत्री देवव्रत पाटणकर ने कहा।", "देवव्रत पाटणकर"),
        ("hi", "सचिव आर. के. वाघमारे ने कहा।", "आर. के. वाघमारे"),
        ("zh", "部长艾萨图·恩迪奥古出席仪式。", "艾萨图·恩迪奥古"),
        ("zh", "村民许长庚说，水进了屋。", "许长庚"),
        ("ja", "イングリッド・ハルヴォルセン首相は話した。", "イングリッド・ハルヴォルセン"),
        ("ja", "農家の柏木誠一郎さんは語った。", "柏木誠一郎"),
    ],
)
def test_whoever_a_title_announces_is_a_person(language: str, text: str, name: str) -> None:
    assert (name, EntityKind.PERSON) in found(text, language)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("ar", "غرقت مدينة تيلارينك أمس.", "تيلارينك", EntityKind.CITY),
        ("hi", "पानी तेलारिनक शहर में आया।", "तेलारिनक", EntityKind.CITY),
        ("zh", "洪水冲进捷拉雷克市。", "捷拉雷克", EntityKind.CITY),
        ("zh", "大坝建在姆贝雷基河上。", "姆贝雷基河", EntityKind.PLACE),
        ("ja", "ムベレキ川にダムが建つ。", "ムベレキ川", EntityKind.PLACE),
        ("ja", "白瀬町の橋は通れない。", "白瀬町", EntityKind.PLACE),
        ("zh", "运营方特尔苏能源公司否认。", "特尔苏能源公司", EntityKind.ORGANISATION),
        ("hi", "कंपनी नवदीप्ता एनर्जी की बैठक हुई।", "नवदीप्ता एनर्जी", EntityKind.ORGANISATION),
    ],
)
def test_places_and_bodies_are_told_by_the_noun_beside_them(language: str, text: str, name: str, kind: EntityKind) -> None:
    assert (name, kind) in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال الوزير إن الطريق مفتوح اليوم."),
        ("fa", "وزیر گفت که راه باز است."),
        ("hi", "मंत्री ने कहा कि पुल बंद है।"),
        ("zh", "部长表示道路已经开放。"),
        ("ja", "外務大臣と東京都知事は会見で述べた。"),
    ],
)
def test_a_title_without_a_name_announces_nobody(language: str, text: str) -> None:
    assert found(text, language) == []


PIECES = [
    "الرئيس ",
    "قال ",
    "رشدي ",
    "ولد ",
    "नदी ",
    "शहर ",
    "संघ ",
    "वाघमारे ",
    "मंत्री ",
    "ने ",
    "देवव्रत ",
    "وزیر ",
    "شهرام ",
    "奥",
    "·",
    "部长",
    "公司",
    "王",
    "カ",
    "・",
    "氏",
    "。",
    ": ",
]


@given(
    text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join), language=st.sampled_from(["ar", "fa", "hi", "zh", "ja"])
)
def test_every_name_holds_in_the_text_and_none_overlap(text: str, language: str) -> None:
    spans = [mention.span for mention in mentions(text, language)]
    assert all(span.holds_in(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("language", "piece"),
    [("zh", "奥·"), ("zh", "部长"), ("ja", "カ・"), ("ja", "大"), ("ar", "الرئيس "), ("ar", "قال "), ("hi", "मंत्री "), ("fa", "شهرام ")],
)
def test_a_long_hostile_text_is_read_through(language: str, piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert all(mention.span.holds_in(text) for mention in mentions(text, language))


def test_a_city_is_not_found_within_a_longer_name() -> None:
    city = Gazetteer((Entity("vale", EntityKind.CITY, {"en": "Vale", "zh": "瓦利"}),))
    text = "部长乌西娅·卡尔瓦利多说，瓦利很远。"
    article = Article("article-1", "https://gazette.example/1", "gazette", "", text)
    named = [(mention.span.text, mention.entity_id) for mention in mentions_of(article, "zh", split(text, "zh"), city)]
    assert named == [("乌西娅·卡尔瓦利多", None), ("瓦利", "vale")]
