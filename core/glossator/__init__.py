"""Glossator annotates text in layers: all that a plugin author or a script needs is here."""

from msgspec import Meta, field

from glossator.api import Chain, chain, read, to_arrow, write
from glossator.errors import (
    AnnotatorError,
    ChainError,
    FormatError,
    GlossatorError,
    InputError,
    ModelError,
    OptionError,
    PluginError,
)
from glossator.format.version import FORMAT
from glossator.model.annotation import (
    Annotation,
    Explanation,
    Extent,
    Offset,
    OpaqueAnnotation,
    Problem,
    Relation,
    Span,
    ref,
)
from glossator.model.columntypes import ColumnType, ListOf, RecordOf
from glossator.model.document import Document
from glossator.model.language import check_language, closest_language
from glossator.model.layer import Layer
from glossator.model.records import Column, columns
from glossator.model.references import Reference, references
from glossator.plugins.annotator import Annotator, annotator
from glossator.plugins.command import Command, command, command_group
from glossator.plugins.engine import Engine
from glossator.plugins.format import Format, Loss, Record, Source
from glossator.plugins.hookspecs import hookimpl
from glossator.plugins.optionfile import OptionFile
from glossator.plugins.options import Options
from glossator.plugins.requirements import require
from glossator.plugins.view import View

__all__ = [
    "FORMAT",
    "Annotation",
    "Annotator",
    "AnnotatorError",
    "Chain",
    "ChainError",
    "Column",
    "ColumnType",
    "Command",
    "Document",
    "Engine",
    "Explanation",
    "Extent",
    "Format",
    "FormatError",
    "GlossatorError",
    "InputError",
    "Layer",
    "ListOf",
    "Loss",
    "Meta",
    "ModelError",
    "Offset",
    "OpaqueAnnotation",
    "OptionError",
    "OptionFile",
    "Options",
    "PluginError",
    "Problem",
    "Record",
    "RecordOf",
    "Reference",
    "Relation",
    "Source",
    "Span",
    "View",
    "annotator",
    "chain",
    "check_language",
    "closest_language",
    "columns",
    "command",
    "command_group",
    "field",
    "hookimpl",
    "read",
    "ref",
    "references",
    "require",
    "to_arrow",
    "write",
]
