"""The interpreter lock is released while the work is done."""

from __future__ import annotations

import sys
import threading

import crossclaim as cc


def test_another_thread_runs_meanwhile() -> None:
    text = "The council of Orlen voted on Monday to close the bridge, Mara Holt said. " * 2_000
    began, done = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        cc.facts(text)
        done.set()

    # With no forced switches the main thread gets its turn when the worker gives the lock away: inside
    # of `facts`, if that releases it, and after it otherwise.
    before = sys.getswitchinterval()
    sys.setswitchinterval(1_000)
    try:
        worker = threading.Thread(target=work)
        worker.start()
        began.wait()
        finished_first = done.is_set()
        worker.join()
    finally:
        sys.setswitchinterval(before)
    assert not finished_first


def test_many_threads_give_one_answer() -> None:
    text = "On 14 May 2030 the council of Orlen closed 12 bridges."
    answers: list[str] = []
    threads = [threading.Thread(target=lambda: answers.append(repr(cc.facts(text)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1
