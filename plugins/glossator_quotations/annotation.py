"""From the tokens of a quotation to its annotation, with its kind and its cue's class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from glossator_quotations import confidence
from glossator_quotations.found import Found
from glossator_quotations.lists import CueClass
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View
from glossator_standard import Quotation

Kind = Literal["direct", "indirect", "mixed"]


def annotation(view: View, found: Found, speaker: tuple[str | None, str | None]) -> Quotation:
    """What was found as an annotation.

    Args:
        view: The document.
        found: The quotation.
        speaker: The ids of the entity and of the title that its speaker is.
    """
    pieces = tuple(_offsets(view, piece) for piece in found.pieces)
    kind = _kind(view, found)
    entity, title = speaker
    return Quotation(
        start=pieces[0][0],
        end=pieces[-1][1],
        fragments=pieces if len(pieces) > 1 else None,
        kind=kind,
        cue_span=_offsets(view, found.cue) if found.cue else None,
        speaker=entity,
        speaker_span=_offsets(view, _closed(view, found.subject)) if found.subject else None,
        speaker_title=title,
        cue_class=_cue_class(view, found),
        rule=found.rule,
        confidence=confidence.likely(view, found, kind),
    )


def _closed(view: View, subject: Extent) -> Extent:
    """A speaker with the comma that ends his apposition, before the verb as behind it."""
    first, end = subject
    if end < len(view) and view.low[end] == "," and "," in view.low[first : end - 1]:
        return first, end + 1
    return subject


def _offsets(view: View, extent: Extent) -> tuple[int, int]:
    return view.starts[extent[0]], view.ends[extent[1] - 1]


def _kind(view: View, found: Found) -> Kind:
    """Direct where marks open and close the content, or where it is a turn of an interview."""
    if found.rule == "turn":
        return "direct"
    if all(max(view.quote[first:end]) < 0 for first, end in found.pieces):
        return "indirect"
    opens = next((at for at in _tokens(found) if view.is_word(at)), -1)
    closes = next((at for at in _tokens(found, back=True) if view.is_word(at)), -1)
    if opens >= 0 and view.is_spoken(opens) and view.is_spoken(closes):
        return "direct"
    spoken = any(view.is_spoken(at) and view.is_word(at) for at in _tokens(found))
    return "mixed" if spoken else "indirect"


def _tokens(found: Found, *, back: bool = False) -> Iterator[int]:
    """The tokens of a content, from either end."""
    for first, end in reversed(found.pieces) if back else found.pieces:
        yield from range(end - 1, first - 1, -1) if back else range(first, end)


def _cue_class(view: View, found: Found) -> CueClass | None:
    """What a cue tells: whether it says, thinks, wants or does; None where there is no cue."""
    if found.cue is None:
        return None
    classes = view.cue_classes
    word, _, frame = found.rule.partition(":")
    if not frame:  # who uses these words beside a quotation says it
        verbs = (view.verbs.get(view.low[at]) for at in range(*found.cue))
        found_class = next((classes.get(cue.verb, "said") for cue in verbs if cue), "said")
        return "said" if found_class == "did" else cast("CueClass", found_class)
    return cast("CueClass", classes.get(f"{word}:{frame}") or classes.get(word, "said"))
