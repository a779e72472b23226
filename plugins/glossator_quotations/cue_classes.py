"""What a cue tells: that something was said, thought, wanted or done."""

from __future__ import annotations

from typing import cast

from glossator_quotations.found import Found
from glossator_quotations.lists import CueClass
from glossator_quotations.view import View


def cue_class(view: View, found: Found) -> CueClass | None:
    """Whether the cue says, thinks, wants or does; None where there is no cue."""
    if found.cue is None:
        return None
    classes = view.cue_classes
    word, _, frame = found.rule.partition(":")
    if not frame:  # who uses these words beside a quotation says it
        verbs = (view.verbs.get(view.low[at]) for at in range(*found.cue))
        found_class = next((classes.get(cue.verb, "said") for cue in verbs if cue), "said")
        return "said" if found_class == "did" else cast("CueClass", found_class)
    return cast("CueClass", classes.get(f"{word}:{frame}") or classes.get(word, "said"))
