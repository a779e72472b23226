"""All things of a kind that plugins bring, by name; who serves a name that two bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from glossator.errors import PluginError
from glossator.plugins.declared import DeclaredClass
from glossator.plugins.plugin import NOUNS, Broken, Plugin, missing

T = TypeVar("T")


class Table(Mapping[str, T], Generic[T]):
    """All things of a kind by name; each is imported when it is asked for.

    Asking for what two plugins contest raises PluginError, naming both.

    Attributes:
        broken: The plugins that could not be loaded, so that what they bring is not here.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.broken: list[Broken] = []
        self._owners: dict[str, list[tuple[Plugin, DeclaredClass]]] = {}
        self._found: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._found:
            plugin = self.owner(name)
            self._found[name] = plugin.get(self.kind, self.declared(name))
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    def __contains__(self, name: object) -> bool:
        return name in self._owners

    def owner(self, name: str) -> Plugin:
        """The plugin that serves the name.

        Raises:
            KeyError: where none does.
            PluginError: where two contest it.
        """
        owners = self._owners[name]
        if len(owners) > 1:
            (one, first), (two, second) = owners[:2]
            raise PluginError(
                f"{NOUNS[self.kind]} {name!r} is brought by two plugins, {one} as {first.path} and "
                f"{two} as {second.path}; neither serves it: choose with --without {one.name} or "
                f"--without {two.name}"
            )
        return owners[0][0]

    def declared(self, name: str) -> DeclaredClass:
        """What the plugin that serves the name declares; raises as `owner` does."""
        self.owner(name)
        return self._owners[name][0][1]

    def contested(self) -> list[str]:
        """The names that two plugins bring, so that neither serves them."""
        return [name for name, owners in self._owners.items() if len(owners) > 1]

    def first(self, name: str) -> tuple[Plugin, DeclaredClass] | None:
        """Who brought a name first, contested or not."""
        return self._owners[name][0] if name in self._owners else None

    def unknown(self, name: str) -> str:
        """That nothing has the name, in words."""
        return missing(NOUNS[self.kind], name, self, self.broken)

    def add(self, plugin: Plugin, declared: DeclaredClass) -> None:
        """Let a plugin serve a name, or contest it."""
        self._owners.setdefault(declared.name, []).append((plugin, declared))
