"""A labelling configuration of Label Studio: which controls a project has, and their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import glossator

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

NAME = "label_config.xml"
TEXT = "text"
"""The name of the text in our own configurations, and its key in the data of a task."""

KINDS: Mapping[str, str] = {
    "labels": "Labels",
    "choices": "Choices",
    "textarea": "TextArea",
    "number": "Number",
}
"""The tags of controls, by the type of their results."""

_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Control:
    """What a person labels with.

    Attributes:
        kind: The type of its results.
        values: The labels, or choices, that it has, in order.
        layer: Of a control for a field: the control of the spans that have it.
    """

    kind: str
    values: dict[str, None] = field(default_factory=dict)
    layer: str = ""


class Config:
    """The controls of a project.

    Args:
        is_given: Whether it is a project's own, so that nothing can be added.
    """

    def __init__(self, *, is_given: bool = False) -> None:
        self.is_given = is_given
        self.controls: dict[str, Control] = {}
        self.relations: dict[str, None] = {}
        self.text = self.key = TEXT
        """The name of the text, and its key in the data of a task."""

    def control(
        self, name: str, kind: str, values: Iterable[str] = (), layer: str = ""
    ) -> str | None:
        """The name of a control for these values; None where a given project has none."""
        if self.is_given:
            return self._given(name, kind, values)
        own = self.controls.setdefault(name, Control(kind, layer=layer))
        if own.kind != kind:  # another value of the field was of another kind
            return self.control(f"{name}-{kind}", kind, values, layer)
        own.values |= dict.fromkeys(values)
        return name

    def relation(self, name: str) -> bool:
        """Whether a relation of that name can be written."""
        if not self.is_given:
            self.relations[name] = None
        return not self.relations or name in self.relations

    def _given(self, name: str, kind: str, values: Iterable[str]) -> str | None:
        wanted = set(values)
        fits = [
            key
            for key, one in self.controls.items()
            if one.kind == kind and (kind not in ("labels", "choices") or wanted <= set(one.values))
        ]
        if kind == "labels" and fits and name not in fits:
            return fits[0]
        bare = name.rpartition("-")[2]
        return next((key for key in (name, bare) if key in fits), None)

    def xml(self) -> bytes:
        """The configuration as a project takes it."""
        import xml.etree.ElementTree as ET

        view = ET.Element("View")
        for name, one in self.controls.items():
            if one.kind == "labels":
                self._add(view, name, one)
        ET.SubElement(view, "Text", name=self.text, value=f"${self.key}")
        for name, one in self.controls.items():
            if one.kind != "labels":
                self._add(view, name, one)
        if self.relations:
            relations = ET.SubElement(view, "Relations")
            for name in self.relations:
                ET.SubElement(relations, "Relation", value=_fit(name))
        ET.indent(view)
        return f"{ET.tostring(view, 'unicode')}\n".encode()

    def _add(self, view: ET.Element, name: str, one: Control) -> None:
        import xml.etree.ElementTree as ET

        tag = ET.SubElement(view, KINDS[one.kind], name=name, toName=self.text)
        if one.kind != "labels":
            tag.attrib |= {"perRegion": "true", "whenTagName": one.layer}
        for value in one.values:
            ET.SubElement(tag, KINDS[one.kind].removesuffix("s"), value=_fit(value))

    @classmethod
    def parse(cls, data: bytes) -> Config:
        """The configuration of a project.

        Raises:
            FormatError: where it is no XML, declares entities, or labels no text.
        """
        import xml.etree.ElementTree as ET

        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise glossator.FormatError("expected a labelling configuration in UTF-8") from None
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise glossator.FormatError("expected a labelling configuration without <!DOCTYPE")
        try:
            view = ET.fromstring(text)  # noqa: S314  # without declarations nothing is expanded
        except ET.ParseError as error:
            raise glossator.FormatError(f"expected a labelling configuration: {error}") from None
        made = cls(is_given=True)
        kinds = {tag: kind for kind, tag in KINDS.items()}
        shown = view.find(".//Text")
        if shown is None:
            raise glossator.FormatError("expected a labelling configuration with <Text>")
        made.text = shown.get("name", TEXT)
        made.key = shown.get("value", f"${TEXT}").removeprefix("$")
        for tag in view.iter():
            if tag.tag in kinds and tag.get("name"):
                values = [one.get("value") or one.get("alias") or "" for one in tag]
                made.controls[tag.get("name", "")] = Control(
                    kinds[tag.tag], dict.fromkeys(filter(None, values))
                )
            elif tag.tag == "Relation":
                made.relations[tag.get("value", "")] = None
        return made


def _fit(value: str) -> str:
    """A value without what XML cannot hold."""
    return _UNFIT.sub("\ufffd", value)
