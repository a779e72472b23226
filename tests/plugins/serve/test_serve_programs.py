"""What programs ask, and what they are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from served import Asked

import glossator
from glossator.cli.shared import Registry, encode
from glossator.service import ChainFile, Service
from glossator_serve.settings import Settings
from glossator_serve.state import Server

TEXT = {"Content-Type": "text/plain"}
LINES = {"Content-Type": "application/x-ndjson"}


@pytest.fixture(scope="module")
def light(registry: Registry) -> Any:
    service = Service(ChainFile(chain="light"), jobs=2)
    service.start(warm=False)
    yield Asked(Server(Settings(), registry, None, service))
    service.close()


@pytest.mark.slow("it loads the rule chain in processes, and again in one of its own")
def test_a_document_comes_back_as_run_makes_it(light: Asked) -> None:
    text = "Acting ambassador Jo Song Gil may have fled Rome on Tuesday."
    document = glossator.Document(id="1", text=text, metadata={"date": "2018-11-02"})
    with glossator.chain(name="light") as chain:
        expected = chain(document)
    answer = light("POST", "/annotate", content=encode(document), headers={})
    assert answer.status_code == 415
    answer = light("POST", "/annotate", json=json.loads(encode(document)))
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == encode(expected)


@pytest.mark.slow("it loads the rule chain in processes")
def test_layers_and_options_are_chosen_in_the_address(light: Asked) -> None:
    asked = "/annotate?layers=dates&set=dates.anchor=2018-11-02&language=en-GB"
    answer = light("POST", asked, content="He left on Tuesday.", headers=TEXT).json()
    assert list(answer["layers"]) == ["sentences", "structure", "dates"]
    assert answer["layers"]["dates"]["annotations"][0]["value"] == "2018-10-30"
    assert answer["language"] == "en-GB"
    wrong = light("POST", "/annotate?set=dates.anchor=soon", content="He left.", headers=TEXT)
    assert (wrong.status_code, "dates.anchor" in wrong.json()["detail"]) == (400, True)


def test_documents_come_back_in_the_form_in_which_they_came(annotating: Asked) -> None:
    one = annotating("POST", "/annotate", json={"text": "a", "id": 7}).json()
    assert (one["id"], one["layers"]["word"]["status"]) == ("7", "ok")
    several = annotating("POST", "/annotate", json=[{"text": "a"}, {"text": "b"}])
    assert [one["id"] for one in several.json()] == ["text-1", "text-2"]
    assert annotating("POST", "/annotate", json=[]).json() == []
    lines = annotating("POST", "/annotate", content=b'{"text":"a"}\n\n{"text":"b"}', headers=LINES)
    assert lines.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line)["text"] for line in lines.text.splitlines()] == ["a", "b"]
    text = annotating("POST", "/annotate", content="﻿a\r\nb".encode(), headers=TEXT)
    assert text.json()["text"] == "a\nb"


def test_a_plugin_that_raises_leaves_a_failed_layer(annotating: Asked) -> None:
    answer = annotating("POST", "/annotate", json={"text": "raise"})
    assert answer.status_code == 200
    layer = answer.json()["layers"]["word"]
    assert (layer["status"], layer["error"]["kind"]) == ("error", "ValueError")


def test_a_document_that_is_lost_is_told_and_others_are_not(annotating: Asked) -> None:
    killed = annotating("POST", "/annotate", json={"text": "kill"})
    assert killed.status_code == 500
    assert "its process was ended by SIGKILL" in killed.json()["detail"]
    late = annotating("POST", "/annotate", json={"text": "sleep"})
    assert late.status_code == 504
    assert "it took longer than 3 s" in late.json()["detail"]
    both = annotating("POST", "/annotate", json=[{"text": "kill"}, {"text": "fine"}])
    assert both.status_code == 200
    assert [one["layers"]["word"]["status"] for one in both.json()] == ["error", "ok"]


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        ("layers=wrod", "unknown layer 'wrod'; did you mean 'word'"),
        ("layer=word", "unknown parameter 'layer'; did you mean 'layers'"),
        ("set=dates.ancor=2018", "did you mean 'dates.anchor'"),
        ("set=oops", "unknown option 'oops'"),
        ("minimal=perhaps", "minimal: expected true or false, got 'perhaps'"),
        ("language=%20x%20", "language"),
    ],
)
def test_what_cannot_be_asked_for_is_told_with_the_nearest(
    annotating: Asked, address: str, detail: str
) -> None:
    answer = annotating("POST", f"/annotate?{address}", json={"text": "a"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "detail", "pointer"),
    [
        (b'{"text": 5}', "expected `text` to be a string", "/text"),
        (b'[{"text": "a"}, {"text": 5}]', "expected `text` to be a string", "/1/text"),
        (b'{"text": ', "malformed JSON", ""),
        (b"[1, 2", "expected a list of JSON documents", ""),
        (b"", "malformed JSON", ""),
        (b'{"text": "\xff"}', "expected UTF-8", ""),
        (b'{"format": "glossator/9.0", "id": "1", "text": "", "layers": {}}', "9.0", "/format"),
        (b"[" * 1000, "expected a list of JSON documents", ""),
    ],
)
def test_what_is_no_document_is_told_with_its_place(
    annotating: Asked, body: bytes, detail: str, pointer: str
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = annotating("POST", "/annotate", content=body, headers=headers)
    assert answer.status_code == 422
    assert detail in answer.json()["detail"]
    assert answer.json().get("pointer", "") == pointer


def test_a_line_that_is_no_document_is_told_with_its_number(annotating: Asked) -> None:
    answer = annotating("POST", "/annotate", content=b'{"text":"a"}\n{"a":1}\n', headers=LINES)
    assert (answer.status_code, answer.json()["line"]) == (422, 2)


def test_a_body_of_another_type_or_size_is_refused(annotating: Asked) -> None:
    for kind in (
        "text/html",
        "",
        "application/x-www-form-urlencoded",
        "text/plain; charset=latin1",
    ):
        answer = annotating("POST", "/annotate", content=b"a", headers={"Content-Type": kind})
        assert answer.status_code == 415
    packed = {**TEXT, "Content-Encoding": "gzip"}
    assert annotating("POST", "/annotate", content=b"a", headers=packed).status_code == 415
    large = annotating("POST", "/annotate", content=b"a" * 10_001, headers=TEXT)
    assert large.status_code == 413
    assert "at most 10,000 bytes" in large.json()["detail"]

    async def pieces() -> Any:
        for _ in range(11):
            yield b"a" * 1000

    assert annotating("POST", "/annotate", content=pieces(), headers=TEXT).status_code == 413


def test_where_too_many_documents_wait_one_is_told_to_come_again(annotating: Asked) -> None:
    assert annotating.server.service
    many = [glossator.Document(id=str(one), text=f"slow {one}") for one in range(28)]
    waiting = annotating.server.service.submit(many)
    answer = annotating("POST", "/annotate", json=[{"text": "a"}] * 10)
    waiting.cancel()
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_documents_are_validated(annotating: Asked, corpus: Path) -> None:
    document = {**json.loads(corpus.read_bytes().splitlines()[2]), "layers": {}}
    valid = annotating("POST", "/validate", json=document).json()
    assert valid == {"valid": True, "documents": 1, "findings": []}
    wrong = annotating("POST", "/validate", json={"text": "a"}).json()
    assert not wrong["valid"]
    assert {"document-missing"} <= {finding["code"] for finding in wrong["findings"]}
    lines = annotating("POST", "/validate", content=b'{"a":1}\n{"b":2}\n', headers=LINES).json()
    assert lines["documents"] == 2
    assert {finding["line"] for finding in lines["findings"]} == {1, 2}


def test_the_corpus_is_listed_for_programs(browsed: Asked) -> None:
    answer = browsed("GET", "/documents?q=rome&with=titles:ambassador").json()
    assert (answer["total"], answer["documents"][0]["id"]) == (1, "court")
    assert {"name": "titles", "values": [{"value": "Ambassador", "documents": 1}]} in answer[
        "facets"
    ]
    document = browsed("GET", "/document", params={"id": "a/b ?&"}).json()
    assert document["id"] == "a/b ?&"
    assert browsed("GET", "/document?id=nothing").status_code == 404
    values = browsed("GET", "/values?facet=entities&beginning=JO").json()
    assert values["values"] == [{"value": "Jo Song Gil", "documents": 1}]


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        ("sort=newset", "unknown sort 'newset'; did you mean 'newest'"),
        ("page=0", "page: expected a number from 1, got '0'"),
        ("page=²", "page: expected a number"),
        ("page=99999999999999999999", "page: expected a number"),
        ("with=titles", "with: expected FACET:VALUE, got 'titles'"),
        ("with=tilte:a", "did you mean 'titles'"),
        ("since=yesterday", "since: expected a day, a month or a year"),
        ("word=rome", "unknown parameter 'word'"),
    ],
)
def test_a_list_that_there_is_not_is_told(browsed: Asked, address: str, detail: str) -> None:
    answer = browsed("GET", f"/documents?{address}")
    assert (answer.status_code, detail in answer.json()["detail"]) == (400, True)


def test_what_is_installed_is_listed_without_a_path_of_this_machine(annotating: Asked) -> None:
    layers = annotating("GET", "/layers").json()
    [word] = [one for one in layers if one["name"] == "word"]
    assert word["providers"] == ["words"]
    plugins = annotating("GET", "/plugins")
    [dates] = [one for one in plugins.json() if one["name"] == "dates"]
    assert dates["annotators"][0]["options"] == ["anchor", "history", "calendar"]
    assert "/tmp" not in plugins.text
    assert str(Path.home()) not in plugins.text


def test_its_health_is_told(annotating: Asked) -> None:
    annotating("POST", "/annotate", json={"text": "fine"})
    answer = annotating("GET", "/health").json()
    assert (answer["status"], answer["documents"], answer["workers"]) == ("ok", None, 2)


def test_answers_are_as_the_description_says(annotating: Asked, browsed: Asked) -> None:
    described = annotating("GET", "/openapi.json").json()
    both = {**described["paths"], **browsed("GET", "/openapi.json").json()["paths"]}
    schemas = described["components"]
    for address, query in {
        "/health": "",
        "/layers": "",
        "/plugins": "",
        "/documents": "?q=rome",
        "/values": "?facet=titles",
        "/document": "?id=court",
    }.items():
        asked = annotating if address in described["paths"] else browsed
        answer = asked("GET", address + query)
        content = both[address]["get"]["responses"]["200"]["content"]
        schema = content["application/json"]["schema"]
        jsonschema.validate(answer.json(), {**schema, "components": schemas})


def test_an_option_that_takes_any_text_must_be_allowed(
    tmp_path: Path, registry: Registry, cli: Callable[..., Any]
) -> None:
    (tmp_path / "reads_of_serve.py").write_text(
        "import glossator\n\n\nclass Line(glossator.Span):\n"
        '    """A line."""\n\n\n'
        "class Options(glossator.Options):\n"
        '    path: str = ""\n    """A file."""\n    least: int = 0\n    """A number."""\n\n\n'
        "@glossator.annotator(provides=Line, options=Options)\n"
        "def reader(document, options):\n"
        "    if options.path:\n        open(options.path)\n"
        "    yield Line(start=0, end=1)\n",
        "utf-8",
    )
    asked = ChainFile(plugins=(str(tmp_path / "reads_of_serve.py"),), layers=("line",))
    service = Service(asked, jobs=1)
    made = service.runner.registry
    assert made
    address = "/annotate?set=reader.path=/etc/passwd"
    refused = Asked(Server(Settings(), made, None, service))("POST", address, json={"text": "a"})
    assert refused.status_code == 403
    assert "--allow-set reader.path" in refused.json()["detail"]
    service.start(warm=False)
    allowed = Settings(allowed=frozenset({"reader.path"}))
    answer = Asked(Server(allowed, made, None, service))("POST", address, json={"text": "a"})
    service.close()
    assert answer.status_code == 200


def test_what_there_is_not_is_told(browsed: Asked) -> None:
    assert browsed("GET", "/nothing").json()["status"] == 404
    assert browsed("POST", "/health").status_code == 405
    none = browsed("POST", "/annotate", json={"text": "a"})
    assert (none.status_code, "annotates nothing" in none.json()["detail"]) == (404, True)
