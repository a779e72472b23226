"""``glossator serve`` under load from this process, on loopback only, bounded in number and time.

Measured are: how long an article takes, against a cold ``glossator run`` of it; how many articles a
second one client gets, and two; 200 clients at once, among them some that read slowly, leave, or
send what is broken, with a worker killed in between; and what the server's memory is before and
after ten thousand light requests. Every answer is looked at: none may be lost. Then a corpus of
20,000 documents is opened: its index is made, then it is there.

    python benchmarks/serve.py [chain, light unless given] [requests, 10000; and documents, 20000]
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
from validate import corpus

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = SEEDS / "embassy.txt"
CLIENTS = 200
SECONDS = 6.0


class Served(NamedTuple):
    """A server that runs."""

    address: str
    process: int

    def workers(self) -> list[int]:
        """The processes that annotate: those below it that no others are below."""
        below = {self.process: self.process}
        found = [self.process]
        for one in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = one.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            below[int(one.parent.name)] = int(fields[1])
        for process in sorted(below):
            if below[process] in found and process not in found:
                found.append(process)
        return [one for one in found if one not in below.values() and one != self.process]

    def megabytes(self, what: str = "VmRSS") -> float:
        """What the server holds in memory, without its workers, or has held at most (`VmHWM`)."""
        said = Path(f"/proc/{self.process}/status").read_text()
        [kilobytes] = [line.split()[1] for line in said.splitlines() if line.startswith(what)]
        return int(kilobytes) / 1024


@contextmanager
def serving(*arguments: str) -> Iterator[Served]:
    """A server at a port that is free."""
    command = [sys.executable, "-m", "glossator", "serve", "--quiet", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as started:
        assert started.stderr
        try:
            lines = iter(started.stderr.readline, "")
            address = next(line.strip() for line in lines if line.startswith("http"))
            yield Served(address, started.pid)
        finally:
            began = time.perf_counter()
            started.send_signal(signal.SIGTERM)
            started.wait(30)
            print(f"ended in {time.perf_counter() - began:.1f} s, exit code {started.returncode}")


async def post(client: httpx.AsyncClient, text: str) -> httpx.Response:
    """Have a text annotated."""
    return await client.post(
        "/annotate", content=text.encode(), headers={"Content-Type": "text/plain"}
    )


async def latency(served: Served, text: str) -> float:
    """Seconds that an article takes, the middle of some."""
    took = []
    async with httpx.AsyncClient(base_url=served.address, timeout=300) as client:
        for _ in range(12):
            began = time.perf_counter()
            (await post(client, text)).raise_for_status()
            took.append(time.perf_counter() - began)
    return statistics.median(took[2:])


async def throughput(served: Served, text: str, clients: int) -> float:
    """Articles a second that clients get who each ask for the next when they have the last."""
    done = 0
    end = time.perf_counter() + SECONDS

    async def ask() -> None:
        nonlocal done
        async with httpx.AsyncClient(base_url=served.address, timeout=300) as client:
            while time.perf_counter() < end:
                (await post(client, text)).raise_for_status()
                done += 1

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(clients)))
    return done / (time.perf_counter() - began)


async def crowd(served: Served, text: str) -> Counter[str]:
    """What comes of 200 clients at once, and of those among them that behave badly."""
    limits = httpx.Limits(max_connections=None)
    found: Counter[str] = Counter()
    async with httpx.AsyncClient(base_url=served.address, timeout=300, limits=limits) as client:

        async def good(number: int) -> None:
            answer = await post(client, f"{text}\n\nNumber {number}.")
            is_own = answer.status_code == 200 and answer.json()["text"].endswith(f" {number}.")
            found["answered" if is_own else f"lost ({answer.status_code})"] += 1

        async def slow(number: int) -> None:
            body = f"{text}\n\nNumber {number}."
            address = "/annotate"
            headers = {"Content-Type": "text/plain"}
            async with client.stream("POST", address, content=body, headers=headers) as answer:
                size = 0
                async for piece in answer.aiter_bytes(1024):
                    size += len(piece)
                    await asyncio.sleep(0.05)
                whole = size == int(answer.headers["content-length"])
            found["answered" if whole else "lost (slow)"] += 1

        async def leaving(_: int) -> None:
            try:
                await client.post("/annotate", json={"text": text * 5}, timeout=0.2)
            except httpx.TimeoutException:
                found["left"] += 1
            else:
                found["answered before it left"] += 1

        async def broken(number: int) -> None:
            bodies = [b'{"text": ', b"\xff\xfe", b"[]]", b'{"text": 1}', b""]
            answer = await client.post(
                "/annotate",
                content=bodies[number % len(bodies)],
                headers={"Content-Type": "application/json"},
            )
            found["refused" if answer.status_code == 422 else f"lost ({answer.status_code})"] += 1

        async def killing() -> None:
            await asyncio.sleep(1)
            for process in served.workers()[:1]:
                os.kill(process, signal.SIGKILL)
                found["workers killed"] += 1

        kinds: list[Callable[[int], Awaitable[None]]] = [good] * 7 + [slow, leaving, broken]
        asked = [kinds[number % len(kinds)](number) for number in range(CLIENTS)]
        await asyncio.gather(*asked, killing())
    return found


async def light(served: Served, requests: int) -> None:
    """Many requests that cost little, of every kind."""
    kinds = [
        ("GET", "/health", None),
        ("GET", "/layers", None),
        ("GET", "/documents?q=embassy", None),
        ("GET", "/try", None),
        ("GET", "/nothing", None),
        ("POST", "/validate", {"text": "no document"}),
        ("POST", "/annotate?layers=tokens", {"text": "Jo fled."}),
        ("POST", "/annotate", {"text": 5}),
    ]
    async with httpx.AsyncClient(base_url=served.address, timeout=300) as client:

        async def some(first: int) -> None:
            for number in range(first, requests, 8):
                method, address, body = kinds[number % len(kinds)]
                answer = await client.request(method, address, json=body)
                assert answer.status_code < 500, (address, answer.text)

        await asyncio.gather(*(some(first) for first in range(8)))


def cold(chain: str) -> float:
    """Seconds of a run of the article in a process of its own, the middle of three."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        command = [sys.executable, "-m", "glossator", "run", str(ARTICLE), "--chain", chain, "-q"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def opened(count: int) -> None:
    """Open a corpus of seed articles under ids of their own, twice; and a tenth of it."""
    made = corpus()
    with tempfile.TemporaryDirectory() as folder:
        for size in (count // 10, count):
            path = Path(folder) / f"{size}.jsonl"
            with path.open("wb") as stream:
                for number in range(size):
                    document = {**json.loads(made[number % len(made)]), "id": str(number)}
                    stream.write(json.dumps(document).encode() + b"\n")
            for what in ("making its index", "with its index"):
                began = time.perf_counter()
                with serving("--no-annotate", str(path)) as served:
                    seconds = time.perf_counter() - began
                    peak = served.megabytes("VmHWM")
                    address = f"{served.address}documents?q=said&with=has:entities"
                    total = httpx.get(address, timeout=300).json()["total"]
                    began = time.perf_counter()
                    httpx.get(f"{address}&sort=title", timeout=300).raise_for_status()
                    listed = time.perf_counter() - began
                print(
                    f"{size} documents, {what}: {seconds:.1f} s, {peak:.0f} MB at most; "
                    f"{total} found, listed in {listed:.3f} s"
                )


def main() -> None:
    chain = sys.argv[1] if len(sys.argv) > 1 else "light"
    requests = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    documents = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
    text = ARTICLE.read_text("utf-8")
    run = cold(chain)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving("--index", f"{folder}/i", "--chain", chain, "--jobs", "2", str(SEEDS)) as served,
    ):
        served_in = asyncio.run(latency(served, text))
        print(f"an article: run {run:.2f} s, serve {served_in:.3f} s: {run / served_in:.1f} times")
        one = asyncio.run(throughput(served, text, 1))
        two = asyncio.run(throughput(served, text, 2))
        print(f"articles a second: one client {one:.1f}, two {two:.1f}: {two / one:.2f} times")
        began = time.perf_counter()
        found = asyncio.run(crowd(served, text))
        seconds = time.perf_counter() - began
        print(f"{CLIENTS} clients at once, {seconds:.1f} s: {dict(sorted(found.items()))}")
        asyncio.run(light(served, requests // 5))
        before = served.megabytes()
        began = time.perf_counter()
        asyncio.run(light(served, requests))
        rate = requests / (time.perf_counter() - began)
        after = served.megabytes()
        print(f"{requests} light requests, {rate:.0f} a second: {before:.1f} MB, {after:.1f} MB")
    opened(documents)


if __name__ == "__main__":
    main()
