"""WebAnno TSV 3: tokens with the layers of an annotation project, read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sources

import glossator
from glossator.exchange import ForeignField, ForeignRelation
from glossator_formats.webannotsv import WebAnnoTsv, WebAnnoTsvOptions
from glossator_standard import Entity, Sentence, Token

LAYERS: dict[str, type[glossator.Annotation]] = {
    cls.type_name(): cls for cls in (Entity, Sentence, Token, ForeignField, ForeignRelation)
}
Cli = Callable[..., Any]

FORMAT = WebAnnoTsv(types=LAYERS)

NAMES = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"
CLAIMS = "#T_SP=webanno.custom.Claim|sure"


def table(*layers: str, rows: str, version: str = "3.3") -> str:
    return "\n".join((f"#FORMAT=WebAnno TSV {version}", *layers, "", "", rows))


def read(data: str, format_: WebAnnoTsv = FORMAT) -> glossator.Document:
    [one] = sources.read(format_, data.encode())
    return one


def found(one: glossator.Document, layer: str) -> list[tuple[str, Any]]:
    """Text and fields of the annotations of a foreign layer."""
    place = ("id", "start", "end")
    return [
        (one.text_of(it), {at: value for at, value in it.data.items() if at not in place})
        for it in one.layers[layer]
    ]


def test_spans_over_several_tokens_and_several_on_one_are_read() -> None:
    rows = (
        "#Sentence.id=s 1\n#Text=🎉 Ana Ruiz left .\n"
        "1-1\t0-2\t🎉\t_\t_\t_\t\n"
        "1-2\t3-6\tAna\t*[1]|Q7[2]\tPER[1]|LOC[2]\tno[3]\t\n"
        "1-3\t7-11\tRuiz\t*[1]\tPER[1]\tno[3]\t\n"
        "1-4\t12-16\tleft\t_\t_\tno[3]|yes[4]\t\n"
        "1-4.1\t12-14\tle\t_\t_\tperhaps\t\n"
        "1-5\t17-18\t.\t_\t_\t_\t\n"
        "\n#Text=So\n2-1\t19-21\tSo\t_\t_\t_\t\n"
    )
    one = read(table(NAMES, CLAIMS, rows=rows))
    assert one.text == "🎉 Ana Ruiz left .\nSo"
    assert [one.text_of(it) for it in one.layers["sentences"]] == one.text.split("\n")
    assert [one.text_of(it) for it in one.layers["tokens"]] == one.text.split()
    names = [(one.text_of(it), it.label) for it in one.layers.of(Entity)]
    assert names == [("Ana", "LOC"), ("Ana Ruiz", "PERSON")]
    assert found(one, "Claim") == [
        ("Ana Ruiz left", {"sure": "no"}),
        ("le", {"sure": "perhaps"}),
        ("left", {"sure": "yes"}),
    ]
    said = [(it.annotation, it.name, it.value) for it in one.layers.of(ForeignField)]
    assert said == [("sentences:1", "id", "s 1"), ("entities:1", "identifier", "Q7")]


def test_relations_and_dependencies_lead_to_what_they_mean() -> None:
    layers = (
        "#T_SP=webanno.custom.Part|role",
        "#T_RL=webanno.custom.Same|why|BT_webanno.custom.Part",
        "#T_RL=d.type.dependency.Dependency|DependencyType|BT_d.type.pos.POS",
    )
    rows = (
        "#Text=Ana left Oslo\n"
        "1-1\t0-3\tAna\ta[1]|b[2]\t_\t_\tnsubj\t1-2\t\n"
        "1-2\t4-8\tleft\t_\t_\t_\t*\t1-2\t\n"
        "1-3\t9-13\tOslo\tc\tx|*\t1-1[2_0]|1-1[1_0]\t_\t_\t\n"
    )
    one = read(table(*layers, rows=rows))
    assert found(one, "Same") == [
        ("Oslo", {"why": "x", "Governor": "Part:2", "Dependent": "Part:3"}),
        ("Oslo", {"Governor": "Part:1", "Dependent": "Part:3"}),
    ]
    assert found(one, "Dependency") == [
        ("Ana", {"DependencyType": "nsubj", "Governor": "tokens:2", "Dependent": "tokens:1"}),
        ("left", {"Governor": "tokens:2", "Dependent": "tokens:2"}),
    ]


def test_slots_and_chains_keep_roles_and_order() -> None:
    layers = (
        "#T_SP=webanno.custom.Part|",
        "#T_SP=webanno.custom.Sale|kind|ROLE_webanno.custom.Sale:who_webanno.custom.Link"
        "|webanno.custom.Part",
        "#T_CH=d.coref.type.CoreferenceLink|referenceType|referenceRelation",
    )
    rows = (
        "#Text=Ana sold her mill\n"
        "1-1\t0-3\tAna\t*\t_\t_\t_\tname[1]\tagain->1-1\t\n"
        "1-2\t4-8\tsold\t_\tfast\tby;*\t1-1;1-3[4]\t_\t_\t\n"
        "1-3\t9-12\ther\t*[4]\t_\t_\t_\t*[1]|the\\_mill[2]\t*->1-2|*->2-1\t\n"
        "1-4\t13-17\tmill\t*[4]\tnone\t_\t*\tthe\\_mill[2]\t*->2-1\t\n"
    )
    one = read(table(*layers, rows=rows))
    assert found(one, "Sale") == [
        ("sold", {"kind": "fast", "who_by": "Part:1", "who": "Part:2"}),
        ("mill", {"kind": "none"}),
    ]
    assert [words for words, _ in found(one, "Part")] == ["Ana", "her mill"]
    first = {"chain": 1, "referenceType": "name", "referenceRelation": "again"}
    assert found(one, "CoreferenceLink") == [
        ("Ana", {**first, "next": "CoreferenceLink:2"}),
        ("her", {"chain": 1}),
        ("her mill", {"chain": 2, "referenceType": "the_mill"}),
    ]


@pytest.mark.parametrize(
    ("rows", "text", "value"),
    [
        ("#Text=a\\\\b\n1-1\t0-3\ta\\\\b\tx\\|y\\\\\n", "a\\b", "x|y\\"),
        ("#Text=a\\tb\n1-1\t0-3\ta\\tb\tx\\->1\\[2\\]\n", "a\tb", "x->1[2]"),
        ("#Text=a\n#Text=b\n1-1\t0-3\ta\\nb\t\\_\n", "a\nb", "_"),
        ("#Text=a\n1-1\t3-4\ta\t\\*[1]\n", "   a", "*"),
        ("#Text=a\r\n1-1\t0-1\ta\t12\t\r\n", "a", "12"),
    ],
)
def test_escapes_are_taken_back(rows: str, text: str, value: str) -> None:
    one = read(table(CLAIMS, rows=rows))
    assert (one.text, found(one, "Claim")[0][1]) == (text, {"sure": value})


def test_sentences_without_space_between_them_and_old_offsets() -> None:
    rows = "#Text=🎉a\n1-1\t0-2\t🎉a\t_\n\n#Text=b\n2-1\t2-3\tb\tno\n"
    old = WebAnnoTsv(types=LAYERS, options=WebAnnoTsvOptions(offsets="code-points"))
    one = read(table(CLAIMS, rows=rows, version="3.0"), old)
    assert (one.text, found(one, "Claim")) == ("🎉ab", [("b", {"sure": "no"})])


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        ("a\tb\n", "expected '#FORMAT=WebAnno TSV 3' .* --from csv", 1),
        (table(CLAIMS, rows="#Text=ab\n1-1\t0-2\tab\n"), "expected 4 columns, got 3", 6),
        (table(CLAIMS, rows="#Text=ab\n1-1\t0-1\tb\t_\n"), "1-1: expected 'b' at 0 to 1", 6),
        (table(CLAIMS, rows="#Text=ab\n1-1\t0-9\tab\t_\n"), "expected an offset from 0 to 2", 6),
        (table(CLAIMS, CLAIMS, rows="#Text=ab\n1-1\t0-2\tab\t_\t_\n"), "layers to be unique", 3),
        (
            table(CLAIMS, rows="#Text=ab\n1-1\t0-2\tab\t_\n1-1\t0-2\tab\t_\n"),
            "expected numbers to be unique, got 1-1 twice",
            7,
        ),
        (table(CLAIMS, rows="#Text=ab\nab\n"), "expected a token, its place", 6),
        (
            table(CLAIMS, rows="#Text=ab\n1-1\t0-2\tab\t_\n\n#Text=c\n2-1\t1-2\tc\t_\n"),
            "expected the sentence at 3",
            9,
        ),
        (
            table(
                CLAIMS, "#T_RL=x.R|BT_webanno.custom.Claim", rows="#Text=a\n1-1\t0-1\ta\tx\t1-4\n"
            ),
            "it refers to 1-4, which is not there",
            7,
        ),
        (
            table("#T_CH=x.L|referenceType|referenceRelation", rows="#Text=a\n1-1\t0-1\ta\tx\ty\n"),
            "expected a link with its chain",
            6,
        ),
    ],
)
def test_a_bad_row_is_told_with_its_line(data: str, message: str, line: int) -> None:
    with pytest.raises(glossator.FormatError, match=message) as caught:
        read(data)
    assert caught.value.line == line


@pytest.mark.filterwarnings("default:.*passed over")
def test_tables_of_other_kinds_beside_texts_are_passed_over(cli: Cli) -> None:
    Path("a.txt").write_text("Ana left.")
    Path("b.tsv").write_text(table(CLAIMS, rows="#Text=ab\n1-1\t0-2\tab\tno\n"))
    done = cli("convert", ".", "-o", "-")
    assert (done.code, done.out.count("\n")) == (0, 1)
    assert "1 file passed over, as no format has such names: 1 .tsv" in done.err
    [one] = glossator.read("*.tsv", format="webannotsv")
    assert (one.id, one.text) == ("b", "ab")
