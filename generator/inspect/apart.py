"""Calls a function for many items in processes of their own, under limits of time and memory.

An item can take its process down, never this one and never another item.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import Enum
from multiprocessing.context import BaseContext
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

#: The exit status of a process whose item took more memory than it may.
_HUNGRY_STATUS = 87
#: A process that dies in the very moment it takes an item can take the whole pool with it.
_ATTEMPTS = 3
#: What a system short of memory ends a process with; Windows has no such thing.
_SIGKILL = 9


class Why(Enum):
    """What ended the process of an item."""

    SLOW = "slow"
    HUNGRY = "hungry"
    CRASHED = "crashed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Ended:
    """Why there is no result for an item. ``detail`` is a word for a maintainer; what the error
    itself says may quote the item and is dropped.
    """

    why: Why
    detail: str = ""


def run_apart(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    seconds: float,
    memory: int,
    workers: int | None = None,
) -> Iterator[tuple[Item, Result | Ended]]:
    """Call a function of a module for every item, as many at once as there are cores, and give
    each result as it comes; no result is None. ``memory`` is in bytes of address space of one
    process.
    """
    waiting = list(items)
    for _ in range(_ATTEMPTS):
        if waiting:
            broken = []
            for item, result in _one_pool(function, waiting, seconds, memory, workers):
                if result is None:
                    broken.append(item)
                else:
                    yield item, result
            waiting = broken
    for item in waiting:
        yield item, Ended(Why.CRASHED, "pool")


def _one_pool(
    function: Callable[[Item], Result],
    items: list[Item],
    seconds: float,
    memory: int,
    workers: int | None,
) -> Iterator[tuple[Item, Result | Ended | None]]:
    pool = ProcessPool(
        max_workers=min(workers or os.cpu_count() or 1, len(items)),
        initializer=_limit,
        initargs=(memory,),
        context=_context(),
    )
    try:
        futures: dict[Future[Result], Item] = {
            pool.schedule(_call, args=(function, item), timeout=seconds): item for item in items
        }
        for future in as_completed(futures):
            outcome = _outcome(future)
            yield futures.pop(future), outcome
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _outcome(future: Future[Result]) -> Result | Ended | None:
    """Give the result, or why there is none; None when the item had no chance."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BrokenProcessPool):
        return None
    if isinstance(error, TimeoutError):
        return Ended(Why.SLOW)
    if isinstance(error, ProcessExpired):
        hungry = error.exitcode in (_HUNGRY_STATUS, -_SIGKILL)
        return Ended(Why.HUNGRY if hungry else Why.CRASHED, f"exit {error.exitcode}")
    why = Why.UNREADABLE if isinstance(error, OSError) else Why.CRASHED
    return Ended(why, type(error).__name__)


def _context() -> BaseContext:
    """Start processes from a clean one: threads of a live preview must not be copied."""
    ways = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")


def _limit(memory: int) -> None:
    """Limit the process, and keep what libraries say of an item out of every log."""
    logging.disable()
    warnings.simplefilter("ignore")
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        # The memory of a crash would hold what the file holds.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _call(function: Callable[[Item], Result], item: Item) -> Result:
    try:
        return function(item)
    except MemoryError:
        # Whatever is left of this process, the next item shall have a fresh one.
        os._exit(_HUNGRY_STATUS)
