"""Chains follow from needs, whatever the order of registration."""

from __future__ import annotations

from types import ModuleType

import pytest

import glossator
from glossator.chains.resolver import Plan, resolve
from glossator.plugins.registry import Registry


def layer(name: str) -> type[glossator.Span]:
    return type(name, (glossator.Span,), {"layer_type": name})


LAYERS = {name: layer(name) for name in ("tokens", "entities", "titles", "hedging")}


def annotator(
    name: str, provides: str, requires: str = "", uses: str = ""
) -> type[glossator.Annotator]:
    members = {
        "name": name,
        "provides": tuple(LAYERS[one] for one in provides.split()),
        "requires": tuple(requires.split()),
        "uses": tuple(uses.split()),
        "annotate": lambda *_: [],
    }
    return type(name, (glossator.Annotator,), members)


def registry(*annotators: type[glossator.Annotator]) -> Registry:
    made = Registry()
    for cls in annotators:
        module = ModuleType(f"plugin_{cls.name}")
        module.glossator_annotators = glossator.hookimpl(lambda cls=cls: [cls])  # type: ignore[attr-defined]  # a module made by hand
        made.register(module, name=f"p-{cls.name}", version="1", origin="here")
    return made


TOKENS = annotator("rules", "tokens")
ENTITIES = annotator("names", "entities", "tokens")
TITLES = annotator("titles", "titles", "tokens", "entities")


def order(plan: Plan) -> list[str]:
    return [step.annotator.name for step in plan.steps]


def test_what_is_required_comes_first() -> None:
    plan = resolve(registry(TITLES, ENTITIES, TOKENS), ["entities"])
    assert order(plan) == ["rules", "names"]
    assert plan.steps[0].why == "tokens: required by names"


def test_what_is_used_is_made_too_unless_little_is_asked_for() -> None:
    known = registry(TITLES, ENTITIES, TOKENS)
    plan = resolve(known, ["titles"])
    assert order(plan) == ["rules", "names", "titles"]
    assert plan.steps[1].why == "entities: used by titles"
    assert order(resolve(known, ["titles"], minimal=True)) == ["rules", "titles"]
    both = resolve(known, ["titles", "entities"], minimal=True)
    assert order(both) == ["rules", "names", "titles"]


def test_what_is_used_is_left_out_where_nobody_or_too_many_provide_it() -> None:
    assert order(resolve(registry(TITLES, TOKENS), ["titles"])) == ["rules", "titles"]
    second = annotator("other", "entities")
    assert order(resolve(registry(TITLES, ENTITIES, second, TOKENS), ["titles"])) == [
        "rules",
        "titles",
    ]


def test_two_providers_need_a_choice() -> None:
    known = registry(TOKENS, annotator("stanza", "tokens"), ENTITIES)
    with pytest.raises(glossator.ChainError, match=r"2 providers, 'rules' and 'stanza': choose"):
        resolve(known, ["tokens"])
    assert order(resolve(known, ["tokens"], use={"tokens": "stanza"})) == ["stanza"]
    assert order(resolve(known, ["tokens"], use={"tokens": "p-rules"})) == ["rules"]
    assert order(resolve(known, ["tokens"], prefer={"tokens": "stanza"})) == ["stanza"]


def test_the_users_choice_goes_before_the_default() -> None:
    known = registry(TOKENS, annotator("stanza", "tokens"))
    plan = resolve(known, ["tokens"], use={"tokens": "rules"}, prefer={"tokens": "stanza"})
    assert order(plan) == ["rules"]


@pytest.mark.parametrize(
    ("layers", "use", "message"),
    [
        (["tokns"], {}, "unknown layer 'tokns'; did you mean 'tokens'"),
        (["tokens"], {"tokens": "spacy"}, "unknown provider of tokens 'spacy'. Known: p-rules"),
        (["tokens"], {"tokns": "rules"}, "unknown layer 'tokns'"),
        (["titles"], {"tokens": "ruls"}, "unknown provider of tokens 'ruls'; did you mean 'rules'"),
    ],
)
def test_unknown_names_list_the_known_ones(
    layers: list[str], use: dict[str, str], message: str
) -> None:
    with pytest.raises(glossator.ChainError, match=message):
        resolve(registry(TOKENS, annotator("alone", "titles")), layers, use=use)


def test_a_circle_is_named() -> None:
    one = annotator("one", "tokens", "entities")
    two = annotator("two", "entities", "tokens")
    with pytest.raises(glossator.ChainError, match=r"in a circle: (one -> two|two -> one)"):
        resolve(registry(one, two), ["tokens"])
    with pytest.raises(glossator.ChainError, match="in a circle: self -> self"):
        resolve(registry(annotator("self", "tokens", "tokens")), ["tokens"])


def test_what_is_used_but_made_from_its_own_layers_is_not_read() -> None:
    early = annotator("early", "tokens", "", "entities titles")
    known = registry(early, annotator("late", "entities", "tokens"))
    plan = resolve(known, ["entities"])
    assert order(plan) == ["early", "late"]
    assert plan.steps[0].reads == ("titles",)
    assert order(resolve(known, ["entities"], minimal=True)) == ["early", "late"]
    assert order(resolve(known, ["tokens"])) == ["early"]


def test_an_unknown_need_names_who_has_it() -> None:
    known = registry(TOKENS, annotator("odd", "titles", "tokns"))
    with pytest.raises(glossator.ChainError, match=r"^required by odd: unknown layer 'tokns'; did"):
        resolve(known, ["titles"])
