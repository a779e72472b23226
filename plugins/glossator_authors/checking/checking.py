"""The whole check of one subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import glossator
from glossator import OptionError, PluginError
from glossator.cli.shared import Registry, asked_chain, pair
from glossator.testing import articles
from glossator_authors.checking import contract, lint, measuring
from glossator_authors.checking.asked import LIGHT, Asked
from glossator_authors.checking.finding import Finding, Measure, Report
from glossator_authors.checking.subject import Subject, find


def checked(
    name: str,
    *,
    plugins: Sequence[str] = (),
    without: Sequence[str] = (),
    use: Sequence[str] = (),
    settings: Sequence[str] = (),
    texts: Sequence[Path] = (),
    measure: bool = True,
) -> Report:
    """Check what a name or a file stands for; the arguments are the options of the command.

    Raises:
        OptionError: where it stands for nothing, or an option will not do.
    """
    try:
        subject = find(name, plugins, without)
    except PluginError as error:
        finding = Finding("error", f"plugin {name}", "not-loaded", str(error))
        return Report(name, name, findings=[finding])
    providers = _providers(use, subject.registry)
    asked = Asked(
        subject,
        use=providers,
        settings=settings,
        # A named chain, so that no chain file of this folder has a say.
        options=asked_chain("light", settings=settings).set,
        documents=_documents(subject, providers),
        texts=_texts(subject, _texts_of(subject, texts)),
        files=_files(subject, texts),
    )
    report = Report(subject.name, subject.origin, [str(one) for one in subject.things])
    report.add(lint.of_plugin(subject))
    for thing in subject.things:
        report.add(lint.of_thing(thing))
        report.add(contract.findings(thing, asked))
    if measure and not report.count("error"):
        for one in _measured(asked):
            report.measured += [one] if isinstance(one, Measure) else []
            report.add([one] if isinstance(one, Finding) else [])
    return report


def _providers(use: Sequence[str], registry: Registry) -> dict[str, str]:
    """Layer to annotator, as ``--use`` says, and those that need no model where it says nothing."""
    found = {layer: who for layer, who in LIGHT.items() if who in registry.annotators}
    for typed in use:
        if "=" in typed:
            layer, who = pair(typed, "--use", "LAYER=ANNOTATOR")
            found[layer] = who
            continue
        for name in registry.annotators:
            if typed in (name, registry.owner(name).name):
                found |= dict.fromkeys(registry.provided(name), name)
    return found


def _texts(subject: Subject, given: Sequence[Path]) -> dict[str, str]:
    """The articles, what the project of the plugin brings, and what the user names."""
    found = {f"article {one.id!r}": one.text for one in articles()}
    for path in (*_examples(subject), *given):
        try:
            found[str(path)] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise OptionError(f"--text {path}: expected a text in UTF-8: {error}") from None
    return found


def _texts_of(subject: Subject, given: Sequence[Path]) -> list[Path]:
    """Those of the user's files that are texts, for annotators.

    Raises:
        OptionError: where nothing that is checked reads files or texts.
    """
    kinds = {one.kind for one in subject.things}
    if given and not kinds & {"annotator", "format"}:
        raise OptionError(
            f"--text {given[0]}: it is for annotators and formats, and {subject.name} has none"
        )
    formats = [one.value for one in subject.things if one.kind == "format"]
    ours = [path for path in given if not any(_is_of(path, one) for one in formats)]
    return ours if "annotator" in kinds else []


def _files(subject: Subject, given: Sequence[Path]) -> dict[str, list[Path]]:
    """The files of each format: ``example.*`` of the project, and what the user names."""
    brought = sorted(subject.project.glob("example.*")) if subject.project else []
    has_annotators = any(one.kind == "annotator" for one in subject.things)
    found = {}
    for thing in subject.things:
        if thing.kind == "format" and thing.value.reads():
            own = [path for path in brought if _is_of(path, thing.value)]
            named = [path for path in given if _is_of(path, thing.value) or not has_annotators]
            found[thing.name] = own + named
    return found


def _is_of(path: Path, format_: type[glossator.Format]) -> bool:
    """Whether a file, packed perhaps, has the suffix of a format."""
    return any(f"{suffix}." in f"{path.name}." for suffix in format_.suffixes)


def _examples(subject: Subject) -> list[Path]:
    """``example.txt`` of the project that a package lies in."""
    path = subject.project and subject.project / "example.txt"
    return [path] if path and path.is_file() else []


def _documents(subject: Subject, use: Mapping[str, str]) -> list[glossator.Document]:
    """Articles with layers, for formats and views: those of the chain `light`, and its own.

    Args:
        subject: What is checked.
        use: Layer to the annotator that provides it.
    """
    if not any(one.kind in ("format", "view") for one in subject.things):
        return []
    documents = [made for one in articles()[:2] for made in _shapes(one)]
    if "light" in subject.registry.chains:
        with glossator.chain(name="light", on_error="record") as chain:
            documents = list(chain.pipe(documents))
    own = [one.name for one in subject.things if one.kind == "annotator"]
    layers = [layer for name in own for layer in subject.registry.provided(name)]
    if layers:
        # The default chain may need models that are not installed.
        with glossator.chain(*layers, use=use, plugins=subject.sources, on_error="record") as chain:
            documents = list(chain.pipe(documents))
    return documents


def _shapes(article: glossator.Document) -> Iterator[glossator.Document]:
    """An article, and parts of it for formats that hold no more: a line, a line below a title."""
    yield article
    first, *others = [line for line in article.text.splitlines() if line.strip()]
    line = max(others, key=len, default=first)
    yield article.replace(id=f"{article.id}-line", text=line)
    yield article.replace(id=f"{article.id}-titled", text=f"{first}\n{line}")


def _measured(asked: Asked) -> Iterator[Measure | Finding]:
    subject = asked.subject
    if subject.module:
        yield from measuring.imports(subject)
    for thing in subject.things:
        if thing.kind == "annotator":
            yield from measuring.measure(thing, asked)
