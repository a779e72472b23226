"""What a layer and a label of ours are called in other tools, and theirs here.

Tools have one flat set of labels. They get ``titles-former`` for a label of a layer, and the label
alone for those of one layer that they know themselves; ``--map`` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints
from weakref import WeakKeyDictionary

from glossator.errors import OptionError, PluginError, unknown
from glossator.exchange.options import ExchangeOptions
from glossator.model.annotation import Annotation
from glossator.plugins.format import Format

SEPARATOR = "-"
_MANY = 1 << 10


class Ours(NamedTuple):
    """A layer, and the label of an annotation in it."""

    layer: str
    label: str | None


class Labels:
    """Translates labels both ways.

    Args:
        rules: ``FOREIGN=LAYER:LABEL`` or ``FOREIGN=LAYER``; they go before all that is known.
        types: The layer types that are installed, by name.
        bare: The layer type whose labels stand alone: what other tools mean by a label.
        known: What foreign labels are of that layer.

    Attributes:
        unused: The foreign labels of rules that nothing came under so far.

    Raises:
        OptionError: where a rule is not of that form, names no layer, or a label that its layer
            does not have.
        PluginError: where a known label is none that the layer `bare` may have.
    """

    def __init__(
        self,
        rules: Sequence[str],
        types: Mapping[str, type[Annotation]],
        bare: str = "",
        known: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._types = types
        self._given = dict(_rule(rule, types) for rule in rules)
        self._back = {ours: foreign for foreign, ours in reversed(self._given.items())}
        self.unused = set(self._given)
        self._bare, self._known = bare, known
        self._alone = choices(types[bare]) if bare in types else ()
        for theirs, label in known.items() if self._alone else ():
            if label not in self._alone:
                words = unknown(f"label of {bare}", label, self._alone)
                raise PluginError(f"known[{theirs!r}]: {words}")
        # The same few labels stand in thousands of annotations.
        self._foreign = lru_cache(_MANY)(self._find_foreign)
        self._ours = lru_cache(_MANY)(self._find_ours)

    def foreign(self, layer: str, label: str | None) -> str:
        """What an annotation of the layer with that label is called elsewhere."""
        return self._foreign(layer, label)

    def _find_foreign(self, layer: str, label: str | None) -> str:
        for ours in (Ours(layer, label), Ours(layer, None)):
            if ours in self._back:
                self.unused.discard(self._back[ours])
                return self._back[ours]
        if label is None:
            return layer
        return label if layer == self._bare else f"{layer}{SEPARATOR}{label}"

    def ours(self, foreign: str) -> Ours:
        """The layer and label that a foreign one stands for.

        One that nothing is known of becomes a layer of its own name.
        """
        return self._ours(foreign)

    def _find_ours(self, foreign: str) -> Ours:
        if foreign in self._given:
            self.unused.discard(foreign)
            return self._given[foreign]
        if foreign in self._alone:
            return Ours(self._bare, foreign)
        for layer, label in _splits(foreign):
            cls = self._types.get(layer)
            if cls and cls.label_field:
                return Ours(layer, label)
        if foreign in self._types:
            return Ours(foreign, None)
        if (known := self._known.get(foreign)) in self._alone:
            return Ours(self._bare, known)
        return Ours(layer_name(foreign), None)


_OF: MutableMapping[Format[ExchangeOptions], Labels] = WeakKeyDictionary()


def labels_of(
    format_: Format[ExchangeOptions],
    bare: str = "",
    known: Mapping[str, str] = MappingProxyType({}),
) -> Labels:
    """The labels of a format with its option `map`, made once; the rest is as in `Labels`."""
    if format_ not in _OF:
        _OF[format_] = Labels(format_.options.map, format_.types, bare, known)
    return _OF[format_]


def unused_rules(formats: Iterable[Format[Any]], rules: Sequence[str]) -> list[str]:
    """The foreign labels of rules that nothing of these formats came under, in order.

    Formats that have no labels leave all of them.
    """
    unused = [_OF[one].unused for one in formats if one in _OF]
    return sorted(set.intersection(*unused or [{one.partition("=")[0] for one in rules}]))


def layer_name(foreign: str) -> str:
    """A name that a layer may have: letters, digits, ``_`` and ``-``."""
    return re.sub(r"[^\w-]+", "_", foreign).strip("_") or "annotations"


def _splits(foreign: str) -> Iterator[tuple[str, str]]:
    for at, character in enumerate(foreign):
        if character == SEPARATOR and 0 < at < len(foreign) - 1:
            yield foreign[:at], foreign[at + 1 :]


def _rule(rule: str, types: Mapping[str, type[Annotation]]) -> tuple[str, Ours]:
    foreign, equals, target = rule.partition("=")
    layer, _, label = target.partition(":")
    if not (foreign and equals and layer):
        raise OptionError(f"map: expected FOREIGN=LAYER:LABEL, got {rule!r}")
    if layer_name(layer) != layer:
        raise OptionError(f"map: expected the name of a layer, got {layer!r} in {rule!r}")
    cls = types.get(layer)
    allowed = choices(cls) if cls else ()
    if label and allowed and label not in allowed:
        raise OptionError(
            f"map: expected a label of {layer} ({', '.join(allowed)}), got {label!r} in {rule!r}"
        )
    if label and cls and not cls.label_field:
        raise OptionError(f"map: {layer} has no labels, got {label!r} in {rule!r}")
    return foreign, Ours(layer, label or None)


@cache
def choices(cls: type[Annotation]) -> tuple[str, ...]:
    """The labels that a layer type may have; none where it has no such field, or any will do."""
    if not cls.label_field:
        return ()
    kind = get_type_hints(cls)[cls.label_field]
    parts = get_args(kind) if get_origin(kind) is not Literal else (kind,)
    literals = [part for part in (parts or (kind,)) if get_origin(part) is Literal]
    return tuple(str(one) for part in literals for one in get_args(part))
