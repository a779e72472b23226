"""The word lists are read, and the tokens are cut as names are."""

import glossator
from glossator_gazetteer import lists
from glossator_gazetteer.keys import key
from glossator_locations import candidates, evidence, government, tables
from glossator_standard import Token
from glossator_standard.words import DocumentWords


def test_every_word_list_is_used() -> None:
    used = {
        "before_place": evidence.BEFORE,
        "locative": evidence.LOCATIVE,
        "press": evidence.PRESS,
        "honorific": evidence.HONORIFIC,
        "disease": evidence.DISEASE,
        "building": evidence.BUILDING,
        "natural": evidence.NATURAL,
        "modifier": evidence.MODIFIER,
        "unit": evidence.UNIT,
        "direction": evidence.DIRECTION,
        "joining": candidates.INSIDE,
    }
    for name, words in used.items():
        assert words == tables.words("words.toml", name)
    assert len(evidence.WEAK) <= len(tables.words("words.toml", "weak"))
    assert {key(word) for word in lists.never()} == evidence.NEVER
    assert tables.lists("words.toml") == {*used, "weak", "of_divisions", "of_towns"}
    assert tables.lists("government.toml") == government.LISTS


def test_tokens_are_cut_at_hyphens_and_clitics() -> None:
    text = "Rome's India-Pakistan"
    tokens = [Token(start=0, end=6), Token(start=7, end=21)]
    document = glossator.Document(id="a", text=text).with_layer(glossator.Layer.of(Token, tokens))
    found = DocumentWords(document, split=candidates.PARTS)
    assert found.words == ["Rome", "'s", "India", "-", "Pakistan"]
