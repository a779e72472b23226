"""What tests are written with: documents made by hand, marked text, layers asserted."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from glossator.api import Uses
from glossator.chains.results import make_layers
from glossator.errors import unknown
from glossator.model.annotation import Annotation
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.testing.chains import Chains
from glossator.testing.marks import Mark, differences, folded, marked

_CHAINS = Chains(most=8)


def document(text: str, *annotations: Annotation, **fields: Any) -> Document:
    """A document with layers made from `annotations`: sorted, numbered and checked as in a chain.

    Args:
        text: The text.
        annotations: Instances without ids, of any layer types, in any order.
        fields: Further fields of `Document`: ``id``, ``language``, ``metadata``.
    """
    made = Document(text=text, **{"id": "test", **fields})
    classes = dict.fromkeys(type(item) for item in annotations)
    for name, layer in make_layers("test", classes, annotations, made).items():
        made = made.with_layer(layer, name)
    return made


def annotate(
    text: str | Document,
    layers: str | Sequence[str],
    *,
    use: Uses = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    plugins: Sequence[str | Path] = (),
    language: str | None = None,
) -> Document:
    """Run a chain of installed plugins over one text; failures raise.

    So does a layer that no annotator makes for the text's language, which is `language`, else the
    chain's. Only what is required runs: name a layer that an annotator merely uses to have it too.

    Args:
        text: The text, or a document.
        layers: What to make.
        use: Who provides a layer, as ``--use`` does.
        options: Annotator or plugin name to its options.
        plugins: Further plugins: modules, or ``.py`` files, looked for from the test's own file on.
        language: What a text without a language is taken for.
    """
    names = [layers] if isinstance(layers, str) else layers
    made = _CHAINS(
        *names,
        use=use,
        options=options,
        plugins=located(plugins),
        minimal=True,
        language=language,
        on_language="error",
    )
    return made(text)


def assert_layer(
    layer: Layer[Any] | Iterable[Annotation], expected: Sequence[Mapping[str, Any]]
) -> None:
    """Assert that a layer has exactly these annotations, comparing the fields that are named.

    Raises:
        AssertionError: showing both sides, annotation by annotation; or for a field that the layer
            does not have.
    """
    found = list(layer)
    for name in {name for fields in expected for name in fields}:
        for cls in {type(item) for item in found}:
            if not hasattr(cls, name):
                raise AssertionError(unknown("field", name, cls.__struct_fields__))
    width = max(len(found), len(expected))
    lines = []
    for number in range(width):
        want = dict(expected[number]) if number < len(expected) else None
        got = found[number] if number < len(found) else None
        seen = {name: getattr(got, name) for name in want or {}} if got is not None else None
        if want is None or seen != want:
            lines.append(f"  {number + 1}: expected {want}, got {got if want is None else seen}")
    if lines:
        raise AssertionError("layers differ\n" + "\n".join(lines))


def assert_marked(
    text: str,
    layer: str,
    *,
    use: Uses = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    plugins: Sequence[str | Path] = (),
    uses: Sequence[str] = (),
    **fields: Any,
) -> Document:
    """Annotate a marked text without its marks and assert that the layer equals them.

    Only the fields that a mark names are compared. How they are written follows their type:
    ``amount=5`` is 5.0, ``sure=true`` is True, ``value=None`` is None; of a list the parts stand
    between commas; a reference or an extent is told by the text that it points at; ``_`` stands for
    a space. A relation is marked at the first stretch that its fields lead to.

    Args:
        text: A text with marks, as `marked` reads them.
        layer: The layer that they show.
        use: As in `annotate`, and so `options` and `plugins`.
        options: Annotator or plugin name to its options.
        plugins: Further plugins.
        uses: Layers to make besides, of those that the annotator uses and does not require.
        fields: Further fields of `Document`: ``id``, ``language``, ``metadata``.

    Returns:
        The document.

    Raises:
        AssertionError: showing what was expected and what was found; or for a field that the layer
            does not have.
    """
    plain, marks = marked(text)
    made = annotate(
        Document(text=plain, **{"id": "test", **fields}),
        [layer, *uses],
        use=use,
        options=options,
        plugins=located(plugins),
    )
    if found := differences(made, layer, marks):
        raise AssertionError(found)
    return made


def assert_example(
    example: str,
    layer: str,
    *,
    around: str = "",
    use: Uses = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    plugins: Sequence[str | Path] = (),
    uses: Sequence[str] = (),
    **fields: str,
) -> None:
    """Assert that what an example of a rule marks is found, for examples that stand beside rules.

    An example without marks is a text in which nothing is found.

    Args:
        example: A marked text, as for `assert_marked`.
        layer: The layer that it shows.
        around: The field that a mark around another one shows, such as the scope of a hedge:
            ``[The club will [probably] win].``
        use: As in `annotate`, and so `options` and `plugins`.
        options: Annotator or plugin name to its options.
        plugins: Further plugins.
        uses: Layers to make besides, of those that the annotator uses and does not require.
        fields: What each marked annotation holds, such as the name of the rule.

    Raises:
        AssertionError: showing what was expected and what was found.
    """
    plain, marks = marked(example)
    wanted = [
        Mark(mark.start, mark.end, {**mark.fields, **fields})
        for mark in (folded(plain, marks, around) if around else marks)
    ]
    made = annotate(plain, [layer, *uses], use=use, options=options, plugins=located(plugins))
    if found := differences(made, layer, wanted):
        raise AssertionError(found)


def located(plugins: Sequence[str | Path]) -> list[str]:
    """Plugin files by their full path: a test says ``shout.py``, whatever folder it is run from.

    A file is looked for beside the test that names it, then in the folders above, then in the
    current one.
    """
    frame = inspect.currentframe()
    ours = ("glossator.testing", "glossator_pytest")
    while frame and str(frame.f_globals.get("__name__", "")).startswith(ours):
        frame = frame.f_back
    file = frame.f_globals.get("__file__") if frame else None
    test = Path(file or "test").resolve()
    return [
        str(next((path for one in test.parents if (path := one / source).is_file()), source))
        if str(source).endswith(".py")
        else str(source)
        for source in plugins
    ]
