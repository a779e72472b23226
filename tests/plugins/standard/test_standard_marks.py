"""Where quotations in marks begin and end, whatever the marks."""

from __future__ import annotations

import pytest

from glossator.testing import annotate
from glossator_standard.marks import find_quotes

RULES = {"tokens": "rules", "sentences": "rules"}


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Go," he said.', ['"Go,"']),
        ("“Go,” he said.", ["“Go,”"]),
        ("''Go,'' he said.", ["''Go,''"]),
        ("''He said 'go,''' she said.", ["''He said 'go,'''"]),
        ("``Go,'' he said.", ["``Go,''"]),
        ("«Go», he said.", ["«Go»"]),
        ("„Go“, he said.", ["„Go“"]),
        ("“Go,’’ he said.", ["“Go,’’"]),
        ("‘‘Go,’’ he said.", ["‘‘Go,’’"]),
        ("‘Go,’ he said.", ["‘Go,’"]),
        ("'Go,' he said.", ["'Go,'"]),
        ("It's the dogs' bowl, isn't it?", []),
        ("The ’90s and Jo’s brother’s house", []),
        ("He is 6'2\" tall.", []),
        ('<tweet id="12" by="x"> none', []),
        ("“He said ‘go’ and left,” she said.", ["“He said ‘go’ and left,”"]),
        ("‘He said “go” and left,’ she said.", ["‘He said “go” and left,’"]),
        ('“The closing mark is straight," he said.', ['“The closing mark is straight,"']),
        (
            "“A man “of note” and “good will” left,” he said.",
            ["“A man “of note” and “good will” left,”"],
        ),
        ("“Not closed. “Go,” he said.", ["“Not closed.", "“Go,”"]),
        ("”The opening mark closes,” he said.", ["”The opening mark closes,”"]),
        ("“The closing mark opens,“ he said.", ["“The closing mark opens,“"]),
        ("A stray mark” closes nothing.", []),
        ("“No closing mark, he said.\n\nNext.", ["“No closing mark, he said."]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_each_paragraph_of_a_long_quotation_opens_and_only_the_last_closes() -> None:
    quotes = find_quotes("“First.\n\n“Second.\n\n“Third.”\n\n“Another.”")

    assert [(quote.closed, quote.continues) for quote in quotes] == [
        (False, True),
        (False, True),
        (True, False),
        (True, False),
    ]


def test_paragraphs_of_one_quotation_are_its_fragments() -> None:
    text = "“We came first,” Kim said. “We stayed.\n\n“Then we left.”"

    document = annotate(text, "quotations", use=RULES)

    (quotation,) = document.layers["quotations"]
    assert quotation.fragments is not None
    assert [text[start:end] for start, end in quotation.fragments] == [
        "“We came first,”",
        "“We stayed.",
        "“Then we left.”",
    ]


def test_the_speaker_between_two_parts_is_outside_both() -> None:
    text = "“We came,” said Kim Min Ki, a farmer, “and we stayed.”"

    document = annotate(text, "quotations", use=RULES)

    (quotation,) = document.layers["quotations"]
    assert document.text_of(quotation) == "“We came,” “and we stayed.”"
    assert text[slice(*quotation.speaker_span)] == "Kim Min Ki, a farmer,"
    assert text[slice(*quotation.cue_span)] == "said"
