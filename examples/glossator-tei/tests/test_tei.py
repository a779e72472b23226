"""What is read, what comes back, and what is refused."""

from pathlib import Path

import glossator
import pytest
from glossator.testing import check_format, document, marked
from glossator_standard import Entity

EXAMPLE = Path(__file__).parent.with_name("example.tei")
ROOT = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


def read(tmp_path: Path, body: str, **options: bool) -> glossator.Document:
    path = tmp_path / "one.xml"
    path.write_text(ROOT.format(body), "utf-8")
    return next(glossator.read(str(path), format="tei", options=options))


def test_blocks_stand_apart_and_names_are_entities() -> None:
    [made] = glossator.read(str(EXAMPLE))
    text, marks = marked(
        "To [Maria Rossi]\n\nWe left [Lisbon] with [the Red Cross], and reached [[Rome]] in May."
        "\n\nYours, [Jo]"
    )
    assert made.text == text
    assert made.metadata == {"title": "A letter from Rome"}
    assert made.language == "en"
    entities = made.layers.of(Entity)
    assert [(one.start, one.end) for one in entities] == [(one.start, one.end) for one in marks]
    labels = [one.label for one in entities]
    assert labels == ["PERSON", "GPE", "ORG", "GPE", "GPE", "PERSON"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>a<lb/>b</p>", "a\nb"),
        ("<p> a <hi>b</hi>c\n d </p><p/><p>e</p>", "a bc d\n\ne"),
        ("<p xml:space='preserve'> a  b\n</p>", " a  b\n"),
        ("<div><head>a</head><l>b</l><l>c</l></div>", "a\n\nb\n\nc"),
        ("<p>a<!-- no -->b<note>no</note>c</p>", "abc"),
        ("<p>Li<lb break='no'/>sbon</p>", "Lisbon"),
        ("<p>I<choice>\n<sic>no</sic> <corr>t</corr> </choice> <sic>wos</sic></p>", "It wos"),
        ("<p><app><lem>a</lem><rdg>no</rdg></app>b</p>", "ab"),
    ],
)
def test_white_space_is_that_of_blocks(body: str, text: str, tmp_path: Path) -> None:
    assert read(tmp_path, body).text == text


def test_white_space_is_kept_where_that_is_asked(tmp_path: Path) -> None:
    assert read(tmp_path, "<p>a  b</p>", space=True).text == "a  b"


def test_what_is_written_comes_back_and_what_crosses_is_told() -> None:
    spans = [(0, 11, "PERSON"), (6, 11, "PERSON"), (9, 20, "ORG"), (24, 28, "EVENT")]
    made = document(
        "Maria Rossi met nine of Asti & <co>.",
        *(Entity(start=a, end=b, label=label, rule="tei") for a, b, label in spans),  # type: ignore[arg-type]  # labels
        language="it",
        metadata={"title": "A meeting"},
    )
    losses = [str(one) for one in check_format("tei", documents=[made]) if one.layer]
    assert losses == ["entities: spans are left out, or stand elsewhere (1, as 'si met nine')"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<TEI><text/></TEI>", "expected the root <TEI> of http"),
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<text>", "bad.tei:2: expected XML"),
        (
            "<!DOCTYPE TEI [<!ENTITY co 'Zentrix'>]>\n"
            + ROOT.format("<p>At &co; they</p>").replace("TEI ", "TEI\n", 1),
            "bad.tei:3: expected no entities of XML, got &co;: write what it stands for",
        ),
    ],
)
def test_what_is_no_tei_is_refused(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.tei"
    path.write_text(content, "utf-8")
    with pytest.raises(glossator.FormatError, match=said):
        list(glossator.read(str(path)))
