"""The schemas that are checked in: current, valid, and free of anything that must be fetched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from write_schemas import built_in, files, write

import glossator
from glossator.format.codec import encode
from glossator.format.schema import NO_LAYERS, SUFFIX, document_schema, layer_schema, stored
from glossator.plugins.discovery import default_registry
from glossator.validation import iter_findings, make_rules

FOLDER = Path(__file__).parent.parent.parent / "schemas"
FILES = sorted(FOLDER.glob("*.schema.json"))
LAYERS = [path for path in FILES if path.name.removesuffix(SUFFIX) not in NO_LAYERS]


def test_the_files_are_current_run_make_schemas_if_not() -> None:
    assert {path.name: path.read_text("utf-8") for path in FILES} == files(default_registry())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_a_valid_2020_12_schema_with_a_stable_name(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:glossator:")
    name = path.name.removesuffix(".schema.json")
    if path in LAYERS:
        assert "id" in schema["required"]
        assert stored(name) == schema
        assert schema["$id"] == f"urn:glossator:layer:{name}:{schema['x-glossator-version']}"


def test_the_document_schema_demands_ids_of_annotations() -> None:
    annotation = document_schema()["$defs"]["Annotation"]
    assert annotation["required"] == ["id"]


def test_references_and_extents_are_marked() -> None:
    text = json.dumps(layer_schema(default_registry().layer_type("titles")))
    assert '"x-glossator-ref": "entities"' in text
    assert '"x-glossator-extent": true' in text
    assert layer_schema(default_registry().layer_type("tokens"))["x-glossator-disjoint"] is True


def test_the_field_of_the_label_is_named_where_there_is_one() -> None:
    registry = default_registry()
    assert layer_schema(registry.layer_type("titles"))["x-glossator-label"] == "when"
    assert "x-glossator-label" not in layer_schema(registry.layer_type("tokens"))


def test_fields_have_their_line_of_the_docstring() -> None:
    class Mood(glossator.Span):
        """A mood.

        Attributes:
            colour: What colour
                it has.
        """

        colour: str

    schema = layer_schema(Mood)
    assert schema["description"] == "A mood."
    assert schema["properties"]["colour"]["description"] == "What colour it has."


def test_writing_removes_the_schema_of_a_layer_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "gone.schema.json").write_text("{}", "utf-8")
    write(tmp_path, default_registry())
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in FILES]


def test_there_is_a_schema_of_every_built_in_layer() -> None:
    names = {cls.type_name() for cls in built_in(default_registry())}
    assert names == {path.name.removesuffix(".schema.json") for path in LAYERS}


@pytest.mark.parametrize("name", ["../pyproject", "", "no-such-layer", "a/b", "document"])
def test_only_layers_have_stored_schemas(name: str) -> None:
    assert stored(name) is None


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"$ref": "https://example.org/x.json"}, "outside the file, and schemas are never fetched"),
        ({"properties": {"a": {"$ref": "other.json#/x"}}}, "'other.json#/x' is outside the file"),
        ({"properties": {"a": {"type": "wibble"}}}, "expected a valid JSON Schema"),
        ({"type": "array"}, "expected the schema of one annotation, of type 'object'"),
        ([], "expected a JSON Schema object"),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, "expected JSON Schema 2020-12"),
        ({"$ref": "#/$defs/nowhere"}, "expected a valid JSON Schema"),
        ({"$schema": 5}, "expected JSON Schema 2020-12, got 5"),
        ({"$id": []}, "expected a valid JSON Schema"),
        ({"properties": {"a": {"$id": {}}}}, "expected a valid JSON Schema"),
    ],
)
def test_a_schema_that_is_none_or_refers_elsewhere_is_refused(
    schema: Any, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(schema), "utf-8")
    with pytest.raises(glossator.OptionError, match=message) as raised:
        make_rules(default_registry(), schemas=[f"moods={path}"])
    assert "\n" not in str(raised.value)


def test_properties_may_have_the_names_of_keywords(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"properties": {"$id": {}, "$ref": {"type": "string"}}}', "utf-8")
    assert "moods" in make_rules(default_registry(), schemas=[f"moods={path}"]).foreign


def test_a_layer_of_the_type_document_is_no_document() -> None:
    span: glossator.Layer[glossator.Span] = glossator.Layer(
        type="document", version="1.0", status="ok", annotations=()
    )
    data = encode(glossator.Document(id="a", text="one").with_layer(span))
    found = list(iter_findings(data, make_rules(default_registry())))
    assert [one.code for one in found] == ["policy-unchecked"]


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("moods", "expected TYPE=FILE, got 'moods'"),
        ("moods=absent.json", "absent.json: No such file or directory"),
        ("moods=.", "Is a directory"),
    ],
)
def test_a_schema_option_says_what_is_wrong_with_it(assignment: str, message: str) -> None:
    with pytest.raises(glossator.OptionError, match=message):
        make_rules(default_registry(), schemas=[assignment])


def test_the_schema_command_prints_schemas(cli: Callable[..., Any]) -> None:
    assert json.loads(cli("schema").out) == document_schema()
    assert json.loads(cli("schema", "tokens").out) == stored("tokens")
    result = cli("schema", "tokns")
    assert result.code == 2
    assert "unknown layer type 'tokns'; did you mean 'tokens'" in result.err


def test_the_schema_command_knows_the_layers_of_a_plugin_file(
    cli: Callable[..., Any], shout: str
) -> None:
    printed = json.loads(cli("schema", "shout", "--plugin", shout).out)
    assert printed["required"] == ["id", "start", "end", "length"]
