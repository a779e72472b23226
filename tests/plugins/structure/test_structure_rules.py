"""Every rule proves itself by its example, and every phrase in a line of its own."""

from __future__ import annotations

import re

import pytest

from glossator_standard.rule_examples import Rule, read_rules
from glossator_structure.annotate import blocks
from glossator_structure.certainty import shares
from glossator_structure.explain import RULES, explain
from glossator_structure.lexicon import boilerplate, phrases_of

BEFORE = "Envoy quits\nBy Ana Ruiz\n\nHe left on Monday, and nobody there would say why.\n\n"
BEHIND = "\n\nShe left on Monday, and nobody at the embassy would say why she did."


def example(rule: Rule) -> tuple[str, int, int, str]:
    """The page of an example; start, end and kind of the block in it."""
    found = re.fullmatch(r"(.*?)\[(.*)\|([a-z_]+)\](.*)", rule.example, re.DOTALL)
    assert found
    before, block, kind, behind = found.groups()
    return before + block + behind, len(before), len(before + block), kind


def test_every_rule_has_an_example() -> None:
    assert set(read_rules(RULES)) == set(shares())


@pytest.mark.parametrize(("name", "rule"), read_rules(RULES).items(), ids=list(read_rules(RULES)))
def test_a_rule_tells_its_example(name: str, rule: Rule) -> None:
    text, start, end, kind = example(rule)
    [block] = [one for one in blocks(text) if one.rule == name and one.start == start]
    assert (block.end, block.kind) == (end, kind)
    explained = explain(block, text)
    assert explained is not None
    assert explained.conditions == (rule.says,)
    assert bool(explained.matched) is bool(rule.matches)


@pytest.mark.parametrize(
    ("line", "matched"),
    [("By Jo Bell", "By"), ("Editor’s  note: he has died.", "Editor’s  note")],
)
def test_what_is_explained_names_the_phrase_that_matched(line: str, matched: str) -> None:
    text = f"Envoy quits\n{line}\nHe left on Monday, and nobody at the embassy would say why."
    [block] = [one for one in blocks(text) if text[one.start : one.end] == line]
    explained = explain(block, text)
    assert explained is not None
    assert [text[start:end] for start, end in explained.matched] == [matched]


@pytest.mark.parametrize(
    ("name", "line", "kind"),
    [
        ("opens", "{}", "promo"),
        ("closes", "{}", "promo"),
        (
            "starts",
            "{} see how the mill in Marl was built by all who lived there then, and as",
            "promo",
        ),
        ("contains", "Now {} the mill", "promo"),
        ("byline_starts", "{} Ana Ruiz", "byline"),
        ("credit_starts", "{}: Ana Ruiz", "credit"),
        ("credit_owners", "Ana Ruiz/{}", "credit"),
        ("caption_starts", "{} 3 mills", "caption"),
        ("caption_words", "Ana Ruiz {} the mill", "caption"),
        ("note_starts", "{}: it stays shut", "note"),
        ("roles", "Ana Ruiz, {}", "byline"),
    ],
)
def test_each_phrase_of_a_list_tells_a_line(name: str, line: str, kind: str) -> None:
    told = {
        phrase: block.kind
        for phrase in phrases_of(name)
        for block in blocks(BEFORE + sentence(line.format(phrase.strip())) + BEHIND)
        if block.start == len(BEFORE) and not block.inline
    }
    assert {phrase: one for phrase, one in told.items() if one != kind} == {}


def test_each_line_that_is_nothing_but_boilerplate_is_no_article() -> None:
    lines = [sentence(one) for one in boilerplate().whole - boilerplate().sections]
    kinds = {line: next(iter(blocks(f"{line}\n{BEFORE}"))).kind for line in lines}
    assert {line: kind for line, kind in kinds.items() if kind != "promo"} == {}


def test_each_name_of_a_section_above_a_headline_is_no_headline() -> None:
    lines = [sentence(one) for one in boilerplate().sections - boilerplate().opens]
    kinds = {line: [one.kind for one in blocks(f"{line}\n{BEFORE}")][:2] for line in lines}
    assert {line: one for line, one in kinds.items() if one != ["promo", "headline"]} == {}


def sentence(line: str) -> str:
    return line[0].upper() + line[1:]


def test_the_caption_of_a_file_picture_is_no_credit() -> None:
    text = f"{BEFORE}FILE — The mill in Tull{BEHIND}"
    assert [one.kind for one in blocks(text)][3] == "caption"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The mill in Tull. / Captured from Norvik Maps", "caption"),
        ("The mill in Tull, seen from Marl (AFP or licensors)", "caption"),
        ("Ana Ruiz (pictured above) was jailed on Monday, her lawyer Tom Oke said.", "body"),
        ("The museum shows maps of the mill so that all who come may learn more.", "body"),
    ],
)
def test_what_pictures_show_and_what_is_said_of_whom_they_show(line: str, kind: str) -> None:
    text = f"{BEFORE}{line}{BEHIND}"
    assert [one.kind for one in blocks(text) if one.start == len(BEFORE)] == [kind]


def test_a_text_below_the_names_of_writer_and_photographer_is_no_caption() -> None:
    body = "The lake at Marl reached the steps once, and now one walks an hour to find water."
    text = f"Lakes run dry\nWords by Noor Haddix\nPhotographs by Ida Roy\n{body}\nNow {body}"
    assert [one.kind for one in blocks(text)] == ["headline", "byline", "credit", "body", "body"]
