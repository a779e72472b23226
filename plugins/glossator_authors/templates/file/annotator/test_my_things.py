"""What is marked; run it with `pytest`."""

from glossator.testing import assert_marked, check_annotator

PLUGINS = ["my_things.py"]


def test_words_of_the_list_are_marked() -> None:
    text = "An [Apple|letters=5], no pineapple."
    assert_marked(text, "my_things", plugins=PLUGINS, use="rules")


def test_the_words_are_an_option() -> None:
    text = "A plum, a [leek]."
    options = {"my-things": {"words": ["leek"]}}
    assert_marked(text, "my_things", plugins=PLUGINS, use="rules", options=options)


def test_the_contract_is_kept() -> None:
    texts = {"example": "An apple, no pineapple."}
    check_annotator("my-things", plugins=PLUGINS, use="rules", texts=texts)
