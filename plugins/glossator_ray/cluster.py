"""Ray itself: started on this machine or reached, kept quiet, and left as it was found."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import glossator
from glossator import GlossatorError, OptionError

QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is sent to anybody
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # else a warning about GPUs that nobody asked for
}


SECONDS = 10
"""How long a cluster may take to answer that it is there."""


def check_installed() -> None:
    """Raise OptionError where Ray Data is not installed."""
    glossator.require("engine 'ray'", "ray", "pyarrow", install="glossator[ray]")


@contextmanager
def connected(address: str | None, cpus: int, *, logs: bool) -> Iterator[Any]:
    """The module `ray`, connected; what was started for it is ended.

    Args:
        address: A running cluster's; else one is started on this machine.
        cpus: How many tasks and actors run at once on this machine, where it is started.
        logs: Whether what Ray and its workers log is shown, on standard error.

    Raises:
        OptionError: where there is no cluster at that address.
    """
    with _environment({} if logs else QUIET):
        ray = _imported(logs=logs)
        if ray.is_initialized():
            yield ray
            return
        level = logging.INFO if logs else logging.CRITICAL
        where = address or os.environ.get("RAY_ADDRESS") or "local"
        _check_reached(where)
        local = {"num_cpus": cpus, "include_dashboard": False} if where == "local" else {}
        try:
            with _signals_kept(), nullcontext() if logs else _hushed():
                ray.init(where, logging_level=level, log_to_driver=logs, **local)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise OptionError(f"engine ray: no cluster at {where!r}: {_line(error)}") from None
        try:
            yield ray
        finally:
            ray.shutdown()


def _check_reached(address: str) -> None:
    """Raise OptionError where nobody listens: Ray itself would wait for ever."""
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdigit() or "/" in host:
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS).close()
    except (OSError, OverflowError) as error:
        raise OptionError(
            f"engine ray: no cluster at {address!r}: {error}: expected what `ray start` prints, as "
            "10.0.0.1:6379"
        ) from None


def _imported(*, logs: bool) -> Any:
    import ray
    import ray.data

    if not logs:
        for name in ("ray", "ray.data"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    return ray


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """Have environment variables, but for those that the user has set."""
    ours = {key: value for key, value in values.items() if key not in os.environ}
    os.environ.update(ours)
    try:
        yield
    finally:
        for key in ours:
            os.environ.pop(key, None)


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray takes SIGTERM for itself; what an interrupted run leaves behind is for us to see to."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, kept)


@contextmanager
def _hushed() -> Iterator[None]:
    """Ray's libraries write to standard error that they will not write to it."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def here(ray: Any, cls: type) -> Any:
    """An actor of a class on this node, which takes no processor."""
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    node = ray.get_runtime_context().get_node_id()
    where = NodeAffinitySchedulingStrategy(node_id=node, soft=False)
    return ray.remote(cls).options(num_cpus=0, scheduling_strategy=where).remote()


@contextmanager
def told() -> Iterator[None]:
    """What goes wrong in Ray on one line, not as a traceback of several processes."""
    from ray.exceptions import RayError

    try:
        yield
    except RayError as error:
        raise GlossatorError(f"engine ray: {_line(error)}") from error


def _line(error: BaseException) -> str:
    """The last line of an error, which in Ray has the cause."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
