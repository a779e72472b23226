"""A chain as a service: what many ask at once, and what becomes of it when processes die."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from poison import PLUGIN

from glossator import ChainError, Document
from glossator.chains.child import Worker
from glossator.service import (
    TIME_LIMIT,
    WORKER_DIED,
    BusyError,
    ChainFile,
    Job,
    Service,
)

PATIENCE = 60


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("poison") / "poison_of_service.py"
    path.write_text(PLUGIN, "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def service(plugin: str) -> Iterator[Service]:
    asked = ChainFile(plugins=(plugin,), layers=("word",))
    made = Service(asked, jobs=2, time_limit=3, most=50)
    made.start(warm=True)
    yield made
    made.close()


def annotated(service: Service, *texts: str) -> list[Job]:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    return service.submit(documents).result(PATIENCE)


def statuses(jobs: list[Job]) -> list[str]:
    return [job.document.layers["word"].status for job in jobs]


def test_documents_come_back_in_their_order(service: Service) -> None:
    jobs = annotated(service, *(f"text {number}" for number in range(40)))
    assert [job.document.text for job in jobs] == [f"text {number}" for number in range(40)]
    assert set(statuses(jobs)) == {"ok"}
    assert annotated(service) == []


def test_what_one_annotator_fails_on_is_no_others_failure(service: Service) -> None:
    jobs = annotated(service, "fine", "raise", "fine")
    assert statuses(jobs) == ["ok", "error", "ok"]
    assert jobs[1].failures[0].kind == "ValueError"


def test_a_document_that_kills_its_worker_costs_no_others(service: Service) -> None:
    jobs = annotated(service, "fine", "kill", "leave", "fine")
    assert statuses(jobs) == ["ok", "error", "error", "ok"]
    assert [job.failures[0].kind for job in jobs[1:3]] == [WORKER_DIED, WORKER_DIED]
    assert "SIGKILL" in jobs[1].failures[0].message


def test_a_document_that_takes_too_long_has_failed(service: Service) -> None:
    [job] = annotated(service, "sleep")
    assert job.failures[0].kind == TIME_LIMIT
    assert statuses(annotated(service, "fine")) == ["ok"]


def test_workers_that_are_killed_are_replaced_and_nothing_is_lost(service: Service) -> None:
    annotated(service, "fine")
    before = service.processes
    for process in before:
        os.kill(process, signal.SIGKILL)
    assert statuses(annotated(service, "fine", "fine")) == ["ok", "ok"]
    assert not set(service.processes) & set(before)


def test_a_worker_that_is_killed_at_work_is_replaced_and_its_document_tried_again(
    service: Service,
) -> None:
    annotated(service, "fine")
    waiting = service.submit([Document(id="1", text="slow")])
    time.sleep(0.05)
    for process in service.processes:
        os.kill(process, signal.SIGKILL)
    assert statuses(waiting.result(PATIENCE)) == ["ok"]


def test_a_worker_that_was_dead_before_it_read_a_document_is_none_that_the_document_killed(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is being killed may look alive when it is given something, also at the retry."""
    annotated(service, "fine")
    monkeypatch.setattr(Worker, "has_ended", lambda _: False)
    for process in service.processes:
        os.kill(process, signal.SIGKILL)
    assert statuses(annotated(service, "fine")) == ["ok"]


@pytest.mark.slow("documents that take a fifth of a second each")
def test_a_request_of_many_documents_does_not_keep_others_waiting(service: Service) -> None:
    many = service.submit([Document(id=str(one), text=f"slow {one}") for one in range(20)])
    [job] = annotated(service, "fine")
    assert job.document.text == "fine"
    assert not many.done()
    assert len(many.result(PATIENCE)) == 20


def test_documents_that_nobody_waits_for_are_not_annotated(service: Service) -> None:
    left = service.submit([Document(id=str(one), text=f"slow {one}") for one in range(40)])
    assert left.cancel()
    began = time.monotonic()
    annotated(service, "fine")
    assert service.waiting == 0
    assert time.monotonic() - began < 0.2 * 40


def test_more_than_may_wait_is_refused(service: Service) -> None:
    waiting = service.submit([Document(id=str(one), text="slow") for one in range(45)])
    with pytest.raises(BusyError, match="documents wait already"):
        for _ in range(10):
            service.submit([Document(id=str(one), text="fine") for one in range(30)])
    waiting.cancel()


def test_a_variant_shares_the_annotators_whose_options_are_the_same() -> None:
    service = Service(ChainFile(chain="light"), jobs=1)
    own = {one.name: one for one in service.runner.plans.annotators()}
    titles = service.variant(layers=["titles"])
    assert titles is service.variant(layers=["titles"])
    assert all(one is own[one.name] for one in titles.plans.annotators())
    dated = service.variant(settings=["dates.anchor=2018-11-02"])
    others = [one.name for one in dated.plans.annotators() if one is not own[one.name]]
    assert others == ["dates"]
    assert service.variant() is service.runner


def test_a_variant_that_there_cannot_be_is_told(plugin: str) -> None:
    service = Service(ChainFile(plugins=(plugin,), layers=("word",)), jobs=1)
    with pytest.raises(ChainError, match="unknown layer 'wodr'; did you mean 'word'"):
        service.variant(layers=["wodr"])


def test_no_message_to_clients_names_the_chain_s_file(tmp_path: Path) -> None:
    asked = ChainFile(chain="light", files={"layers": str(tmp_path / "glossator.toml")})
    service = Service(asked, jobs=1)
    with pytest.raises(ChainError) as told:
        service.variant(layers=["title"])
    assert str(tmp_path) not in str(told.value)


@pytest.mark.slow("its workers load what they need more than once")
def test_of_many_variants_only_some_are_kept() -> None:
    service = Service(ChainFile(chain="light"), jobs=1)
    service.start(warm=True)
    for day in range(1, 29):
        runner = service.variant(settings=[f"dates.anchor=2018-11-{day:02}"])
        [job] = service.submit([Document(id="1", text="On Tuesday.")], runner).result(PATIENCE)
        assert job.document.layers["dates"][0].anchor == f"2018-11-{day:02}"
    service.close()
    kept = len(service._variants._made)
    assert kept <= 16


def test_a_service_that_ends_says_so_to_those_who_wait(plugin: str) -> None:
    service = Service(ChainFile(plugins=(plugin,), layers=("word",)), jobs=1)
    service.start(warm=False)
    waiting = service.submit([Document(id="1", text="sleep")])
    time.sleep(0.2)
    began = time.monotonic()
    service.close()
    with pytest.raises(Exception, match="the service has ended"):
        waiting.result(10)
    assert time.monotonic() - began < 10
