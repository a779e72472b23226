"""The engine `ray` gives the documents of `serial`, in its order, whatever dies on the way."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from poison import PLUGIN

pytestmark = [
    # It is not imported to see that: that takes two seconds, also where slow tests are left out.
    pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed"),
    pytest.mark.slow("it starts a cluster of Ray"),
    # Of Ray's own code: sockets and log files that it leaves to the garbage collector, and calls
    # that newer libraries have renamed.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:ray"),
    pytest.mark.filterwarnings("ignore::FutureWarning:ray"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes, each in processes of its own."""
    from ray.cluster_utils import Cluster

    nodes: dict[str, Any] = {
        "num_cpus": 2,
        "include_dashboard": False,
        "object_store_memory": 200 << 20,
    }
    two = Cluster(initialize_head=True, head_node_args=nodes)
    two.add_node(**nodes)
    yield two
    two.shutdown()  # type: ignore[no-untyped-call]  # Ray has no types there


@pytest.fixture
def run(cli: Callable[..., Any], cluster: Any, tmp_path: Path) -> Callable[..., Any]:
    """Run the plugin over some inputs on the cluster, or with other options."""
    plugin = tmp_path / f"words_{abs(hash(tmp_path)) % 10**10}.py"
    plugin.write_text(PLUGIN, "utf-8")

    def run(*given: Any, output: str = "ray.jsonl", engine: str = "ray") -> Any:
        options = ["--plugin", plugin, "--layers", "word", "--batch-size", "4", "--output", output]
        if engine == "ray":
            options += ["--address", cluster.address, "--set", "ray.unit_size=400"]
        return cli("run", *given, *options, "--engine", engine)

    return run


def write(path: Path, texts: list[str]) -> None:
    rows = (json.dumps({"id": f"{path.name} {n}", "text": text}) for n, text in enumerate(texts))
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")


def read(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


TEXTS = [f"text {number}" for number in range(40)]


def without_prints(err: str) -> list[str]:
    """What a run says, but for what the plugin prints, and how long it took."""
    apart = ("not a document", " a second")
    lines = [line for line in err.splitlines() if not any(one in line for one in apart)]
    return [re.sub(r"[\d.]+ s\b.*", "", line) for line in lines]


def test_inputs_of_all_kinds_give_what_one_process_gives(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "a.jsonl", [*TEXTS, "raise", *TEXTS])
    (folder / "a.jsonl").open("a").write('{"id": "a.jsonl 0", "text": "again"}\n{"text": 1}\n')
    write(tmp_path / "b.jsonl", TEXTS)
    (folder / "b.jsonl.gz").write_bytes(gzip.compress((tmp_path / "b.jsonl").read_bytes()))
    (folder / "c.txt").write_text("a text", "utf-8")
    (folder / "d.txt").write_bytes(b"\xff")
    os.mkfifo(tmp_path / "pipe")

    def feed() -> None:
        (tmp_path / "pipe").write_text('{"id": "piped", "text": "from a pipe"}\n', "utf-8")

    said = {}
    for engine in ("serial", "ray"):
        threading.Thread(target=feed).start()
        done = run("in", "pipe", engine=engine, output=f"{engine}.jsonl")
        said[engine] = done.code, done.out, without_prints(done.err)
    assert said["ray"] == said["serial"]
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "serial.jsonl").read_bytes()
    assert len(read(tmp_path / "ray.jsonl")) == 123


@pytest.mark.parametrize(
    ("text", "reason"),
    [("kill", "ended by SIGKILL"), ("leave", "ended with exit code 7")],
)
def test_a_document_that_kills_its_process_has_failed_and_the_others_go_on(
    run: Any, tmp_path: Path, text: str, reason: str
) -> None:
    texts = [*TEXTS[:6], text, *TEXTS[6:]]
    write(tmp_path / "a.jsonl", texts)
    done = run("a.jsonl")
    assert (done.code, reason in done.err) == (1, True)
    documents = read(tmp_path / "ray.jsonl")
    assert [document["text"] for document in documents] == texts
    layers = [document["layers"]["word"] for document in documents]
    assert [layer["status"] for layer in layers].count("error") == 1
    assert layers[6]["error"]["kind"] == "WorkerDied"


def test_a_document_that_kills_every_actor_has_failed_in_the_end(run: Any, tmp_path: Path) -> None:
    texts = [*TEXTS[:6], "parent", *TEXTS[6:]]
    write(tmp_path / "a.jsonl", texts)
    done = run("a.jsonl")
    assert (done.code, "every worker that had it died" in done.err) == (1, True)
    documents = read(tmp_path / "ray.jsonl")
    assert [document["text"] for document in documents] == texts
    layers = [document["layers"]["word"] for document in documents]
    assert [layer["status"] for layer in layers].count("error") == 1
    assert layers[6]["error"]["kind"] == "WorkerDied"


def test_a_document_that_outlives_the_time_limit_has_failed(run: Any, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ["sleep", *TEXTS[:3]])
    done = run("a.jsonl", "--time-limit", "2")
    assert (done.code, "took longer than 2 s" in done.err) == (1, True)
    layers = [document["layers"]["word"] for document in read(tmp_path / "ray.jsonl")]
    assert [layer["status"] for layer in layers] == ["error", "ok", "ok", "ok"]


def actors() -> list[int]:
    """The process ids of the actors at work: the parents of the processes that annotate."""
    found = set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if (
                entry.name.isdigit()
                and b"glossator.chains.worker" in (entry / "cmdline").read_bytes()
            ):
                found.add(int((entry / "stat").read_text().rpartition(")")[2].split()[1]))
    return [pid for pid in found if b"ray::" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@contextmanager
def meanwhile(act: Callable[[list[int]], None]) -> Iterator[None]:
    """Do something to the actors of a run, as soon as there are two."""
    acted: list[bool] = []

    def wait() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if len(found := actors()) > 1:
                time.sleep(1)
                act(found)
                acted.append(True)
                return
            time.sleep(0.1)

    thread = threading.Thread(target=wait)
    thread.start()
    yield
    thread.join()
    assert acted


SLOW = [f"slow text {number}" for number in range(100)]


def test_an_actor_that_is_killed_loses_nothing(run: Any, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", SLOW)
    with meanwhile(lambda found: os.kill(found[0], signal.SIGKILL)):
        done = run("a.jsonl")
    assert done.code == 0
    run("a.jsonl", engine="serial", output="serial.jsonl")
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "serial.jsonl").read_bytes()


def test_a_node_that_is_taken_away_loses_nothing(run: Any, tmp_path: Path, cluster: Any) -> None:
    write(tmp_path / "a.jsonl", SLOW)
    gone = next(iter(cluster.worker_nodes))
    with meanwhile(lambda _: cluster.remove_node(gone, allow_graceful=False)):
        done = run("a.jsonl")
    assert (done.code, [one["text"] for one in read(tmp_path / "ray.jsonl")]) == (0, SLOW)
