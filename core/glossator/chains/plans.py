"""The plan for the documents of each language, over annotators that all plans share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from glossator.chains.resolver import Plan, Step
from glossator.plugins.annotator import Annotator

MakeAnnotator = Callable[[str], Annotator]
FindPlan = Callable[[str | None, MakeAnnotator], Plan]


class Plans:
    """Finds the plan for a language when the first document in it comes.

    Args:
        find: The plan for a language (None: it is not known), given the annotators by name.
        make: An annotator by name, with its options.
        language: What documents without a language are taken for.
    """

    def __init__(self, find: FindPlan, make: MakeAnnotator, language: str | None = None) -> None:
        self.language = language
        self._find, self._make = find, make
        self._found: dict[str | None, Plan] = {}
        self._annotators: dict[str, Annotator] = {}

    def __getitem__(self, language: str | None) -> Plan:
        """The plan for documents in that language.

        Raises:
            ChainError: where several annotators could make a layer, and nothing chooses.
        """
        if language not in self._found:
            self._found[language] = self._find(language, self.annotator)
        return self._found[language]

    @property
    def usual(self) -> Plan:
        """The plan for documents without a language."""
        return self[self.language]

    def steps(self) -> list[Step]:
        """The steps for all languages so far, each annotator's once, with all that it makes."""
        steps: dict[type[Annotator], Step] = {}
        for plan in self._found.values():
            for step in plan.steps:
                known = steps.setdefault(step.annotator, step)
                more = [layer for layer in step.layers if layer not in known.layers]
                layers = tuple(sorted([*known.layers, *more]))
                why = "; ".join(dict.fromkeys([*known.why.split("; "), *step.why.split("; ")]))
                steps[step.annotator] = replace(known, layers=layers, why=why)
        return list(steps.values())

    def annotator(self, name: str) -> Annotator:
        """The annotator of a name, made when first asked for."""
        if name not in self._annotators:
            self._annotators[name] = self._make(name)
        return self._annotators[name]

    def annotators(self) -> list[Annotator]:
        """Those that have been made so far."""
        return list(self._annotators.values())
