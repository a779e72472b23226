"""Formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_formats() -> Iterable[type[glossator.Format]]:
    from glossator_formats.brat import Brat
    from glossator_formats.cas import CasJson
    from glossator_formats.conll import Conll
    from glossator_formats.conll2012 import Conll2012
    from glossator_formats.conllu import Conllu
    from glossator_formats.doccano import Doccano
    from glossator_formats.gate import Bdoc, GateXml
    from glossator_formats.labelstudio import LabelStudio
    from glossator_formats.mmif import Mmif
    from glossator_formats.naf import Naf
    from glossator_formats.nif import Nif, NifTriples
    from glossator_formats.prodigy import Prodigy
    from glossator_formats.rows import Csv, Parquet
    from glossator_formats.spacy_docbin import SpacyDocBin
    from glossator_formats.spacy_json import SpacyJson
    from glossator_formats.stam import Stam
    from glossator_formats.web import Html
    from glossator_formats.webannotation import WebAnnotation
    from glossator_formats.webannotsv import WebAnnoTsv
    from glossator_formats.xmi import Xmi

    return [
        Bdoc,
        Brat,
        CasJson,
        Conll,
        Conll2012,
        Conllu,
        Csv,
        Doccano,
        GateXml,
        Html,
        LabelStudio,
        Mmif,
        Naf,
        Nif,
        NifTriples,
        Parquet,
        Prodigy,
        SpacyDocBin,
        SpacyJson,
        Stam,
        WebAnnoTsv,
        WebAnnotation,
        Xmi,
    ]
