"""A CAS in JSON as XMI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glossator_formats.xmlfiles import escaped

XMI = "http://www.omg.org/XMI"
CAS = "uima.cas"
NO_PACKAGE = "uima.noNamespace"
INSTEAD = "write it with --to cas, which is JSON"


def xmi_of(cas: Mapping[str, Any]) -> str:
    """A CAS in JSON as XMI."""
    prefixes: dict[str, str] = {CAS: "cas"}
    rows: list[str] = []
    structures = {one["%ID"]: one for one in cas["%FEATURE_STRUCTURES"]}
    inline = {name: _inline(one) for name, one in cas["%TYPES"].items()}
    within = {
        one[f"@{feature}"]
        for one in structures.values()
        for feature in inline.get(one["%TYPE"], ())
        if f"@{feature}" in one
    }
    for key, one in structures.items():
        if key not in within:
            rows.append(_element(one, structures, inline.get(one["%TYPE"], []), prefixes))
    for view in cas["%VIEWS"].values():
        members = " ".join(map(str, view["%MEMBERS"]))
        rows.append(f'<cas:View sofa="{view["%SOFA"]}" members="{members}"/>')
    spaces = "".join(
        f' xmlns:{prefix}="http:///{package.replace(".", "/")}.ecore"'
        for package, prefix in prefixes.items()
    )
    inner = "\n".join(["", '<cas:NULL xmi:id="0"/>', *rows, ""])
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<xmi:XMI xmlns:xmi="{XMI}"{spaces} xmi:version="2.0">{inner}</xmi:XMI>\n'


def _inline(declared: Mapping[str, Any]) -> list[str]:
    """The features of a type whose arrays stand in the structure itself."""
    return [
        name
        for name, feature in declared.items()
        if isinstance(feature, dict) and feature["%RANGE"].endswith("[]")
    ]


def _element(
    one: Mapping[str, Any],
    structures: Mapping[int, Any],
    inline: list[str],
    prefixes: dict[str, str],
) -> str:
    """A structure as an element."""
    package, _, name = one["%TYPE"].rpartition(".")
    package = package or NO_PACKAGE
    if package not in prefixes:
        wanted = package.rpartition(".")[2]
        taken = {"xmi", *prefixes.values()}
        names = (wanted, *(f"{wanted}{number}" for number in range(len(taken))))
        prefixes[package] = next(prefix for prefix in names if prefix not in taken)
    tag = f"{prefixes[package]}:{name}"
    attributes, children = [f'xmi:id="{one["%ID"]}"'], []
    for key, value in one.items():
        feature = key.lstrip("@")
        if key == "%ELEMENTS":
            attributes.append(f'elements="{" ".join(map(str, value))}"')
        elif feature in inline:
            children += [
                f"<{feature}>{escaped(each, feature, INSTEAD)}</{feature}>"
                for each in structures[value]["%ELEMENTS"]
            ]
        elif not key.startswith("%"):
            attributes.append(f'{feature}="{_value(value, feature)}"')
    head = f"<{tag} {' '.join(attributes)}"
    return f"{head}>{''.join(children)}</{tag}>" if children else f"{head}/>"


def _value(value: Any, name: str) -> str:
    """A plain value as an attribute has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return escaped(value, name, INSTEAD)
    # As Java writes large and small numbers.
    return repr(value).upper().replace("E+", "E") if isinstance(value, float) else str(value)
