"""The command `glossator my-things`: how often each label stands in a layer."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import glossator
import typer
from glossator.cli.shared import (
    FAILED,
    From,
    Layers,
    Plugins,
    aside,
    echo,
    names,
    print_table,
    unknown,
)


@glossator.command("my-things", example="glossator my-things out.jsonl --layers entities")
@aside()
def my_things(
    inputs: Annotated[list[str], typer.Argument(help="Annotated documents.")],
    layers: Layers = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    from_: From = None,
    plugin: Plugins = None,
) -> None:
    """Count the labels of each layer.

    Exit code 0: there are some; 1: there are none; 2: wrong usage; 3: an input could not be read.
    """
    documents = glossator.read(*inputs, format=from_, plugins=plugin or ())
    found = count(documents)
    if asked := names(*layers or ()):
        for name in asked:
            if name not in found:
                raise glossator.OptionError(unknown("layer", name, found))
        found = {name: found[name] for name in asked}
    if as_json:
        echo(json.dumps(found, indent=2, sort_keys=True))
    else:
        rows = [
            (name, label, str(number))
            for name, labels in sorted(found.items())
            for label, number in sorted(labels.items())
        ]
        print_table(("layer", "label", "annotations"), rows, numbers=["annotations"])
    if not any(found.values()):
        raise typer.Exit(FAILED)


def count(documents: Iterable[glossator.Document]) -> dict[str, dict[str, int]]:
    """How often each label stands in each layer; "-" where annotations have none."""
    found: dict[str, Counter[str]] = {}
    for document in documents:
        for name, layer in document.layers.items():
            labels = found.setdefault(name, Counter())
            for one in layer:
                labels[str(getattr(one, one.label_field, "-"))] += 1
    return {name: dict(labels) for name, labels in found.items()}


@glossator.hookimpl
def glossator_commands() -> list[glossator.Command]:
    return [my_things]
