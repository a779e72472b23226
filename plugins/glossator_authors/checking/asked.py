"""What is to be checked, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import glossator
from glossator_authors.checking.subject import Subject

LIGHT = {"sentences": "rules", "tokens": "rules", "names": "gazetteer-names"}
"""Who makes the layers that an annotator reads, unless it is said: nobody who needs a model."""


@dataclass(frozen=True)
class Asked:
    """What is checked, and how.

    Attributes:
        subject: What is checked.
        use: Layer to the annotator that provides it where it is read.
        settings: Options as they are typed.
        options: Options by the name of what has them.
        documents: Documents with layers, which formats and views are tried with.
        texts: What annotators are tried with beside the odd texts: articles, and texts that the
            plugin brings or the user names.
        files: Files of the formats that are checked, by a format's name.
    """

    subject: Subject
    use: Mapping[str, str]
    settings: Sequence[str]
    options: Mapping[str, Mapping[str, Any]]
    documents: Sequence[glossator.Document] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Sequence[Path]] = field(default_factory=dict)
