"""Glossator annotates text in layers: all that a plugin author or a script needs is here."""

from msgspec import field

from glossator.annotation import Annotation, Extent, Offset, Relation, Span, ref
from glossator.api import Chain, chain, read, write
from glossator.contract import Annotator, Config, annotator
from glossator.document import FORMAT, Document
from glossator.errors import (
    AnnotatorError,
    ChainError,
    ConfigError,
    FormatError,
    GlossatorError,
    InputError,
    ModelError,
    PluginError,
)
from glossator.hookspecs import hookimpl
from glossator.layer import Layer

__all__ = [
    "FORMAT",
    "Annotation",
    "Annotator",
    "AnnotatorError",
    "Chain",
    "ChainError",
    "Config",
    "ConfigError",
    "Document",
    "Extent",
    "FormatError",
    "GlossatorError",
    "InputError",
    "Layer",
    "ModelError",
    "Offset",
    "PluginError",
    "Relation",
    "Span",
    "annotator",
    "chain",
    "field",
    "hookimpl",
    "read",
    "ref",
    "write",
]
