"""References to annotations that are not there: which of them have one cause, and what to do.

A layer that was removed, or whose annotations were numbered anew, leaves all references to it
without a target; an annotation that was removed leaves those to its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.errors import counted
from glossator.model.annotation import Annotation
from glossator.model.checks import Issue
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.references import references
from glossator.validation.finding import SEVERAL, Finding, make, nearest
from glossator.validation.rules import Rules


def dangling_findings(
    document: Document, rules: Rules, issues: Iterable[Issue], changed: dict[str, list[str]]
) -> Iterator[Finding]:
    """One finding for each cause.

    Args:
        document: What is sound of the document.
        rules: The layer types that are known.
        issues: The references to nothing.
        changed: Layers that have changed since others were made from them, with those others; one
            for which references have no target is taken out, since that is told here.
    """
    for wanted, same in _by(issues, "wanted").items():
        names = [name for name, layer in document.layers.items() if layer.type == wanted]
        if not names:
            yield _removed(document, rules, wanted, same)
            continue
        for name in names:
            if name in changed:
                makers = changed[name]
                due = [one for one in same if one.layer in (name, *makers) and _of(one) == name]
                if due:
                    same = [one for one in same if one not in due]
                    del changed[name]
                    yield _changed(document, name, makers, due)
        by_target = _by(same, "target")
        if len(by_target) >= SEVERAL and not _resolves(document, wanted, len(same)):
            yield _told(document, same[0], _nor(len(same) - 1))
            continue
        for target in by_target.values():
            more = len(target) - 1
            yield _told(
                document, target[0], f"; {counted(more, 'more reference')} to it" * (more > 0)
            )


def _by(issues: Iterable[Issue], key: str) -> dict[str, list[Issue]]:
    found: dict[str, list[Issue]] = {}
    for issue in issues:
        found.setdefault(getattr(issue, key), []).append(issue)
    return found


def _of(issue: Issue) -> str:
    """The layer that the id names."""
    return issue.target.rpartition(":")[0]


def _removed(document: Document, rules: Rules, wanted: str, issues: list[Issue]) -> Finding:
    message, hint = issues[0].message, ""
    if len(issues) > 1:
        more = counted(len(issues) - 1, "more reference")
        message += f": there is no such layer, and {more} to it"
    for name, layer in document.layers.items():
        if layer.type not in rules.known_types and nearest(layer.type, (wanted,)):
            hint = f"layer {name!r} has type {layer.type!r}: did you mean {wanted!r}?"
    return make("reference", message, pointer=issues[0].pointer, hint=hint)


def _changed(document: Document, name: str, makers: list[str], issues: list[Issue]) -> Finding:
    """References from layers that were made from another state of the one that they refer to."""
    also = _nor(len(issues) - 1)
    also += f"; layer {name!r} has changed since {counted(len(makers), 'layer')} "
    also += f"({', '.join(makers)}) {'was' if len(makers) == 1 else 'were'} made from it"
    return _told(document, issues[0], also)


def _nor(more: int) -> str:
    """That other references have no target either."""
    targets = "target" if more == 1 else "targets"
    return f", nor the {targets} of {counted(more, 'more reference')}" if more else ""


def _told(document: Document, issue: Issue, also: str) -> Finding:
    hint = _hint(document, issue)
    return make("reference", issue.message + also, pointer=issue.pointer, hint=hint)


def _hint(document: Document, issue: Issue) -> str:
    """What the reference may mean, since there is a layer of that type."""
    prefix, _, rest = issue.target.rpartition(":")
    layers = {name: one for name, one in document.layers.items() if one.type == issue.wanted}
    other = document.layers.get(prefix)
    if other is not None and prefix not in layers:
        if any(item.id == issue.target for item in other):
            where = f"{issue.target!r} is in layer {prefix!r}, of type {other.type!r}"
            return f"{where}: refer to an annotation of type {issue.wanted!r}"
    elif prefix not in layers:
        for name, layer in layers.items():
            meant = f"{name}:{rest}"
            if (not prefix or nearest(prefix, (name,))) and any(one.id == meant for one in layer):
                return f"did you mean {meant!r}?"
    name = prefix if prefix in layers else next(iter(layers))
    return f"the ids of layer {name!r} {_range(layers[name], name)}"


def _range(layer: Layer[Annotation], name: str) -> str:
    ids = [item.id for item in layer if item.id]
    numbers = [int(one[len(name) + 1 :]) for one in ids if one[len(name) + 1 :].isdecimal()]
    if not ids:
        return "are none: it has no annotations"
    if len(numbers) < len(ids):
        return f"are others, as {ids[0]!r}"
    if len(ids) == 1:
        return f"are {ids[0]!r} alone"
    return f"run from '{name}:{min(numbers)}' to '{name}:{max(numbers)}'"


def _resolves(document: Document, wanted: str, dangling: int) -> bool:
    """Whether there are more references to a layer type than those that have no target."""
    count = 0
    for layer in document.layers.values():
        classes: set[type[Annotation]] = {*map(type, layer.annotations)}
        for cls in classes:
            for reference in (one for one in references(cls) if one.target == wanted):
                same = (item for item in layer if type(item) is cls)
                count += sum(len([*reference.values(item)]) for item in same)
    return count > dangling
