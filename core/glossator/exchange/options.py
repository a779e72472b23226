"""The options that all formats of other tools have."""

from __future__ import annotations

from glossator.plugins.options import Options


class ExchangeOptions(Options):
    """How what another tool says is translated.

    Attributes:
        map: What its labels are here: ``FOREIGN=LAYER:LABEL``, or ``FOREIGN=LAYER``.
    """

    map: tuple[str, ...] = ()
