"""What an index finds, and what it counts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import glossator
from glossator import testing
from glossator_serve.corpus import Corpus
from glossator_serve.facets import HAS, Term, terms_of
from glossator_serve.place import open_index
from glossator_serve.progress import Progress
from glossator_serve.search import OPEN, SHUT, Index, Query, match_of
from glossator_standard import Entity, Quotation


def ids(index: Index, **query: object) -> list[str]:
    return [row.id for row in index.search(Query(**query)).rows]  # type: ignore[arg-type]  # as given


def test_words_are_found_without_accents_case_or_order(index: Index) -> None:
    assert ids(index, words="CAFE opened") == ["a/b ?&"]
    assert ids(index, words="rome fled") == ids(index, words="fled rome")
    assert set(ids(index, words="fled rome")) == {"court", "flood"}


def test_a_phrase_and_the_beginning_of_a_word_are_found(index: Index) -> None:
    assert ids(index, words='"have fled"') == ["court"]
    assert ids(index, words='"fled have"') == []
    assert ids(index, words="ambass*") == ["court"]


def test_what_is_found_is_marked_in_its_extract(index: Index) -> None:
    [row] = index.search(Query(words="ambassador")).rows
    assert f"{OPEN}Ambassador{SHUT} Jo Song Gil" in row.extract


@given(st.text(max_size=40))
def test_no_query_is_an_error(words: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        if match := match_of(words.replace("\0", "")):
            connection.execute("SELECT * FROM words WHERE words MATCH ?", [match]).fetchall()
    connection.close()


def test_days_months_and_years_limit_what_is_found(index: Index) -> None:
    assert ids(index, since="2019") == ["flood"]
    assert ids(index, until="2018-11") == ["court"]
    assert ids(index, since="2018-11-02", until="2019-01", sort="newest") == ["flood", "court"]


def test_documents_are_sorted(index: Index) -> None:
    assert ids(index) == ["court", "flood", "a/b ?&"]
    assert ids(index, sort="oldest") == ["court", "flood", "a/b ?&"]
    assert ids(index, sort="title") == ["a/b ?&", "court", "flood"]


def test_hedged_and_not_hedged_documents_are_told_apart(index: Index) -> None:
    assert ids(index, terms=(Term(HAS, "hedging"),)) == ["court"]
    assert ids(index, without=("hedging",)) == ["flood", "a/b ?&"]


def test_a_value_is_found_whatever_its_case(index: Index) -> None:
    assert ids(index, terms=(Term("entities", "jo song gil"),)) == ["court"]
    assert ids(index, terms=(Term("quotations", "Ann Lee"),)) == ["flood"]


def test_what_is_counted_is_what_there_is(index: Index, corpus: Path) -> None:
    documents = list(glossator.read(str(corpus)))
    expected = Counter(
        (facet, value.casefold())
        for one in documents
        for facet, value in {(t.facet, t.value.casefold()) for t in terms_of(one, index.types)}
    )
    counted = {
        (facet.name, one.value.casefold()): one.documents
        for facet in index.facets(Query())
        for one in facet.values
    }
    assert counted
    assert counted.items() <= expected.items()
    narrowed = index.facets(Query(words="fled"))
    [has] = [facet for facet in narrowed if facet.name == HAS]
    assert ("titles", 1) in has.values


def test_all_values_of_a_facet_are_listed_by_their_beginning(index: Index) -> None:
    assert [one.value for one in index.values(Query(), "entities", "jo").values] == ["Jo Song Gil"]
    assert index.values(Query(), "entities", "xyz").values == []


def test_days_and_amounts_are_no_names() -> None:
    entities = [
        Entity(start=0, end=6, label="DATE", rule="model"),
        Entity(start=7, end=9, label="PERSON", rule="model"),
    ]
    document = testing.document("Monday Jo", *entities)
    found = terms_of(document, {"entities": Entity})
    assert Term("entities", "Jo") in found
    assert Term("entities", "Monday") not in found


def test_a_short_name_is_found_by_its_full_form() -> None:
    full = Entity(start=0, end=7, label="PERSON", rule="model")
    short = Entity(start=9, end=12, label="PERSON", rule="short-form", full="entities:1")
    said = Quotation(start=14, end=16, kind="direct", speaker="entities:2", rule="test")
    document = testing.document("Ann Lee. Lee: Hi", full, short, said)
    found = terms_of(document, {"entities": Entity, "quotations": Quotation})
    assert {one for one in found if one.facet in ("entities", "quotations")} == {
        Term("entities", "Ann Lee"),
        Term("quotations", "Ann Lee"),
    }


def test_a_layer_of_another_plugin_has_facets(cli: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "money_of_serve.py").write_text(
        '''
from typing import ClassVar, Literal

import glossator


class Payment(glossator.Span):
    """An amount."""

    label_field: ClassVar[str] = "currency"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("text",)

    currency: Literal["USD", "EUR"]


@glossator.annotator(provides=Payment)
def payments(document):
    yield Payment(start=0, end=2, currency="USD")
''',
        "utf-8",
    )
    (tmp_path / "text.txt").write_text("$5 is little.", "utf-8")
    run = cli(
        "run", "text.txt", "--plugin", "money_of_serve.py", "--layers", "payment", "-o", "out.json"
    )
    assert run.code == 0, run.err
    corpus = Corpus(["out.json"], plugins=["money_of_serve.py"])
    with open_index(corpus, None, Progress(corpus.files, quiet=True)) as index:
        assert ids(index, terms=(Term("payment", "$5"),)) == ["text"]
        assert ids(index, terms=(Term("payment.currency", "USD"),)) == ["text"]


def test_a_facet_of_a_field_that_there_is_not_is_refused(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "wrong_facets.py").write_text(
        "from typing import ClassVar\nimport glossator\n\n"
        'class Payment(glossator.Span):\n    """An amount."""\n\n'
        '    facet_fields: ClassVar[tuple[str, ...] | None] = ("txt",)\n\n'
        "@glossator.annotator(provides=Payment)\ndef payments(document):\n    yield from ()\n",
        "utf-8",
    )
    refused = cli("plugins", "--plugin", "wrong_facets.py")
    assert "did you mean 'text'" in refused.out + refused.err


@pytest.mark.parametrize("identifier", ["court", "a/b ?&"])
def test_a_document_comes_out_as_it_went_in(index: Index, corpus: Path, identifier: str) -> None:
    lines = {one.id: one for one in glossator.read(str(corpus))}
    assert index.document(identifier) == lines[identifier]
    assert index.document("nothing") is None
