"""One cause, one finding: what follows from another finding is counted in it, not told beside it.

Only what surely has one cause is put together: all layers that a changed text makes stale, all
references to one annotation, a fault that most annotations of a layer have. Two annotations with
the same fault may be two mistakes, and are told as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from glossator.errors import counted
from glossator.jsonpointer import escape
from glossator.model.checks import Issue
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.owncheck import OWN
from glossator.validation.dangling import dangling_findings
from glossator.validation.finding import (
    NO_DAMAGE,
    SEVERAL,
    Damage,
    Finding,
    and_more,
    is_systematic,
    make,
)
from glossator.validation.rules import Rules
from glossator.validation.stale import find_stale, stale_findings


def told_once(
    document: Document,
    rules: Rules,
    issues: Iterable[Issue],
    found: Sequence[Finding] = (),
    damage: Damage = NO_DAMAGE,
) -> list[Finding]:
    """What is wrong with the meaning and the sources of a document, after what is wrong before.

    Args:
        document: The document, or what is sound of it.
        rules: What it is checked against.
        issues: What is wrong with its meaning.
        found: What the earlier stages have found.
        damage: What they keep from being compared.
    """
    told, dangling, others = list(found), list[Issue](), list[Issue]()
    for issue in issues:
        (dangling if issue.code == "reference" else others).append(issue)
    hurt = {*damage.annotations, *(issue.layer for issue in others)}
    stale = find_stale(document, rules, damage._replace(annotations=hurt))
    # Where the text is another, that spans do not fit it any more follows.
    past = sum(issue.past_end for issue in others) if stale.text else 0
    told += _meaning(document, [one for one in others if not (past and one.past_end)])
    dangling = _without_lost_ids(document, dangling, told)
    told += dangling_findings(document, rules, dangling, stale.changed)
    for issue in dangling:
        # That others were made from a layer with findings of its own needs no saying.
        stale.changed.pop(issue.layer, None)
    return told + list(stale_findings(stale, past=past))


def _meaning(document: Document, issues: list[Issue]) -> Iterator[Finding]:
    """The findings on ids, spans and extents."""
    past = [issue for issue in issues if issue.past_end]
    if _is_shifted(document, past) and len({issue.layer for issue in past}) > 1:
        issues = [issue for issue in issues if not issue.past_end]
        yield _shifted(document, past)
    by_layer: dict[str, list[Issue]] = {}
    for issue in issues:
        by_layer.setdefault(issue.layer, []).append(issue)
    for name, same in by_layer.items():
        twins, others = _twins(document.layers[name], same)
        size = len(document.layers[name])
        yield from _one_or_all(twins, size, _TAKE_OUT, alike=len(twins) >= SEVERAL)
        yield from _ids(document, name, others)
        yield from _spans(document, name, others)


_TAKE_OUT = "take one of them out"


def _twins(layer: Layer[Any], issues: list[Issue]) -> tuple[list[Issue], list[Issue]]:
    """What is wrong with annotations that stand there twice, once for each; and all else."""
    twice = [one for one in issues if one.code == "id-duplicate"]
    first = {item.id: item for item in reversed(layer)} if twice else {}
    twins = {
        position: one._replace(
            message=f"annotation {item.id!r} stands there twice, with all it says"
        )
        for one in twice
        if first[(item := layer[position := one.position or 0]).id] == item
    }
    return list(twins.values()), [one for one in issues if one.position not in twins]


def _ids(document: Document, name: str, issues: list[Issue]) -> Iterator[Finding]:
    """Ids of another form, by what they have in place of the layer's name; ids used twice."""
    layer = document.layers[name]
    wrong: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.code == "id-form":
            prefix = layer[issue.position or 0].id.rpartition(":")[0]
            wrong.setdefault(prefix, []).append(issue)
    ids = {item.id for item in layer}
    for prefix, same in wrong.items():
        is_all = len(same) == len(layer)
        hint = f"number the annotations anew: {name}:1, {name}:2, ..."
        if is_all and prefix not in ("", name):
            hint = f"call the layer {prefix!r}, as its ids do, or {hint}"
        elif len(same) == 1:
            rest = layer[same[0].position or 0].id.rpartition(":")[2]
            meant = f"{name}:{rest}"
            hint = f"did you mean {meant!r}?" if rest.isdecimal() and meant not in ids else hint
        yield from _one_or_all(same, len(layer), hint, alike=is_all and len(layer) > 1)
    # One with the name of another layer is told already.
    places = {issue.position for same in wrong.values() for issue in same}
    twice = [one for one in issues if one.code == "id-duplicate" and one.position not in places]
    yield from _one_or_all(twice, len(layer), alike=len(twice) >= SEVERAL)


def _spans(document: Document, name: str, issues: list[Issue]) -> Iterator[Finding]:
    """Spans and extents outside the text, out of order, overlapping, empty."""
    size = len(document.layers[name])
    past = [issue for issue in issues if issue.past_end]
    if _is_shifted(document, past):
        issues = [issue for issue in issues if not issue.past_end]
        yield _shifted(document, past)
    kinds: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        if not issue.code.startswith("id-"):
            # Spans past the end of the text and those that end before they start are two kinds.
            kind = "past" if issue.past_end else issue.field
            kinds.setdefault((issue.code, kind), []).append(issue)
    backwards = kinds.get(("span-bounds", "end"), [])
    if is_systematic(len(backwards), size):
        # Nothing can be said of their order and of what they share.
        kinds = {kind: same for kind, same in kinds.items() if kind[0][:5] != "span-"}
        yield from _one_or_all(backwards, size, _lengths(document, name))
    for (code, _), same in kinds.items():
        # To cut a text anew mends all of a segmentation.
        is_cut = code in ("span-overlap", "span-empty") and 10 * len(same) >= size
        can_run = code in OWN and document.layers[name].producer
        hint = f"run the chain again: {name!r}, which an annotator made, is made anew"
        yield from _one_or_all(
            same, size, hint if can_run else "", alike=is_cut and len(same) >= SEVERAL
        )


def _one_or_all(
    issues: list[Issue], size: int, hint: str = "", *, alike: bool = False
) -> Iterator[Finding]:
    """One finding where they are alike or most annotations have it, else one for each."""
    if issues and (alike or is_systematic(len(issues), size)):
        yield _told(issues[0], and_more(len(issues) - 1, "annotation"), hint)
    else:
        yield from (_told(issue, hint=hint) for issue in issues)


def _told(issue: Issue, also: str = "", hint: str = "") -> Finding:
    return make(issue.code, issue.message + also, pointer=issue.pointer, hint=hint)


def _is_shifted(document: Document, past: list[Issue]) -> bool:
    """Whether spans are past the end since the text was cut, or offsets are counted otherwise.

    Then whole spans are outside the text, or the same end is in several layers.
    """
    spans = [document.layers[one.layer][one.position or 0] for one in past if "span" in one.code]
    outside = any(span.start >= len(document.text) for span in spans)
    same_end = len({span.end for span in spans}) == 1 and len({one.layer for one in past}) > 1
    return (len(spans) >= SEVERAL and outside) or (len(spans) > 1 and same_end)


def _shifted(document: Document, past: list[Issue]) -> Finding:
    names = list(dict.fromkeys(issue.layer for issue in past))
    layers = f" of layers {', '.join(names)}" if len(names) > 1 else ""
    first, *others = sorted(past, key=lambda issue: issue.code == "extent-bounds")
    furthest = max(
        document.layers[one.layer][one.position or 0].end for one in past if "span" in one.code
    )
    hint, text = "", document.text
    for unit, length in {
        "UTF-16": len(text.encode("utf-16-le", "surrogatepass")) // 2,
        "bytes of UTF-8": len(text.encode("utf-8", "surrogatepass")),
    }.items():
        if not hint and furthest <= length:
            hint = f"they would fit if counted in {unit}: offsets are code points of `text`"
    return _told(first, and_more(len(others), "span") + layers, hint)


def _lengths(document: Document, name: str) -> str:
    """A hint where ends are lengths."""
    spans = document.layers[name]
    if all(span.start + span.end <= len(document.text) for span in spans):
        return "`end` is an offset, as `start` is, and no length"
    return ""


def _without_lost_ids(
    document: Document, dangling: list[Issue], told: list[Finding]
) -> list[Issue]:
    """Without references to ids that annotations have lost: these are told, with their count."""
    by_layer: dict[str, list[Issue]] = {}
    for issue in dangling:
        by_layer.setdefault(issue.target.rpartition(":")[0], []).append(issue)
    for name, same in by_layer.items():
        lost, seen = list[int](), set[str]()
        for at, item in enumerate(document.layers.get(name, ())):
            if item.id in seen or not item.id.startswith(f"{name}:"):
                lost.append(at)
            seen.add(item.id)
        targets = list(dict.fromkeys(issue.target for issue in same))
        finding = next((one for one in told if _is_about(one, name, lost)), None)
        if finding and len(targets) <= len(lost):
            listing = ", ".join(map(repr, targets[:SEVERAL]))
            message = f"{finding.message}; {counted(len(same), 'reference')} to {listing}"
            told[told.index(finding)] = msgspec.structs.replace(finding, message=message)
            dangling = [issue for issue in dangling if issue not in same]
    return dangling


def _is_about(finding: Finding, name: str, positions: list[int]) -> bool:
    bases = [f"/layers/{escape(name)}/annotations/{at}" for at in positions]
    return any(finding.pointer == base or finding.pointer.startswith(base + "/") for base in bases)
