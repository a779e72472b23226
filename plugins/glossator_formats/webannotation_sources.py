"""Which text the targets of Web Annotations are of: a page may have annotations of several.

https://www.w3.org/TR/annotation-model/#specific-resources
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import glossator
from glossator_formats.said import several

CHOICE = "Choice"
"""The type of what has items of which one is meant, the first unless somebody prefers another."""
_SHOWN = 3
"""How many IRIs a message lists."""


class Target(NamedTuple):
    """What an annotation is of.

    Attributes:
        iri: A text or an annotation; None where that is not said.
        selectors: What of it; None where the IRI stands alone.
        choice: The choice of which it is an item, the same for all of them; 0 of none.
    """

    iri: str | None
    selectors: list[Any] | None
    choice: int = 0


def targets_of(item: Mapping[str, Any], pointer: str) -> list[Target]:
    """The targets of an annotation; those of a list or a composite one by one.

    Raises:
        FormatError: where there is none, with its place.
    """
    found = list(_targets(several(item.get("target"))))
    if not found or None in found:
        wrong = "something else" if found else "none"
        raise glossator.FormatError(f"expected a target, found {wrong}", pointer=pointer)
    return [target for target in found if target]


def _targets(found: Iterable[Any]) -> Iterator[Target | None]:
    for one in found:
        if not isinstance(one, dict):
            yield Target(one, _segment(one)) if isinstance(one, str) else None
        elif "source" not in one and "items" in one:
            choice = id(one) if one.get("type") == CHOICE else 0
            for item in _targets(several(one["items"])):
                yield item._replace(choice=choice or item.choice) if item else None
        else:
            source = one.get("source", one.get("id"))
            iri = source.get("id") if isinstance(source, dict) else source
            iri = iri if isinstance(iri, str) else None
            yield Target(iri, several(one.get("selector")) or (iri and _segment(iri)) or [])


def _segment(iri: str) -> list[Any] | None:
    """The selector that an IRI ends in, where its fragment is a part of a text (RFC 5147)."""
    fragment = iri.partition("#")[2]
    is_part = fragment.startswith("char=")
    return [{"type": "FragmentSelector", "value": fragment}] if is_part else None


class Sources:
    """Tells the targets in the text that is read from those in others.

    Args:
        annotations: The targets of all annotations of the file, by their ids.
        names: What the text is called.
        base: What our own IRIs begin with.
        given: The IRI of the text, where that is known.

    Attributes:
        iri: The IRI of the text; None where no target has one.
        annotations: As above.
        left: The ids of the annotations that have no target in the text, not by others either.

    Raises:
        FormatError: where the targets are of several texts, and none or several of these are called
            as the text is.
    """

    def __init__(
        self,
        annotations: Mapping[str, Sequence[Target]],
        *,
        names: Collection[str | None],
        base: str,
        given: str | None,
    ) -> None:
        self.annotations = annotations
        self.iri = given or self._found([name for name in names if name], base)
        self.left: set[str] = set()
        while more := {key for key in annotations.keys() - self.left if self._is_left(key)}:
            self.left |= more

    def has(self, target: Target) -> bool:
        """Whether a target is in the text, or an annotation that is."""
        if target.iri is None:
            return True
        if target.iri in self.annotations:
            return target.iri not in self.left
        return self.iri is None or _page(target.iri) == _page(self.iri)

    def here(self, targets: Iterable[Target]) -> list[Target]:
        """Those in the text; of a choice the first that is."""
        found = list(filter(self.has, targets))
        first = {target.choice: target for target in reversed(found)}
        return [target for target in found if not target.choice or target is first[target.choice]]

    def _elsewhere(self, targets: Iterable[Target]) -> list[Target]:
        """Those that are not in the text, and are no other choice than one that is."""
        targets = list(targets)
        chosen = {target.choice for target in self.here(targets)} - {0}
        return [one for one in targets if one.choice not in chosen and not self.has(one)]

    def tell(self, name: str) -> None:
        """Warn of what is left out; `name` is the file's."""
        lost = list(filter(None, map(self._elsewhere, self.annotations.values())))
        if count := len(lost):
            others = {
                target.iri: None
                for targets in lost
                for target in targets
                if target.iri and target.iri not in self.annotations
            }
            warnings.warn(
                f"{name}: {count} of the annotations have targets in other texts "
                f"({_listed(others)}): these targets are left out",
                stacklevel=2,
            )

    def _is_left(self, key: str) -> bool:
        return not any(map(self.has, self.annotations[key]))

    def _found(self, names: Iterable[str], base: str) -> str | None:
        """The only IRI that there is, or the only one that is called as the text is."""
        iris = {
            _page(target.iri): target.iri
            for targets in self.annotations.values()
            for target in targets
            if target.iri and target.iri not in self.annotations
        }
        called = [iri for page, iri in iris.items() if _is_called(page, names, base)]
        if len(iris) > 1 and len(called) != 1:
            raise glossator.FormatError(
                f"expected annotations of one text, got those of {len(iris)} "
                f"({_listed(iris.values())}); say which with --set webannotation.source=IRI"
            )
        return next(iter(called or iris.values()), None)


def source_of(identifier: str, base: str) -> str:
    """The IRI of a text: its id where that is one of the web, percent-encoded where it must be."""
    if re.match(r"https?://[^/]", identifier):
        return quote(identifier, safe="/:?#[]@!$&'()*+,;=%~")
    return base + quote(identifier, safe="")


def _page(iri: str) -> str:
    """What an IRI is of, however it is written: a fragment is a part of that."""
    return unquote(iri.partition("#")[0])


def _is_called(page: str, names: Iterable[str], base: str) -> bool:
    """Whether an IRI is one of a text of these names, or ends as a file of them does."""
    last = re.split("[/:]", page)[-1]
    return any(
        page == _page(source_of(name, base))
        or PurePosixPath(name).name in (last, PurePosixPath(last).stem)
        for name in names
    )


def _listed(iris: Iterable[str]) -> str:
    found = list(iris)
    return ", ".join(found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
