"""The word lists: well formed, without doubles, and every entry marks something."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import glossator_titles
from glossator.testing import annotate, document
from glossator_standard import Entity, Sentence, Token
from glossator_titles import grammar
from glossator_titles.lexicon import own_lexicon, plural
from glossator_titles.rules import LINKS

HERE = Path(glossator_titles.__file__).parent / "lists"
RULES = {"tokens": "rules", "sentences": "rules"}


def entries(name: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Table name, table and entry of every list in a file."""
    for key, table in tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")).items():
        for words in table.values():
            if isinstance(words, str) and "," in words:
                for entry in words.split(","):
                    yield key, table, entry.strip()


def unmarked(sentences: list[str]) -> list[str]:
    """The sentences in which no title is marked."""
    made = annotate("\n\n".join(sentences), ["titles", "sentences"], use=RULES)
    starts = [title.start for title in made.layers["titles"]]
    missing, position = [], 0
    for sentence in sentences:
        end = position + len(sentence)
        if not any(position <= start < end for start in starts):
            missing.append(sentence)
        position = end + 2
    return missing


@pytest.mark.parametrize("name", ["offices", "professions", "honorifics", "modifiers"])
def test_entries_are_on_one_line_and_written_once_in_a_table(name: str) -> None:
    seen = set()
    for key, _, entry in entries(name):
        assert entry, f"an empty entry in {key}"
        assert "\n" not in entry, f"no comma after {entry!r}"
        if name != "modifiers":
            assert (key, entry) not in seen, f"{entry!r} stands twice in {key}"
            seen.add((key, entry))


def test_no_modifier_stands_twice_in_a_list() -> None:
    for key, table in tomllib.loads((HERE / "modifiers.toml").read_text("utf-8")).items():
        for listed, words in table.items():
            count = Counter(entry.strip() for entry in str(words).split(",") if entry.strip())
            twice = [entry for entry, times in count.items() if times > 1]
            assert twice == [], f"{key}.{listed}"


@pytest.mark.parametrize("name", ["offices", "professions"])
def test_every_office_and_profession_is_marked(name: str) -> None:
    sentences = []
    for _, table, entry in entries(name):
        if name == "professions" and table.get("needs") == "link":
            continue
        written = {"upper": entry, "capital": entry.title()}.get(
            table.get("case", ""), entry.lower()
        )
        if table.get("needs") == "name" or table.get("singular") == "name":
            sentences.append(f"They met {entry.title()} Ana Silva.")
        elif table.get("needs") == "field":
            sentences.append(f"They met the farm {entry}.")
        elif table.get("needs") == "link":
            sentences.append(f"Ana Silva, {entry} of Norvik, left.")
        else:
            sentences.append(f"They met the {written} of Norvik.")
    assert unmarked(sentences) == []


@pytest.mark.slow("a text for each word")
def test_words_for_companies_or_qualities_are_marked_with_a_person() -> None:
    for _, table, entry in entries("professions"):
        if table.get("needs") == "link":
            text = f"They met the {entry} Ana Silva."
            person = Entity(start=len(text) - 10, end=len(text) - 1, label="PERSON", rule="test")
            plain = annotate(text, ["tokens", "sentences"], use=RULES)
            tokens = [Token(start=item.start, end=item.end) for item in plain.layers["tokens"]]
            made = document(text, Sentence(start=0, end=len(text)), *tokens, person)
            assert len(annotate(made, "titles", use=RULES).layers["titles"]) == 1
            assert len(annotate(plain, "titles", use=RULES).layers["titles"]) == 0


def test_every_form_of_address_is_marked() -> None:
    assert unmarked([f"They met {entry} Silva." for _, _, entry in entries("honorifics")]) == []


@pytest.mark.parametrize("table", ["status", "rank", "domain"])
def test_every_modifier_belongs_to_the_title(table: str) -> None:
    phrases = [entry for key, _, entry in entries("modifiers") if key == table]
    text = "\n\n".join(f"They met the {phrase} spokesman." for phrase in phrases)
    made = annotate(text, "titles", use=RULES)
    found = {made.text_of(title) for title in made.layers["titles"]}
    missing = [phrase for phrase in phrases if f"{phrase} spokesman" not in found]
    assert missing == []


@pytest.mark.parametrize("table", ["outside"])
def test_adjectives_stay_outside(table: str) -> None:
    phrases = [entry for key, _, entry in entries("modifiers") if key == table]
    text = "\n\n".join(f"They met the {phrase} spokesman." for phrase in phrases)
    made = annotate(text, "titles", use=RULES)
    assert {made.text_of(title) for title in made.layers["titles"]} == {"spokesman"}


def test_what_follows_can_make_another_thing_of_it() -> None:
    phrases = [entry for key, _, entry in entries("modifiers") if key in ("compound", "body")]
    text = "\n\n".join(f"They saw the governor {phrase}." for phrase in phrases)
    made = annotate(text, "titles", use=RULES)
    assert [
        made.text_of(title) for title in made.layers["titles"] if title.end - title.start == 8
    ] == []


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("spokesman", "spokesmen"),
        ("deputy", "deputies"),
        ("coach", "coaches"),
        ("monarch", "monarchs"),
        ("attorney general", "attorneys general"),
        ("chairperson", "chairpersons"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    irregular: dict[tuple[str, ...], tuple[str, ...]] = {
        ("attorney", "general"): ("attorneys", "general")
    }
    assert " ".join(plural(tuple(one.split()), irregular)) == many


def test_keys_of_the_lists_are_known() -> None:
    made = own_lexicon()
    assert {noun.kind for found in made.nouns.values() for noun in found} == {
        "office",
        "profession",
        "honorific",
    }


def test_every_class_of_words_is_asked_for_by_a_rule() -> None:
    code = "\n".join(file.read_text("utf-8") for file in HERE.parent.glob("*.py"))
    asked = {name.lower() for name in re.findall(r"grammar\.([A-Z_]+)", code)}
    listed = tomllib.loads((HERE / "words.toml").read_text("utf-8"))["class"]
    assert asked == set(listed)


def test_a_class_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="did you mean 'articles'"):
        grammar.ARTICLE  # noqa: B018  # that it is asked for is the test


@pytest.mark.parametrize("link", LINKS)
def test_the_example_of_a_rule_is_found_by_it(link: str) -> None:
    made = annotate(LINKS[link][1], "titles", use=RULES)
    assert link in {title.rule.partition(":")[2] for title in made.layers["titles"]}
