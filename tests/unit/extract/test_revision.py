"""What a later revision of an article says otherwise."""

from rashomon.extract import changes
from rashomon.model.article import Article
from rashomon.model.revision import Changes

TEXT = "The river rose overnight. At least 12 people were killed. The mayor spoke of a disaster."


def article(text: str = TEXT, title: str = "River floods Aral") -> Article:
    return Article(id="article-1", url="https://gazette.example/flood", outlet_id="gazette", title=title, text=text, language="en")


def test_the_same_text_is_no_change() -> None:
    assert changes(article(), article()) is None


def test_typography_and_spaces_are_no_change() -> None:
    assert changes(article('He said "no" - twice.'), article("He said “no” –  twice.")) is None


def test_a_counter_is_no_change() -> None:
    assert changes(article(f"Updated 5 minutes ago\n{TEXT}"), article(f"Updated 42 minutes ago\n{TEXT}")) is None


def test_an_edited_figure_shows_both_sentences() -> None:
    edited = changes(article(), article(TEXT.replace("12", "14")))
    assert edited == Changes(edited=(("At least 12 people were killed.", "At least 14 people were killed."),))


def test_a_headline_a_new_sentence_and_one_taken_out() -> None:
    assert changes(article(), article(title="Flood in Aral")) == Changes(title=("River floods Aral", "Flood in Aral"))
    assert changes(article(), article(f"{TEXT} Schools stay closed.")) == Changes(added=("Schools stay closed.",))
    assert changes(article(), article(TEXT.removesuffix(" The mayor spoke of a disaster."))) == Changes(
        removed=("The mayor spoke of a disaster.",)
    )
