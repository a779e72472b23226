"""What the engine `ray` is asked for is checked before anything is started."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator_ray.engine import MOST, Attempts

Cli = Callable[..., Any]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--engine", "ray"),
            "needs ray, which is not installed: type `pip",
        ),
        (("--engine", "ray", "--jobs", "0"), "engine ray.jobs: expected"),
        (("--engine", "ray", "--set", "ray.spare_cpu=2"), "did you mean 'spare_cpus'"),
        (("--engine", "ray", "--set", "ray.cpus=none"), "engine ray.cpus: expected a number"),
        (("--engine", "rya"), "unknown engine 'rya'; did you mean 'ray'"),
        (("--address", "auto"), "engine 'serial' has no --address"),
    ],
)
def test_a_mistake_is_one_line(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr("glossator.plugins.requirements.find_spec", lambda name: None)
    done = cli("run", "a.txt", "--chain", "light", *options)
    assert (done.code, said in done.err, len(done.err.splitlines())) == (2, True, 1), done.err


def test_only_the_document_that_every_actor_died_at_is_given_up() -> None:
    attempts = Attempts()

    def tried(poisonous: int) -> list[bool] | None:
        """What an actor makes of a unit of five; None where it dies."""
        if not attempts.begin(0):
            return None
        done: list[bool] = []
        for place in range(5):
            done.append(attempts.may_try(0, place))
            if place == poisonous and done[-1]:
                return None
        return done

    for _ in range(2 * MOST):
        assert tried(3) is None
    assert tried(3) == [True, True, True, False, True]


@pytest.mark.parametrize("address", ["127.0.0.1:9", "127.0.0.1:99999", "nowhere.invalid:6379"])
def test_a_cluster_that_is_not_there_is_told_at_once(cli: Cli, address: str) -> None:
    pytest.importorskip("ray.data", reason="the extra `ray` is not installed")
    Path("a.txt").write_text("Jo fled.", "utf-8")
    given = ("--chain", "light", "-o", "out.jsonl", "--engine", "ray", "--address", address)
    done = cli("run", "a.txt", *given)
    assert (done.code, f"no cluster at {address!r}" in done.err) == (2, True), done.err
    assert not Path("out.jsonl").exists()
