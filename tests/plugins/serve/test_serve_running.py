"""A server in a process of its own, with clients that behave well and others that do not."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from served import Running, awaited

pytestmark = pytest.mark.slow("it starts a server, and its processes")

Start = Callable[..., Running]
WORDS = ("--layers", "word", "--jobs", "2")


@pytest.fixture
def words(start: Start, poison: str) -> Running:
    """A server whose annotator does what a document says."""
    return start("--plugin", poison, *WORDS, "--time-limit", "3")


def connected(running: Running) -> socket.socket:
    """A connection that nothing has been said on."""
    parts = urlsplit(running.address)
    return socket.create_connection((parts.hostname or "", parts.port or 0))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_seconds_whoever_is_connected(
    words: Running, number: signal.Signals
) -> None:
    idle = connected(words)
    half = connected(words)
    half.sendall(b"POST /annotate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
    busy = connected(words)
    body = b'{"text": "sleep"}'
    head = (
        "POST /annotate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    busy.sendall(head.encode() + body)
    time.sleep(0.5)
    began = time.monotonic()
    words.process.send_signal(number)
    words.process.wait(10)
    assert time.monotonic() - began < 8
    assert words.process.returncode == 130
    for one in (idle, half, busy):
        one.close()


def test_200_clients_at_once_are_all_answered_though_a_worker_is_killed(words: Running) -> None:
    found: Counter[object] = Counter()
    limits = httpx.Limits(max_connections=None)

    async def crowd() -> None:
        async with httpx.AsyncClient(base_url=words.address, timeout=120, limits=limits) as client:

            async def ask(number: int) -> None:
                text = f"{'raise' if number % 10 == 0 else 'fine'} {number}"
                answer = await client.post("/annotate", json={"text": text})
                document = answer.json()
                found[document["text"] == text, document["layers"]["word"]["status"]] += 1

            async def kill() -> None:
                for process in children(words.process.pid):
                    os.kill(process, signal.SIGKILL)

            await asyncio.gather(*map(ask, range(100)), kill(), *map(ask, range(100, 200)))

    awaited(crowd())
    assert found == {(True, "ok"): 180, (True, "error"): 20}


def children(process: int) -> list[int]:
    """The workers of a server: what is forked from what it has started."""
    made: list[int] = []
    for one in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, one.read_text().split()):
            below = Path(f"/proc/{child}/task/{child}/children").read_text().split()
            made += map(int, below)
    return made


def test_a_client_that_leaves_or_reads_slowly_stops_no_others(words: Running) -> None:
    slow = []
    for _ in range(20):
        one = connected(words)
        one.sendall(b"GET /layers HTTP/1.1\r\nHost: localhost\r\n\r\n")
        slow.append(one)
    for _ in range(20):
        with pytest.raises(httpx.TimeoutException):
            httpx.post(f"{words.address}annotate", json={"text": "slow"}, timeout=0.01)
    began = time.monotonic()
    answer = httpx.post(f"{words.address}annotate", json={"text": "fine"}, timeout=30)
    assert answer.status_code == 200
    assert time.monotonic() - began < 10
    for one in slow:
        one.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /annotate HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET /%ff%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_nothing_else(words: Running, sent: bytes) -> None:
    with connected(words) as one:
        one.settimeout(10)
        one.sendall(sent)
        assert re.match(rb"HTTP/1.1 4\d\d ", one.recv(100))
    assert httpx.get(f"{words.address}health").status_code == 200


def test_nothing_that_is_sent_or_searched_for_gets_into_its_log(
    start: Start, corpus: Path, poison: str
) -> None:
    running = start(corpus, "--plugin", poison, *WORDS)
    httpx.get(f"{running.address}documents?q=secretword")
    httpx.get(f"{running.address}secretword")
    httpx.post(f"{running.address}annotate", json={"text": "raise secretword"}, timeout=60)
    httpx.post(f"{running.address}annotate", json={"text": "kill secretword"}, timeout=60)
    code, said = running.end()
    assert (code, "secretword" in said) == (130, False)


def test_others_need_the_token_which_is_printed_once(start: Start, corpus: Path) -> None:
    running = start(corpus, "--no-annotate", "--host", "0.0.0.0")
    found = re.fullmatch(r"http://[^/]+:(\d+)/\?token=(\S{20,})", running.address)
    assert found
    address, token = f"http://127.0.0.1:{found[1]}", found[2]
    assert httpx.get(f"{address}/documents").status_code == 401
    headers = {"Authorization": f"Bearer {token}"}
    assert httpx.get(f"{address}/documents", headers=headers).json()["total"] == 3
    _, said = running.end()
    assert token not in said


def test_a_port_that_is_taken_is_one_line(start: Start, corpus: Path, tmp_path: Path) -> None:

    running = start(corpus, "--no-annotate")
    port = str(urlsplit(running.address).port)
    command = [sys.executable, "-m", "glossator", "serve", "--no-annotate", "--port", port]
    done = subprocess.run(
        [*command, str(corpus)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert f"Error: cannot listen at 127.0.0.1:{port}: " in done.stderr


def test_a_browser_s_request_from_another_site_is_refused(words: Running) -> None:
    headers = {"Origin": "http://evil.example", "Content-Type": "text/plain"}
    answer = httpx.post(f"{words.address}annotate", content="kill", headers=headers)
    assert answer.status_code == 403


def test_where_texts_cannot_be_annotated_a_corpus_is_shown_nevertheless(
    start: Start, corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "glossator.toml").write_text('layers = ["nothing"]', "utf-8")
    running = start(corpus)
    assert httpx.get(f"{running.address}documents").json()["total"] == 3
    assert httpx.post(f"{running.address}annotate", json={"text": "a"}).status_code == 404
    assert running.end()[0] == 130


def test_a_connection_on_which_nothing_is_asked_is_let_go(words: Running) -> None:
    with connected(words) as idle, connected(words) as half:
        half.sendall(b"GET /health HTTP/1.1\r\nHost: loc")
        for one in (idle, half):
            one.settimeout(30)
            with contextlib.suppress(ConnectionResetError):
                assert one.recv(10) == b""
    assert httpx.get(f"{words.address}health").status_code == 200
