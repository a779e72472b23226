"""Which fields hold labels that can match, where the usual ones cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from glossator import OptionError
from glossator_eval.items import Normalisation
from glossator_eval.reader import NO_LABEL, Reader, json_of
from glossator_eval.rows import Row

_MOST_VALUES = 500
"""Different values that a field of labels has at most."""
_NO_LABELS = frozenset({"id", "start", "end", "surface", "text", "fragments", "optional"})
_SHOWN = 8


class Values(dict[str, Counter[str]]):
    """The fields of a layer's records: their values, as text, and how often each is there."""

    @classmethod
    def of(cls, rows: Iterable[Row], layer: str) -> Values:
        """The fields of all records of a layer; one with too many values has none."""
        found = cls()
        for row in rows:
            for record in row.records(layer) or ():
                for name, value in record.items() if isinstance(record, dict) else ():
                    found.setdefault(name, Counter())
                    if isinstance(value, str | int) and len(found[name]) <= _MOST_VALUES:
                        found[name][value if isinstance(value, str) else json_of(value)] += 1
        return found

    def labels(self, name: str, normalisation: Normalisation) -> Counter[str]:
        """The values of a field as labels, as they are compared."""
        found: Counter[str] = Counter()
        values = self.get(name, Counter())
        for value, count in values.items() if len(values) <= _MOST_VALUES else ():
            if (label := normalisation.label(value)) is not None:
                found[label] += count
        return found


def can_match(gold: Reader, predicted: Reader) -> bool:
    """Whether any label is on both sides, or on one of them none at all."""
    ours, theirs = _compared(gold.labels), _compared(predicted.labels)
    return not ours or not theirs or bool(ours & theirs)


def choose(
    gold: Values, predicted: Values, readers: tuple[Reader, Reader], normalisation: Normalisation
) -> tuple[str, str] | None:
    """The fields of gold's label and of the predicted one whose values overlap most.

    At least one of the two is where its side's label was looked for; a side whose field the user
    named keeps it.
    """
    ours, theirs = (set(reader.label_fields) for reader in readers)
    best: tuple[float, str, str] | None = None
    for mine in ours if readers[0].side.label else gold:
        for other in theirs if readers[1].side.label else predicted:
            if _NO_LABELS & {mine, other} or not (mine in ours or other in theirs):
                continue
            overlap = _overlap(
                gold.labels(mine, normalisation), predicted.labels(other, normalisation)
            )
            if overlap and (best is None or (-overlap, mine, other) < best):
                best = -overlap, mine, other
    return (best[1], best[2]) if best else None


def refuse(gold: Reader, predicted: Reader) -> OptionError:
    """That no label of one side is any of the other's, and what may be done."""
    ours, theirs = (sorted(_compared(reader.labels)) for reader in (gold, predicted))
    for name, labels in (("gold", ours), ("the prediction", theirs)):
        if labels == [NO_LABEL]:
            other = theirs if name == "gold" else ours
            return OptionError(
                f"{name} has no labels, the other side has {some(other)}: name the field of the "
                "label (--gold-label, --pred-label), or compare extents alone (--untyped)"
            )
    near = next((f"{one}={m[0]}" for one in ours if (m := _near(one, theirs))), "OLD=NEW")
    return OptionError(
        f"no label can match: gold's `{gold.label_field}` has {some(ours)}; the prediction's "
        f"`{predicted.label_field}` has {some(theirs)}: bring them together with --map {near}, "
        "name another field (--gold-label, --pred-label), or compare extents alone (--untyped)"
    )


def one_sided(gold: Reader, predicted: Reader) -> str:
    """What to know of labels that only one side has, where both have such; else nothing."""
    ours, theirs = _compared(gold.labels), _compared(predicted.labels)
    if not (ours - theirs and theirs - ours):
        return ""
    return (
        f"labels that only gold has: {some(sorted(ours - theirs))}; only the prediction: "
        f"{some(sorted(theirs - ours))}; --map OLD=NEW brings together what is one"
    )


def some(names: Iterable[str], most: int = _SHOWN) -> str:
    """The first of some names, and how many more there are."""
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def _compared(labels: Mapping[str, str | None]) -> set[str]:
    return {one for one in labels.values() if one is not None}


def _overlap(ours: Counter[str], theirs: Counter[str]) -> float:
    """The share of records, on the side where it is less, whose label is on both sides."""
    common = ours.keys() & theirs.keys()
    if not common:
        return 0.0
    return min(sum(one[name] for name in common) / one.total() for one in (ours, theirs))


def _near(label: str, others: list[str]) -> Any:
    by_case = [one for one in others if one.casefold() == label.casefold()]
    starts = [one for one in others if one.startswith(label) or label.startswith(one)]
    return by_case or starts or get_close_matches(label, others, n=1)
