"""A fork server: it loads a chain with its models once, and the workers are forked from it.

So they share the memory of what is loaded, and start at once. A process can be forked safely only
while it has a single thread and holds nothing open that two must not use. Where a plugin leaves it
otherwise, or cannot be loaded there, the server ends, and workers are started as fresh processes,
which say what is wrong.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from glossator.chains import worker
from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner

LARGEST = 1 << 20
"""Bytes of a message at most; a chain that takes more gets fresh processes."""


class Setup(NamedTuple):
    """What a fork server must know."""

    recipe: ChainFile
    languages: Sequence[str | None]
    """Those that models are loaded for; each worker loads further ones by itself."""
    threads: int
    """How many each worker may have."""


class Forked:
    """A worker that was forked, as `subprocess.Popen` has one."""

    def __init__(self, server: ForkServer, process: int, questions: int, answers: int) -> None:
        # Unlike a number it never stands for another process.
        self._handle = os.pidfd_open(process)
        weakref.finalize(self, os.close, self._handle)
        self._server, self.pid = server, process
        self._lock = threading.Lock()
        self._told: list[int | None] = []
        self.stdin = os.fdopen(questions, "wb")
        self.stdout = os.fdopen(answers, "rb")

    def kill(self) -> None:
        """End it now."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self) -> int | None:
        """Wait until it has ended: its exit code; None where the server is no more to tell it."""
        self._has_ended(None)
        with self._lock:  # the server can tell it only once
            if not self._told:
                self._told.append(self._server.exit_code(self.pid))
        return self._told[0]

    def poll(self) -> int | None:
        """None while it runs, else its exit code, or -1 where the server is no more to tell it."""
        if not self._has_ended(0):
            return None
        code = self.wait()
        return -1 if code is None else code

    def _has_ended(self, milliseconds: int | None) -> bool:
        """Whether it has, having waited for it as long as is given, or without an end."""
        ended = select.poll()
        ended.register(self._handle, select.POLLIN)
        return bool(ended.poll(milliseconds))


class ForkServer:
    """The server's process, from the side of the run.

    Args:
        setup: The chain.
        environment: That of the process.
    """

    def __init__(self, setup: Setup, environment: dict[str, str]) -> None:
        # One request at a time: workers are waited for in threads of their own.
        self._lock = threading.Lock()
        self._socket, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from glossator.chains.forkserver import main; main()"],
                stdin=its.fileno(),
                stdout=subprocess.DEVNULL,
                # Libraries that start threads when they are loaded must not.
                env={**environment, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        self._is_ready = False
        try:
            self._is_ready = bool(self._ask(pickle.dumps(setup)))
        except BaseException:  # Ctrl-C, while models are loaded
            self.close()
            raise

    def fork(self) -> Forked | None:
        """A new worker; None where the server cannot fork, or is no more."""
        if not self._is_ready:
            return None
        its_questions, questions = os.pipe()
        answers, its_answers = os.pipe()
        answer = self._ask(b"fork", its_questions, its_answers)
        os.close(its_questions)
        os.close(its_answers)
        with suppress(OSError):
            if answer:
                return Forked(self, int(answer), questions, answers)
        os.close(questions)
        os.close(answers)
        return None

    def exit_code(self, process: int) -> int | None:
        """That of a worker that has ended; None where the server is no more."""
        answer = self._ask(str(process).encode())
        return int(answer) if answer else None

    def close(self) -> None:
        """End the server, once its workers have ended."""
        if self._is_ready:
            with self._lock, suppress(OSError):
                self._socket.shutdown(socket.SHUT_WR)
        else:
            self._process.kill()
        self._process.wait()
        with self._lock:
            self._socket.close()

    def _ask(self, request: bytes, *descriptors: int) -> bytes:
        """The answer to a request; empty where there is nobody who answers."""
        with self._lock, suppress(OSError):
            socket.send_fds(self._socket, [request], descriptors)
            return self._socket.recv(LARGEST)
        return b""


def is_possible() -> bool:
    """Whether this system can do it: it takes Linux to know what a process has open."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


def main() -> None:
    """Load the chain, then fork a worker for each request that brings its pipes."""
    # Ctrl-C reaches all processes of a terminal: the run decides, and its end is ours.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=os.dup(0)) as control:
        worker.leave_pipes()
        setup: Setup = pickle.loads(control.recv(LARGEST))  # noqa: S301  # from the run
        before = set(_descriptors())
        with _ending_with(control):
            try:
                runner = _load(setup)
            except Exception:  # noqa: BLE001  # a fresh worker says it, where it matters
                return
        if not _may_fork(before):
            return
        with suppress(BrokenPipeError, ConnectionResetError):  # the run was killed
            _serve(control, runner, setup.threads)
    with suppress(ChildProcessError):
        while True:
            os.wait()  # so that the run's account of its children has them all


def _serve(control: socket.socket, runner: Runner, threads: int) -> None:
    """Answer requests until there are none: fork a worker, or tell how one has ended."""
    control.send(b"ready")
    while True:
        request, pipes, _, _ = socket.recv_fds(control, LARGEST, 2)
        if not request:
            return
        if pipes:
            process = os.fork()
            if not process:
                control.close()
                _work(runner, threads, *pipes)
            for pipe in pipes:
                os.close(pipe)
            control.send(str(process).encode())
        else:
            _, status = os.waitpid(int(request), 0)
            control.send(str(os.waitstatus_to_exitcode(status)).encode())


def _load(setup: Setup) -> Runner:
    """The chain with its models, left alone by the collector, which would write to all of it."""
    from glossator.chains.assemble import assemble, registry_of

    gc.disable()
    runner = assemble(registry_of(setup.recipe), setup.recipe)
    runner.prepare(setup.languages)
    gc.collect()
    gc.freeze()
    return runner


def _work(runner: Runner, threads: int, questions: int, answers: int) -> NoReturn:
    """Be a worker."""
    code = 1
    try:
        gc.enable()
        os.environ["OMP_NUM_THREADS"] = str(threads)
        if torch := sys.modules.get("torch"):
            torch.set_num_threads(threads)
        if numpy := sys.modules.get("numpy"):
            numpy.random.seed()  # Python's own generator does so by itself
        with os.fdopen(questions, "rb") as incoming, os.fdopen(answers, "wb") as outgoing:
            worker.serve(incoming, outgoing, lambda _: runner)
        code = 0
    except BrokenPipeError:
        pass  # the run was killed: there is nobody to answer
    except BaseException:  # noqa: BLE001  # nothing may go on as the server
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


@contextmanager
def _ending_with(control: socket.socket) -> Iterator[None]:
    """End with the run while models are loaded, which takes seconds: SIGIO tells of its end."""
    import fcntl  # which Unix has alone, as below

    flags = fcntl.fcntl(control, fcntl.F_GETFL)
    fcntl.fcntl(control, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(control, fcntl.F_SETFL, flags | os.O_ASYNC)
    try:
        yield
    finally:
        fcntl.fcntl(control, fcntl.F_SETFL, flags)


def _may_fork(before: set[int]) -> bool:
    """Whether this process has one thread, no child, and nothing open that two must not use."""
    if len(os.listdir("/proc/self/task")) > 1 or threading.active_count() > 1:  # noqa: PTH208
        return False
    with suppress(ChildProcessError):
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return False
    maps = Path("/proc/self/maps").read_text("utf-8", "surrogateescape")
    return all(
        number in before or _is_map(number, target, maps)
        for number, target in _descriptors().items()
    )


def _descriptors() -> dict[int, str]:
    """What is open in this process."""
    found = {}
    for one in os.listdir("/proc/self/fd"):  # noqa: PTH208  # which closes what it reads, at once
        with suppress(FileNotFoundError):
            found[int(one)] = os.readlink(f"/proc/self/fd/{one}")  # noqa: PTH115
    return found


def _is_map(number: int, target: str, maps: str) -> bool:
    """Whether it is a file that was opened to be mapped into memory, and only read."""
    import fcntl

    is_read_only = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY
    return is_read_only and f" {target}\n" in maps
