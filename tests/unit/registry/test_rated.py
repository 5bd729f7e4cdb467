import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import Misconfigured, Reason
from rashomon.model.outlet import Outlet
from rashomon.registry import registry_from
from rashomon.registry.rated import Rated, rated_outlets
from rashomon.registry.raters import FORMS
from rashomon.registry.ratings import Rating, RatingFile, Scope, ratings_in, ratings_of, read_ratings, write_ratings

REGISTRY = registry_from(
    [Outlet("herald", "The Herald", ("herald.example", "theherald.example")), Outlet("gazette", "Gazette", ("gazette.example",))]
)
DAY = "2026-05-01"


def rated(body: str | bytes, *, form: str | None = None) -> Rated:
    return rated_outlets(body.encode() if isinstance(body, str) else body, REGISTRY, name="table", on=DAY, form=form)


def whole(rated_as: str, day: str = DAY, url: str | None = None, **values: str) -> Rating:
    return Rating("herald", rated_as, Scope.OUTLET, {key.replace("_", "-"): value for key, value in values.items()}, day, url)


MBFC_JSON = json.dumps(
    [
        {
            "Source": "The Herald",
            "MBFC URL": "https://mediabiasfactcheck.com/the-herald/",
            "Bias": "Left-Center",
            "Political Bias": "Left-Center",
            "Country": "United Kingdom",
            "Factual Reporting": "High",
            "Media Type": "Newspaper",
            "Source URL": "herald.example",
            "Credibility": "N/A",
            "Source ID#": 100684,
            "Factual Score": 1.5,
            "": "",
        }
    ]
)
MBFC_CSV = "source,country,bias,factual_reporting,press_freedom,mbfc_credibility_rating\nherald.example,UK,left-center,high,free,high credibility\n"
ALLSIDES_JSON = json.dumps(
    {
        "allsides_media_bias_ratings": [
            {
                "publication": {
                    "source_name": "The Herald",
                    "source_type": "News Media",
                    "media_bias_rating": "Lean Left",
                    "source_url": "https://www.herald.example/",
                    "allsides_url": "https://www.allsides.com/news-source/herald",
                }
            }
        ]
    }
)
ALLSIDES_CSV = (
    "allsides_media_bias_ratings/publication/source_name,allsides_media_bias_ratings/publication/media_bias_rating,"
    "allsides_media_bias_ratings/publication/source_url\nThe Herald,Lean Left,https://herald.example\n"
)
ADFONTES_CSV = (
    "id;moniker_name;domain;reliability_mean;reliability_label;bias_mean;bias_label\n7;Herald;herald.example;42.1;Reliable;-3.5;Middle\n"
)
NEWSGUARD_CSV = (
    "UUID,Domain,Rating,Score,Country,Orientation,Last Updated,Does not repeatedly publish false content\n"
    '1,herald.example,T,"92,5",GB,Left,2026-02-03,Yes\n'
)
NEWSGUARD_JSON = json.dumps([{"identifier": "theherald.example", "rank": "T", "score": 100.0}])


@pytest.mark.parametrize(
    ("body", "form", "rating"),
    [
        (
            MBFC_JSON,
            "mbfc",
            whole(
                "herald.example",
                url="https://mediabiasfactcheck.com/the-herald/",
                bias="Left-Center",
                political_bias="Left-Center",
                factual_reporting="High",
                factual_score="1.5",
            ),
        ),
        (MBFC_CSV, "mbfc", whole("herald.example", bias="left-center", factual_reporting="high", credibility="high credibility")),
        (ALLSIDES_JSON, "allsides", whole("herald.example", url="https://www.allsides.com/news-source/herald", bias="Lean Left")),
        (ALLSIDES_CSV, "allsides", whole("herald.example", bias="Lean Left")),
        (
            ADFONTES_CSV,
            "adfontes",
            whole("herald.example", bias="-3.5", bias_label="Middle", reliability="42.1", reliability_label="Reliable"),
        ),
        (NEWSGUARD_CSV, "newsguard", whole("herald.example", day="2026-02-03", rating="T", score="92,5", orientation="Left")),
        (NEWSGUARD_JSON, "newsguard", whole("theherald.example", rating="T", score="100.0")),
    ],
)
def test_each_raters_tables_are_known_by_their_headings(body: str, form: str, rating: Rating) -> None:
    found = rated(body)

    assert (found.form, found.ratings, found.unknown, found.rejected) == (form, (rating,), (), ())


def test_ratings_by_domain_are_read_and_a_byte_order_mark_does_not_matter() -> None:
    table = {"www.herald.example": {"bias": "Left", "bias_website": "https://mediabiasfactcheck.com/herald/", "factual_reporting": "Mixed"}}

    found = rated(b"\xef\xbb\xbf" + json.dumps(table).encode())

    assert found.ratings == (whole("herald.example", url="https://mediabiasfactcheck.com/herald/", bias="Left", factual_reporting="Mixed"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_may_be_divided_and_encoded_as_spreadsheets_do_it(delimiter: str, encoding: str) -> None:
    text = "Domain,Score,Orientation\r\nherald.example,90,справа\r\n".replace(",", delimiter)

    assert rated(text.encode(encoding)).ratings == (whole("herald.example", score="90", orientation="справа"),)


@pytest.mark.parametrize(
    ("address", "rated_as", "scope"),
    [
        ("https://www.Herald.example/", "herald.example", Scope.OUTLET),
        ("http://theherald.example", "theherald.example", Scope.OUTLET),
        ("herald.example/opinion/", "herald.example/opinion", Scope.PART),
        ("sport.herald.example", "sport.herald.example", Scope.PART),
    ],
)
def test_a_rating_is_of_the_outlet_or_of_a_part_of_it(address: str, rated_as: str, scope: Scope) -> None:
    (rating,) = rated(f"domain,score,orientation\n{address},1,\n").ratings

    assert (rating.outlet, rating.rated, rating.scope) == ("herald", rated_as, scope)


def test_addresses_of_no_outlet_that_is_known_are_listed_once_and_their_ratings_are_not_kept() -> None:
    found = rated("domain,score,orientation\nnowhere.example,1,\nherald.example,2,\nnowhere.example,3,\n")

    assert [rating.rated for rating in found.ratings] == ["herald.example"]
    assert found.unknown == ("nowhere.example",)


def test_the_raters_own_page_is_not_what_it_rates() -> None:
    found = rated("news_source,rating,rating_num,url\nHerald,left,1,https://www.allsides.com/news-source/herald\n")

    assert [row.reason for row in found.rejected] == [Reason.INVALID_URL]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",1,", Reason.MISSING_FIELD),
        ("The Herald,1,", Reason.INVALID_URL),
        ("javascript:alert(1),1,", Reason.INVALID_URL),
        ("herald.example,n/a,", Reason.MISSING_FIELD),
        ("herald.example,\0,", Reason.MALFORMED),
        ('herald.example,"' + "x" * 200_000 + '",', Reason.MALFORMED),
        ("gazette.example,2,", Reason.DUPLICATE_URL),
    ],
)
def test_a_row_that_cannot_be_taken_is_counted_and_those_around_it_are_taken(line: str, reason: Reason) -> None:
    found = rated(f"domain,score,orientation\ngazette.example,1,\n{line}\nherald.example,1,left\n")

    assert [row.reason for row in found.rejected] == [reason]
    assert [rating.outlet for rating in found.ratings] == ["gazette", "herald"]


def test_a_quotation_mark_that_is_never_closed_takes_nothing_down() -> None:
    found = rated('domain,score,orientation\nherald.example,1,\ngazette.example,"2,\n' + "other.example,3,\n" * 20_000)

    assert [rating.outlet for rating in found.ratings] == ["herald"]
    assert Reason.MALFORMED in {row.reason for row in found.rejected}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "no table"),
        (b"\0\1\2", "no table"),
        (b"just some words", "no table"),
        ("domain,orientation\nherald.example,gauche à droite\n".encode("latin-1"), "byte 41 is not UTF-8: save it as CSV in UTF-8"),
        (b"name,place\nHerald,London\n", "do not tell whose ratings these are; say so with --as mbfc|allsides|adfontes|newsguard"),
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"a": 1}', "no table of ratings"),
        (b'"text"', "no table"),
        (b"[1, 2]", "do not tell whose"),
    ],
)
def test_what_is_no_table_of_ratings_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(Misconfigured, match=message.replace("|", r"\|")):
        rated(body)


def test_a_table_without_a_column_that_is_needed_says_which_names_were_looked_for() -> None:
    with pytest.raises(
        Misconfigured, match=r"no column of addresses as NewsGuard names it \(domain, identifier, .*it has orientation, score"
    ):
        rated("score,orientation\n1,left\n")
    with pytest.raises(Misconfigured, match=r"no column of ratings as AllSides names it .*it has colour, domain"):
        rated("domain,colour\nherald.example,red\n", form="allsides")


@given(st.binary(max_size=300), st.sampled_from([None, *FORMS]))
def test_any_bytes_are_read_or_refused(body: bytes, form: str | None) -> None:
    for tried in (body, b"domain,score,orientation\nherald.example," + body, b'[{"domain": "herald.example", "score": "' + body):
        try:
            found = rated(tried, form=form)
        except Misconfigured:
            continue
        assert all(value.isprintable() for rating in found.ratings for value in rating.values.values())


HERALD_RATINGS = RatingFile(
    "NewsGuard",
    "https://example.org/method",
    "for my own use",
    'table "2".csv',
    (
        Rating("herald", "sport.herald.example", Scope.PART, {"score": "50"}, "2026"),
        Rating("herald", "herald.example", Scope.OUTLET, {"score": 'says "so" \\ 好'}, "2026-05-01", "https://example.org/herald"),
        Rating("gazette", "gazette.example", Scope.OUTLET, {"score": "1"}),
    ),
)


def test_ratings_that_are_written_are_read_back_as_they_were(tmp_path: Path) -> None:
    write_ratings(tmp_path / "ratings" / "newsguard.toml", HERALD_RATINGS)
    write_ratings(tmp_path / "ratings" / "adfontes.toml", RatingFile("Ad Fontes Media", "m", "l", "f"))

    assert [file.rater for file in ratings_in(tmp_path / "ratings")] == ["Ad Fontes Media", "NewsGuard"]
    assert read_ratings(tmp_path / "ratings" / "newsguard.toml") == HERALD_RATINGS


def test_of_an_outlet_the_rating_of_the_whole_comes_first_and_who_says_nothing_is_left_out() -> None:
    ((file, found),) = ratings_of("herald", [RatingFile("Silent", "m", "l", "f"), HERALD_RATINGS])

    assert file is HERALD_RATINGS
    assert [rating.rated for rating in found] == ["herald.example", "sport.herald.example"]


def test_another_file_in_the_folder_of_ratings_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[[outlet]]\n", "utf-8")

    with pytest.raises(Misconfigured, match="is no file of ratings: Object missing required field `rater`"):
        ratings_in(tmp_path)


def test_where_there_is_no_folder_there_are_no_ratings(tmp_path: Path) -> None:
    assert ratings_in(tmp_path / "nowhere") == ()
