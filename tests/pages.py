"""Pages for tests: arbitrary ones of the strict form, hostile characters included."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rashomon.page import (
    Count,
    DroppedLine,
    Field,
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    MetaField,
    NumberLine,
    Page,
    Position,
    QuoteLine,
    Receipts,
    Run,
    RunKind,
    SourceLine,
    TakeGroup,
    TakeLine,
    Text,
    TimelineLine,
    WatchItem,
)

_ACTING = [
    *(
        "*a*",
        "**b**",
        "_c_",
        "`d`",
        "[e](f)",
        "[[g]]",
        "[^1]",
        "![h](i)",
        "<b>",
        "&amp;",
        "# ",
        "- ",
        "1. ",
        "> ",
        "| ",
        "~~j~~",
        "\\",
        "---",
    ),
    *(
        " — ",
        ", ",
        ": ",
        "; ",
        " · ",
        "(k)",
        '"',
        "“l”",
        "*(fr)*",
        "Source: m",
        "Canonical: n",
        "**Meta:**",
        "No take from: o",
        " — held by p",
    ),
    *(
        "مرحبا",
        "你好，世界",
        "नमस्ते",
        "😀",
        "É",
        "https://a.example/b?c=d&e=f",
        "www.g.example",
        "h@i.example",
        "(3 of 4)",
        " — look again: 2026-01-01",
    ),
]
_LETTERS = st.characters(categories=("L", "N", "P", "S", "M"), exclude_characters="\ufffd")


def words(*, most: int = 5) -> SearchStrategy[str]:
    """One line without space at its ends, never empty."""
    piece = st.one_of(st.sampled_from(_ACTING), st.text(_LETTERS, min_size=1, max_size=6))
    return st.lists(piece, min_size=1, max_size=most).map(lambda pieces: " ".join(" ".join(pieces).split())).filter(bool)


_SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
_TARGETS = st.one_of(
    _SLUGS.map(lambda slug: f"../entity/{slug}.md"), st.sampled_from(["/zh/entity/x", "https://a.example/(b)?c=d&amp;e", "", "a b<c>"])
)
_TAGS = st.sampled_from(["", "fr", "zh-Hant", "ar"])
_DAYS = st.dates().map(lambda day: day.isoformat())
_ADDRESSES = st.one_of(st.just(""), _SLUGS.map(lambda slug: f"https://{slug}.example/2026/a_b_c#:~:text=d%20e,f"))


def texts(*, has_citations: bool = True) -> SearchStrategy[Text]:
    """A line of plain words and links, perhaps marked with a language and cited at its end."""
    run = st.one_of(words(most=2).map(Run), st.builds(Run, words(most=2), st.just(RunKind.LINK), _TARGETS))
    runs = st.lists(run, min_size=1, max_size=3).map(_spaced)
    cited = st.lists(st.integers(1, 99), max_size=3 if has_citations else 0, unique=True)
    marks = cited.map(lambda numbers: tuple(Run(str(number), RunKind.CITATION) for number in numbers))
    return st.builds(lambda body, end, tag: Text((*body, *end), tag), runs, marks, _TAGS)


def _spaced(runs: list[Run]) -> tuple[Run, ...]:
    """Plain runs and links in turn, a space between any two."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].kind is RunKind.PLAIN and run.kind is RunKind.PLAIN:
            joined[-1] = Run(f"{joined[-1].text} {run.text}")
        elif joined and joined[-1].kind is RunKind.PLAIN:
            joined[-1:] = [Run(f"{joined[-1].text} "), run]
        elif joined and run.kind is RunKind.PLAIN:
            joined.append(Run(f" {run.text}"))
        else:
            joined += [Run(" "), run] if joined else [run]
    return tuple(joined)


_NAMES = st.builds(
    lambda name, target: Text((Run(name, RunKind.LINK, target) if target else Run(name),)),
    words(most=2),
    st.sampled_from(["", "../outlet/a.md"]),
)
_SMALL = st.integers(0, 999)


def _some(strategy: SearchStrategy[object], most: int = 2) -> SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


_POSITIONS = st.one_of(
    st.builds(Position, texts()),
    st.builds(
        lambda statement, stance, holders, lens, shares: Position(statement, stance, holders, *((lens, *shares) if shares[1] else ())),
        texts(),
        st.sampled_from(["held by", "as reported by"]),
        st.lists(_NAMES, min_size=1, max_size=2).map(tuple),
        st.one_of(st.just(""), words(most=2)),
        st.tuples(_SMALL, _SMALL, _SMALL, _SMALL).map(lambda four: four if four[3] else (*four[:2], 0, 0)),
    ),
)
_NUMBERS = st.builds(
    NumberLine,
    texts(),
    texts(has_citations=False),
    st.just(" — "),
    st.sampled_from(["", "34", ">=34", "~1.5%", "3..4", "1000 USD"]),
    _some(_NAMES),
    st.one_of(st.just(""), _DAYS),
    st.sampled_from(["", "disputed", "superseded"]),
)
_TAKES = st.builds(
    TakeLine,
    words(most=2),
    st.one_of(st.just(""), words(most=2), st.just("fr")),
    _TAGS,
    st.one_of(st.none(), texts()),
    st.one_of(st.none(), st.builds(QuoteLine, words(), st.one_of(st.just(""), words(most=2)), st.booleans())),
    _ADDRESSES,
    st.booleans(),
    st.one_of(st.just(""), words(most=2)),
)
_STATES = st.sampled_from(["reported", "absent", "unread", "contradicted"])
_MATRICES = st.integers(0, 3).flatmap(
    lambda width: st.builds(
        Matrix,
        st.lists(_NAMES, min_size=width, max_size=width).map(tuple),
        _some(
            st.builds(
                MatrixLine,
                texts(),
                _SMALL,
                st.lists(_STATES, min_size=width, max_size=width).map(tuple),
                st.lists(st.integers(0, 99), min_size=width, max_size=width).map(lambda numbers: tuple(numbers) if any(numbers) else ()),
            )
        ),
    )
)


def _source_line(number: int, outlet: Text, tag: str, said: str, place: tuple[str, str, int, int] | None, url: str) -> SourceLine:
    article, part, start, end = place or ("", "", 0, 0)
    return SourceLine(number, outlet, tag, said, article=article, part=part, start=start, end=end, url=url)


_SOURCES = st.builds(
    _source_line,
    st.integers(1, 99),
    _NAMES,
    _TAGS,
    st.one_of(st.just(""), words()),
    st.one_of(st.none(), st.tuples(_SLUGS, st.sampled_from(["title", "text"]), _SMALL, _SMALL)),
    _ADDRESSES,
)
_RECEIPTS = st.builds(
    Receipts,
    _some(st.builds(Count, _SMALL, words(most=2))),
    _some(st.builds(DroppedLine, _SLUGS, words(most=2), words())),
    st.one_of(st.just(""), words(most=3)),
    st.one_of(st.just(""), _SLUGS.map(lambda slug: f"{slug}.audit.json")),
)
_KEYS = st.sampled_from(["id", "event", "locale", "as_of", "revision", "imported_from"])


def pages() -> SearchStrategy[Page]:
    """Arbitrary pages of the strict form."""
    return st.builds(
        Page,
        title=texts(),
        front=st.lists(st.builds(Field, _KEYS, words()), max_size=3, unique_by=lambda field: field.key).map(tuple),
        deck=st.one_of(st.none(), texts()),
        meta=st.builds(
            Meta,
            _some(
                st.builds(
                    MetaField, words(most=2).filter(lambda key: not key[0].isdigit()), st.lists(texts(), min_size=1, max_size=2).map(tuple)
                )
            ),
            _some(st.builds(Count, _SMALL, words(most=2))),
        ),
        summary=_some(texts()),
        split=_some(_POSITIONS),
        missing=_some(_NAMES),
        numbers=_some(_NUMBERS),
        why=_some(texts()),
        watch=_some(st.builds(WatchItem, texts(), st.one_of(st.just(""), _DAYS.filter(lambda day: day > "1000")))),
        takes=st.lists(st.builds(TakeGroup, words(most=2), _some(_TAKES)), max_size=2).map(tuple),
        matrix=st.one_of(st.none(), _MATRICES),
        timeline=_some(st.builds(TimelineLine, _DAYS, texts())),
        graph=_some(st.builds(GraphLine, words(most=2), st.lists(_NAMES, min_size=1, max_size=3).map(tuple))),
        receipts=st.one_of(st.none(), _RECEIPTS),
        sources=_some(_SOURCES, 3),
        canonical=st.one_of(st.just(""), _SLUGS.map(lambda slug: f"https://g.example/en/n/{slug}")),
    )
