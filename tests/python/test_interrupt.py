"""Long work ends with Ctrl-C, and with whatever else a handler of signals raises; the book stays whole."""

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import inward
import pytest

LEADS = 4_000


@pytest.fixture(scope="module", params=["memory", "file"])
def crm(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[inward.Crm]:
    if request.param == "memory":
        crm = inward.in_memory("阳泉经开区")
    else:
        path = tmp_path_factory.mktemp("book") / "book.db"
        crm = inward.create(path, zone="阳泉经开区", wait_for_disk=False)
    with crm:
        batch = crm.desk("wang.li").batch()
        for number in range(LEADS):
            batch.capture_lead(f"合成线索 {number}", on="2020-06")
        batch.commit()
        yield crm


@contextmanager
def handling(handler: Callable[..., Any]) -> Iterator[None]:
    # What a handler raises while the collector calls back, as it does for some test tools, is lost.
    gc.disable()
    before = signal.signal(signal.SIGALRM, handler)
    try:
        yield
    finally:
        gc.enable()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


WORK = {
    "verify": lambda crm: crm.verify(),
    "rebuild": lambda crm: crm.rebuild(),
    "all": lambda crm: crm.leads().all(),
    "as of": lambda crm: crm.as_of("2020-07-01", known=crm.today()).leads().all(),
    "batch": lambda crm: _batch(crm).commit(),
}


def _batch(crm: inward.Crm) -> inward.Batch:
    batch = crm.desk("wang.li").batch()
    for number in range(LEADS):
        batch.capture_lead(f"更多合成线索 {number}")
    return batch


@pytest.mark.parametrize("name", WORK)
def test_long_work_ends_with_what_the_handler_raises(crm: inward.Crm, name: str) -> None:
    head = crm.head()
    begun = time.monotonic()
    if name != "batch":
        WORK[name](crm)
    whole = time.monotonic() - begun

    def too_late(*_: object) -> None:
        raise TimeoutError("the handler")

    ended = 0
    with handling(too_late):
        for tenths in range(1, 11):
            # At different points of the work, which takes longer on one machine than on another.
            signal.setitimer(signal.ITIMER_REAL, max(whole, 0.02) * tenths / 10)
            begun = time.monotonic()
            try:
                WORK[name](crm)
            except TimeoutError as error:
                assert str(error) == "the handler"
                ended += 1
            signal.setitimer(signal.ITIMER_REAL, 0)
            assert crm.head() == head, "nothing of what was ended is kept"
            if ended:
                break
    assert ended, f"{name} was never ended; it takes {whole:.3f} s"
    assert crm.leads().count() == LEADS
    assert crm.verify(head) == head


def test_ctrl_c_is_keyboard_interrupt(crm: inward.Crm) -> None:
    pressed = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        pressed.start()
        for _ in range(100):
            crm.rebuild()
    pressed.join()
    assert crm.leads().count() == LEADS


def test_a_handler_may_not_ask_the_book_that_is_at_work(crm: inward.Crm) -> None:
    refused: list[str] = []

    def ask(*_: object) -> None:
        try:
            crm.head()
        except inward.StorageError as error:
            refused.append(error.code)

    with handling(ask):
        signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
        for _ in range(3):
            crm.rebuild()
    # Between two calls of the book the handler may ask.
    assert refused and set(refused) == {"book.at-work"}
    assert crm.leads().count() == LEADS


def test_work_in_another_thread_is_left_alone(crm: inward.Crm) -> None:
    heads: list[inward.Head] = []
    worker = threading.Thread(target=lambda: heads.append(crm.verify()))
    with pytest.raises(KeyboardInterrupt):
        worker.start()
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)
    worker.join()
    assert heads == [crm.head()]


def test_a_stopped_book_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with inward.create(path, zone="阳泉经开区", wait_for_disk=False) as crm:
        crm.desk("wang.li").capture_lead("合成线索")
        batch = _batch(crm)
        pressed = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            pressed.start()
            batch.commit()
            time.sleep(1)
        pressed.join()
    with inward.open(path) as crm:
        assert crm.leads().count() in (1, 1 + LEADS)
        crm.verify()
