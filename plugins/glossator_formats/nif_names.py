"""The vocabularies of NIF, and what their names mean here."""

from __future__ import annotations

import re

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ITS = "http://www.w3.org/2005/11/its/rdf#"
DCTERMS = "http://purl.org/dc/terms/"
NERD = "http://nerd.eurecom.fr/ontology#"
GEONAMES = "https://sws.geonames.org/"

CLASS, IDENTITY, CONFIDENCE = "taClassRef", "taIdentRef", "taConfidence"
"""What ITS says of what a name names: its class, the thing itself, how sure that is."""

KNOWN = {"Word": "tokens", "Sentence": "sentences", "Paragraph": "paragraphs"}
"""Classes of strings that are layers of ours."""

STRINGS = frozenset(
    [
        "String",
        "Context",
        "OffsetBasedString",
        "RFC5147String",
        "CString",
        "CStringInst",
        "ContextHashBasedString",
        "ContextCollection",
        "AnnotationUnit",
        "Annotation",
    ]
)
"""Classes that say no more than that something is a piece of text, or is said of one."""

PLACES = frozenset(
    [
        "beginIndex",
        "endIndex",
        "anchorOf",
        "referenceContext",
        "isString",
        "annotationUnit",
        "hasContext",
        "before",
        "after",
        "head",
        "subString",
        "subStringTrans",
        "superString",
        "superStringTrans",
        "word",
        "sentence",
        "firstWord",
        "lastWord",
        "nextWord",
        "nextWordTrans",
        "previousWord",
        "previousWordTrans",
        "nextSentence",
        "nextSentenceTrans",
        "previousSentence",
        "previousSentenceTrans",
    ]
)
"""What NIF says of where a string is, and of what lies around it: offsets tell as much."""


def short(iri: str) -> str:
    """The last part of an IRI."""
    return re.split("[/#]", iri)[-1] or iri
