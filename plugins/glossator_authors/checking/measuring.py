"""Time and memory on the articles of the kit, each measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec

import glossator
from glossator.cli.shared import asked_chain
from glossator.testing import articles
from glossator_authors.checking.asked import Asked
from glossator_authors.checking.finding import Finding, Measure
from glossator_authors.checking.subject import Subject, Thing

SLOW_IMPORT = 0.5
"""Seconds that importing a plugin may take."""

REPEATED = 10
"""How often the articles are repeated."""

GROWS = 4
"""How many times as long a text may take when it is joined of several, and be no warning."""

_NOTICED = 0.5
"""Seconds below which growth is not told."""


class _Job(msgspec.Struct):
    """What is measured, as it is told to the process."""

    name: str
    layers: list[str]
    use: dict[str, str]
    settings: list[str]
    plugins: list[str]
    language: str | None


class _Took(msgspec.Struct):
    """What the process answers: seconds, and bytes of its peak memory before and after."""

    load: float
    run: float
    apart: float
    joined: float
    characters: int
    memory: tuple[int, int] | None


def measure(thing: Thing, asked: Asked) -> Iterator[Measure | Finding]:
    """Measure an annotator; warn where a long text takes far longer than its parts."""
    cls = thing.value
    job = _Job(
        thing.name,
        [one.type_name() for one in cls.provides],
        dict(asked.use),
        list(asked.settings),
        asked.subject.sources,
        next(iter(cls().languages), None),
    )
    code = "from glossator_authors.checking.measuring import answer; answer()"
    done = _run(code, msgspec.json.encode(job))
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        said = said.partition("Error: ")[2] or said
        yield Finding("error", str(thing), "not-measured", f"it could not be measured: {said}")
        return
    took = msgspec.json.decode(done.stdout.splitlines()[-1], type=_Took)
    memory = None if took.memory is None else (took.memory[1] - took.memory[0]) / 2**20
    speed = int(took.characters / max(took.run, 1e-6))
    yield Measure(str(thing), took.characters, round(took.load, 3), speed, memory)
    if took.joined > max(GROWS * took.apart, _NOTICED):
        message = (
            f"one long text takes {took.joined:.1f} s, its parts {took.apart:.1f} s: "
            "the time grows faster than the text"
        )
        hint = "look at a bounded stretch around each place, or ask a layer with `within`"
        yield Finding("warning", str(thing), "grows", message, hint)


def answer() -> None:
    """Measure what is asked for on standard input, in this process."""
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=_Job)
    # Each is another text, so that what a plugin remembers of one is no help with the next.
    documents = [
        one.replace(id=f"{one.id}-{n}", text=f"No. {n}.\n\n{one.text}", language=job.language)
        for n, one in enumerate(articles() * REPEATED)
    ]
    whole = "\n\n".join(one.text for one in documents)
    joined = glossator.Document(id="joined", text=whole, language=job.language)
    given: dict[str, Any] = {
        "use": {**job.use, **dict.fromkeys(job.layers, job.name)},
        "options": asked_chain("light", settings=job.settings).set,
        "plugins": job.plugins,
    }
    with glossator.chain(*job.layers, **given) as chain:
        others = [one for one in chain.runner.plans.usual.steps if one.annotator.name != job.name]
    needed = [layer for step in others for layer in step.layers]
    if needed:
        # What it reads is there before: time and memory are its own.
        with glossator.chain(*needed, **given) as chain:
            documents, [joined] = list(chain.pipe(documents)), list(chain.pipe([joined]))
    before = _peak()
    with glossator.chain(*job.layers, **given) as chain:
        seconds = chain.runner.summary.seconds

        def run(some: list[glossator.Document]) -> float:
            began = seconds[job.name]
            for _ in chain.pipe(some):
                pass
            return seconds[job.name] - began

        load, took = run(documents[:1]), run(documents)
        took_joined = run([joined])
    after = _peak()
    memory = None if before is None or after is None else (before, after)
    characters = sum(len(one.text) for one in documents)
    answered = _Took(load, took, took, took_joined, characters, memory)
    sys.stdout.write("\n" + msgspec.json.encode(answered).decode())


def _peak() -> int | None:
    """Bytes of this process at its peak."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


_IMPORT = """
import importlib, importlib.util, sys, time, typer, glossator, glossator.cli.shared
name = {!r}
began = time.perf_counter()
if name.endswith(".py"):
    spec = importlib.util.spec_from_file_location("checked_plugin", name)
    module = importlib.util.module_from_spec(spec)
    sys.modules["checked_plugin"] = module
    spec.loader.exec_module(module)
else:
    importlib.import_module(name)
print(time.perf_counter() - began)
"""


def imports(subject: Subject) -> Iterator[Finding]:
    """Warn of a plugin that takes long to import: whoever asks for its help waits for it."""
    source = subject.file or subject.module
    done = _run(_IMPORT.format(source))
    if done.returncode == 0 and (took := float(done.stdout.splitlines()[-1])) > SLOW_IMPORT:
        message = f"importing it takes {took:.1f} s, and is done to list it"
        hint = "import what is heavy in `prepare`, or in the function that needs it"
        yield Finding("warning", f"plugin {subject.name}", "slow-import", message, hint)


def _run(code: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run Python code in a process of its own."""
    return subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-c", code], input=said, capture_output=True, check=False
    )
