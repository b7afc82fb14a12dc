"""Calls in processes of their own: what goes wrong there stays there."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest

from generator.inspect.apart import Ended, Why, run_apart

_MEMORY = 2**30


def double(number: int) -> int:
    return number * 2


def sleep_at_three(number: int) -> int:
    if number == 3:
        time.sleep(60)
    return number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def eat_at_three(number: int) -> int:
    return len(b"a" * 2**31) if number == 3 else number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("1-9801-23456-78-9")
    return number


def miss_at_three(number: int) -> int:
    if number == 3:
        raise FileNotFoundError(number)
    return number


def always_die(_number: int) -> int:
    os._exit(1)


def own_process(_number: int) -> int:
    time.sleep(0.3)
    return os.getpid()


def outcomes(
    function: Callable[[int], int], count: int = 6, *, workers: int = 2, seconds: float = 30
) -> dict[int, int | Ended]:
    """Call a function for 0, 1, 2… and give what came of each."""
    return dict(run_apart(function, range(count), seconds=seconds, memory=_MEMORY, workers=workers))


def test_every_item_has_its_result() -> None:
    """Results belong to their items, in whatever order they come."""
    assert outcomes(double, 40) == {number: number * 2 for number in range(40)}


def test_nothing_to_do_starts_no_process() -> None:
    """Without items no process is started."""
    before = threading.active_count()
    assert list(run_apart(double, [], seconds=1, memory=_MEMORY)) == []
    assert threading.active_count() == before


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (sleep_at_three, Why.SLOW),
        (die_at_three, Why.CRASHED),
        (eat_at_three, Why.HUNGRY),
        (fail_at_three, Why.CRASHED),
        (miss_at_three, Why.UNREADABLE),
    ],
)
def test_an_item_that_goes_wrong_goes_alone(function: Callable[[int], int], why: Why) -> None:
    """One item ends its process, the others have their results."""
    # On a busy machine a crash takes its time as well.
    found = outcomes(function, seconds=2 if why is Why.SLOW else 30)
    ended = found.pop(3)
    assert isinstance(ended, Ended)
    assert ended.why is why
    assert found == {number: number for number in range(6) if number != 3}


def test_an_error_says_nothing_of_the_item() -> None:
    """Only the name of an error comes back: its words may quote the file."""
    assert outcomes(fail_at_three)[3] == Ended(Why.CRASHED, "ValueError")


def test_items_that_all_crash_come_to_an_end() -> None:
    """A single process that dies with every item is replaced until all have been tried."""
    found = outcomes(always_die, workers=1)
    assert {ended.why for ended in found.values() if isinstance(ended, Ended)} == {Why.CRASHED}
    assert len(found) == 6


def test_it_works_in_a_thread() -> None:
    """A live preview builds in a thread."""
    found: dict[int, int | Ended] = {}
    thread = threading.Thread(target=lambda: found.update(outcomes(double)))
    thread.start()
    thread.join(60)
    assert found == {number: number * 2 for number in range(6)}


def test_items_are_spread_over_the_workers() -> None:
    """Two workers take turns, each for more than one item, and neither is this process."""
    found = set(outcomes(own_process).values())
    assert len(found) == 2
    assert os.getpid() not in found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_crash_leaves_no_core_dump() -> None:
    """The memory of a process that read personal data is not written to the disk."""
    assert outcomes(core_limit, 1) == {0: 0}


def core_limit(_number: int) -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]
