"""From the layers a user asks for to the annotators that make them, in order.

The order follows from what annotators declare, never from registration; ties go by name. For
documents of a language only those annotators count that are for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from glossator.errors import ChainError, unknown
from glossator.model.language import includes
from glossator.model.references import references
from glossator.plugins.annotator import Annotator
from glossator.plugins.declared import DeclaredAnnotator
from glossator.plugins.plugin import missing
from glossator.plugins.registry import Registry


@dataclass(frozen=True, slots=True)
class Step:
    """One annotator of a chain, the layer types it makes and reads here, and why it is there."""

    annotator: type[Annotator]
    plugin: str
    version: str
    layers: tuple[str, ...]
    reads: tuple[str, ...]
    """What it requires, and of what it uses all that is not made from its own layers."""
    why: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A layer that no annotator makes for the documents of a language, or for any, and why."""

    layer: str
    version: str
    why: str
    is_brought: bool = False
    """Whether nobody ever makes it, so that documents bring it, as from files of a format."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done for the documents of a language, and what cannot be done for them."""

    steps: tuple[Step, ...]
    absent: tuple[Absent, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Layers whose provider is not the one that the user named, and why."""

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that are made, in order."""
        return tuple(layer for step in self.steps for layer in step.layers)


class _Choice(NamedTuple):
    """Who provides a layer, and why it is in the chain; or why nobody does for the language."""

    annotator: DeclaredAnnotator | None
    why: str
    is_brought: bool = False
    """As in `Absent`."""


_Chosen = dict[str, _Choice]
"""Layer type to its provider."""


def resolve(
    registry: Registry,
    layers: Sequence[str],
    *,
    use: Mapping[str, str] | None = None,
    prefer: Mapping[str, str] | None = None,
    minimal: bool = False,
    language: str | None = None,
    annotator: Callable[[str], Annotator] | None = None,
) -> Plan:
    """The steps that produce `layers` and whatever they need.

    Args:
        registry: The plugins to choose from.
        layers: Layer types to produce.
        use: Layer type to the annotator or plugin that is to provide it: the user's choice, where
            that one is for the language.
        prefer: The same, of the default chain: asked only where several could.
        minimal: Leave out the layers that annotators use but do not require.
        language: That of the documents, as a BCP 47 tag; None where it is not known, and any
            annotator will do.
        annotator: The annotator of a name, with the options that it has in this chain.

    Raises:
        ChainError: for an unknown layer or annotator, several providers and no choice, or a cycle.
    """
    make = annotator or (lambda name: registry.annotators[name]())
    resolver = _Resolver(registry, use or {}, prefer or {}, language, make)
    chosen = resolver.closure(sorted(set(layers)), "asked for", {})
    if not minimal:
        chosen = resolver.with_used(chosen)
    return Plan(
        tuple(resolver.ordered(chosen)),
        tuple(resolver.absent(chosen)),
        {name: why for name, why in resolver.replaced.items() if name in chosen},
    )


class _Resolver:
    def __init__(
        self,
        registry: Registry,
        use: Mapping[str, str],
        prefer: Mapping[str, str],
        language: str | None,
        annotator: Callable[[str], Annotator],
    ) -> None:
        self.registry, self.use, self.prefer = registry, use, prefer
        self.language, self.annotator = language, annotator
        self.replaced: dict[str, str] = {}
        self.providers: dict[str, list[DeclaredAnnotator]] = {}
        for declared in registry.declared_annotators():
            for layer in declared.provides:
                self.providers.setdefault(layer, []).append(declared)
        for layer, choice in use.items():
            self._named(layer, choice, self._known(layer, "to choose a provider"))

    def closure(self, layers: Iterable[str], why: str, chosen: _Chosen) -> _Chosen:
        """`chosen`, and providers of `layers`, of what these require, and so on."""
        made = dict(chosen)
        needed = deque((layer, why) for layer in layers)
        while needed:
            layer, why = needed.popleft()
            if layer not in made:
                made[layer] = self._choose(layer, why)
                if cls := made[layer].annotator:
                    needed += ((other, f"required by {cls.name}") for other in sorted(cls.requires))
        return made

    def with_used(self, chosen: _Chosen) -> _Chosen:
        """`chosen`, and providers of what its annotators use, where it is clear who that is."""
        seen: set[str] = set()
        while new := {name: cls for name, cls in _annotators(chosen).items() if name not in seen}:
            seen |= set(new)
            for name, cls in sorted(new.items()):
                for layer in sorted(cls.uses):
                    # Where nobody provides it or what it needs, or several do, it is done without.
                    with suppress(ChainError):
                        more = self.closure([layer], f"used by {name}", chosen)
                        if self._is_whole(layer, more) and not _leads(
                            _needs(more), _maker(layer, more), name
                        ):
                            chosen = more
        return chosen

    def _is_whole(self, layer: str, chosen: _Chosen) -> bool:
        """Whether somebody makes the layer and all that it needs for the language."""
        needs = deque([layer])
        seen: set[str] = set()
        while needs:
            one = needs.popleft()
            cls = chosen[one].annotator
            if cls is None:
                return False
            seen.add(one)
            needs += (other for other in cls.requires if other not in seen)
        return True

    def absent(self, chosen: _Chosen) -> Iterable[Absent]:
        """What nobody makes for the language."""
        for layer, choice in sorted(chosen.items()):
            if choice.annotator is None:
                version = self.registry.layer_types[layer].layer_version
                yield Absent(layer, version, choice.why, choice.is_brought)

    def ordered(self, chosen: _Chosen) -> list[Step]:
        """The chosen annotators, each after those whose layers it reads.

        What an annotator uses may be made from its own layers: then it does without.
        """
        by_name = _annotators(chosen)
        needs = _needs(chosen)
        reads = {name: {*cls.requires, *cls.uses} for name, cls in by_name.items()}
        for name, cls in sorted(by_name.items()):
            for layer in sorted(set(cls.uses) & chosen.keys()):
                maker = _maker(layer, chosen)
                if not maker:
                    continue
                if _leads(needs, maker, name):
                    reads[name].discard(layer)
                else:
                    needs[name].add(maker)
        return [
            self._step(by_name[name], chosen, tuple(sorted(reads[name]))) for name in _order(needs)
        ]

    def _step(self, declared: DeclaredAnnotator, chosen: _Chosen, reads: tuple[str, ...]) -> Step:
        made = {layer for layer, choice in chosen.items() if choice.annotator is declared}
        why = [f"{layer}: {one.why}" for layer, one in chosen.items() if one.annotator is declared]
        cls = self.registry.annotators[declared.name]
        # A reference says nothing without what it refers to.
        provided = {one.type_name(): one for one in cls.provides}
        more = deque(sorted(made))
        while more:
            layer = more.popleft()
            for target in sorted({one.target or "" for one in references(provided[layer])}):
                if target in provided and target not in chosen and target not in made:
                    made.add(target)
                    more.append(target)
                    why.append(f"{target}: referred to by {layer}")
        owner = self.registry.owner(cls.name)
        layers = tuple(sorted(made))
        return Step(cls, owner.name, owner.version, layers, reads, "; ".join(why))

    def _known(self, layer: str, reason: str = "") -> list[DeclaredAnnotator]:
        if layer in self.registry.layer_types.contested():
            self.registry.layer_types.owner(layer)  # raises, naming both
        if layer not in self.providers:
            hint = ""
            if layer in self.registry.layer_types and self.registry.refused:
                refused = sorted({one.name for one in self.registry.refused})
                hint += f". What was refused of {', '.join(refused)}: `glossator plugins` says why"
            if layer in self.registry.left_out:
                hint += f"; {self._without(layer)} made it"
            why = f"{reason}: " if reason.startswith(("required", "to choose")) else ""
            said = missing("layer", layer, self.providers, self.registry.broken)
            raise ChainError(why + said + hint)
        return self.providers[layer]

    def _choose(self, layer: str, reason: str) -> _Choice:
        """The provider of a layer, if there is one for the language."""
        if layer not in self.providers and (bringer := self._bringer(layer)):
            advice = "leave it out of --layers" if reason == "asked for" else reason
            return _Choice(None, f"nobody makes {layer!r}: it comes with {bringer}; {advice}", True)
        known = self._known(layer, reason)
        candidates = [cls for cls in known if self._is_for_language(cls)]
        if not candidates:
            return _Choice(None, "no annotator for it" + self._advice(known))
        if layer in self.use:
            named = self._named(layer, self.use[layer], known)
            if not set(named) & set(candidates):
                self.replaced[layer] = f"{named[0].name!r} is not for it" + self._advice(named)
            candidates = [cls for cls in named if cls in candidates] or candidates
        elif layer in self.prefer:
            candidates = self._matching(self.prefer[layer], candidates) or candidates
        if len(candidates) > 1 and self.language:
            # Who is for this language knows more of it than who is for any.
            own = [cls for cls in candidates if self._languages(cls)]
            candidates = own or candidates
        if len(candidates) > 1:
            names = " and ".join(repr(cls.name) for cls in candidates)
            documents = f" for documents in {self.language!r}" if self.language else ""
            raise ChainError(
                f"layer {layer!r} has {len(candidates)} providers, {names}{documents}: "
                f"choose one with --use {layer}={candidates[0].name}"
            )
        return _Choice(candidates[0], reason)

    def _bringer(self, layer: str) -> str:
        """What a layer comes with that nobody makes; empty where nothing is known of the layer."""
        if layer not in self.registry.layer_types or self.registry.refused:
            return ""  # what was refused may have made it
        if layer in self.registry.left_out:
            return f"{self._without(layer)}, or with documents that have it"
        owner = self.registry.layer_types.owner(layer)
        formats = [one.name for one in owner.declared.formats]
        return f"files of format {' or '.join(formats)}" if formats else "documents that have it"

    def _without(self, layer: str) -> str:
        return f"plugin {self.registry.left_out[layer]!r}, which --without leaves out"

    def _is_for_language(self, cls: DeclaredAnnotator) -> bool:
        languages = self._languages(cls) if self.language else ()
        return not languages or includes(languages, self.language or "")

    def _languages(self, cls: DeclaredAnnotator) -> Sequence[str]:
        """What it is for; where that depends on options, it has to be asked itself."""
        return self.annotator(cls.name).languages if cls.languages is None else cls.languages

    def _advice(self, classes: Sequence[DeclaredAnnotator]) -> str:
        """What to type so that one of the annotators is for the language."""
        ways = {self.annotator(cls.name).way_to_language(self.language or "") for cls in classes}
        typed = " or ".join(sorted(f"`{way}`" for way in ways if way))
        return f": type {typed}" if typed else ""

    def _named(
        self, layer: str, choice: str, candidates: Sequence[DeclaredAnnotator]
    ) -> list[DeclaredAnnotator]:
        """Those of the candidates that an annotator's or a plugin's name chooses."""
        named = self._matching(choice, candidates)
        if not named:
            known = sorted({name for cls in candidates for name in self._names(cls)})
            raise ChainError(unknown(f"provider of {layer}", choice, known))
        return named

    def _matching(
        self, choice: str, candidates: Sequence[DeclaredAnnotator]
    ) -> list[DeclaredAnnotator]:
        named = [cls for cls in candidates if choice in self._names(cls)]
        return [cls for cls in named if cls.name == choice] or named

    def _names(self, cls: DeclaredAnnotator) -> tuple[str, str]:
        return cls.name, self.registry.owner(cls.name).name


def _annotators(chosen: _Chosen) -> dict[str, DeclaredAnnotator]:
    return {one.annotator.name: one.annotator for one in chosen.values() if one.annotator}


def _maker(layer: str, chosen: _Chosen) -> str:
    """The name of the annotator that makes a layer; nothing where none does."""
    cls = chosen[layer].annotator
    return cls.name if cls else ""


def _needs(chosen: _Chosen) -> dict[str, set[str]]:
    """Annotator to those whose layers it requires."""
    return {
        name: {maker for layer in cls.requires if (maker := _maker(layer, chosen))}
        for name, cls in sorted(_annotators(chosen).items())
    }


def _order(needs: Mapping[str, set[str]]) -> list[str]:
    """Annotators, each after those that it needs; ties by name."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name, makers in needs.items():
        sorter.add(name, *sorted(makers))
    try:
        sorter.prepare()
    except CycleError as error:
        path = " -> ".join(error.args[1])
        raise ChainError(f"annotators need each other's layers in a circle: {path}") from None
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return order


def _leads(needs: Mapping[str, set[str]], start: str, goal: str) -> bool:
    """Whether `start` is `goal`, or needs it, however far behind."""
    seen: set[str] = set()
    behind = {start}
    while behind and goal not in behind:
        seen |= behind
        behind = {one for name in behind for one in needs[name]} - seen
    return goal in behind
