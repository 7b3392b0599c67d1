"""Long work tells how far it has come; what is raised by who is told ends it, with nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import inward
from inward.progress import Progress

LEADS = 2_500
LEDGER = "编号,名\n" + "".join(f"A{number},合成项目 {number}\n" for number in range(400))
MAPPING = 'ledger = { name = "plan", key = "编号" }\ncolumns = { "名" = "project.name" }'


@pytest.fixture(params=["memory", "file"])
def crm(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[inward.Crm]:
    clock = inward.Clock("2021-03-01T09:00+08:00")
    if request.param == "memory":
        crm = inward.in_memory("合成开发区", clock=clock)
    else:
        crm = inward.create(tmp_path / "book.db", zone="合成开发区", wait_for_disk=False, clock=clock)
    with crm:
        _batch(crm).commit()
        yield crm


def _batch(crm: inward.Crm) -> inward.Batch:
    batch = crm.desk("wang.li", unit="招商一局").batch()
    for number in range(LEADS):
        batch.capture_lead(f"合成线索 {number}", on="2020-06")
    return batch


WORK: dict[str, tuple[Callable[[inward.Crm, Progress], Any], int]] = {
    "verify": (lambda crm, progress: crm.verify(progress=progress), LEADS),
    "rebuild": (lambda crm, progress: crm.rebuild(progress=progress), LEADS),
    "pipeline": (lambda crm, progress: crm.pipeline(progress=progress), LEADS),
    "report": (lambda crm, progress: crm.report(since="2021-02-01", progress=progress), LEADS),
    "batch": (lambda crm, progress: _batch(crm).commit(progress=progress), LEADS),
    "changes": (
        lambda crm, progress: crm.pipeline().changes(
            "2021-02-01", "2021-03-01", money="contract_investment", progress=progress
        ),
        1,
    ),
    "preview": (lambda crm, progress: _load(crm).preview(progress=progress), 400),
    "load": (lambda crm, progress: _load(crm).commit(progress=progress), 400),
}


def _load(crm: inward.Crm) -> Any:
    return crm.desk("wang.li").load_bytes(LEDGER.encode(), MAPPING)


@pytest.mark.parametrize("name", WORK)
def test_it_is_told_how_far_the_work_has_come(crm: inward.Crm, name: str) -> None:
    work, least = WORK[name]
    told: list[tuple[int, int | None]] = []
    work(crm, lambda done, total: told.append((done, total)))
    assert told, f"{name} tells nothing"
    done, total = told[-1]
    assert done == total and done >= least
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert all(total is not None and done <= total for done, total in told)
    # Who is told of one work is not told of the next.
    before = len(told)
    crm.verify()
    assert len(told) == before


@pytest.mark.parametrize("name", WORK)
def test_what_is_raised_ends_the_work_and_nothing_is_changed(crm: inward.Crm, name: str) -> None:
    work, _ = WORK[name]
    head, refused = crm.head(), []

    def enough(done: int, total: int | None) -> None:
        with pytest.raises(inward.StorageError) as caught:
            crm.head()
        refused.append(caught.value.code)
        raise LookupError(f"enough after {done}")

    with pytest.raises(LookupError, match="enough after"):
        work(crm, enough)
    assert refused == ["book.at-work"]
    assert crm.head() == head and crm.verify(head) == head
    assert crm.leads().count() == LEADS and crm.projects().count() == 0


@pytest.mark.parametrize("name", WORK)
def test_what_cannot_be_called_is_refused(crm: inward.Crm, name: str) -> None:
    with pytest.raises(TypeError, match="progress"):
        WORK[name][0](crm, "yes")  # type: ignore[arg-type]
