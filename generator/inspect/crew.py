"""Inspects files over all processor cores, each under a limit of time and memory.

What a limit or a crash said about a file is not kept: the machine may have been busy.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.inspect.apart import Ended, Why, run_apart
from generator.inspect.facts import Fault, FileFacts
from generator.inspect.file import inspect_data, too_big, unread
from generator.inspect.limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from generator.inspect.store import Store


def inspect_all(
    paths: Collection[Path], store: Store, *, progress: bool = False, workers: int | None = None
) -> dict[Path, FileFacts]:
    """Inspect files and keep what is found. The facts belong to the bytes that were read, whose
    hash they carry; of a file that could not be read or took too much, there is only a fault.
    """
    found: dict[Path, FileFacts] = {}
    with _bar(len(paths), shown=progress) as bar:
        for path, result in run_apart(
            partial(inspect_path, store=store),
            paths,
            seconds=MOST_SECONDS,
            memory=MOST_MEMORY,
            workers=workers,
        ):
            found[path] = unread(path, _fault(result)) if isinstance(result, Ended) else result
            if bar:
                bar.update(1)
    return found


def _fault(ended: Ended) -> Fault:
    match ended.why:
        case Why.SLOW:
            return Fault("file-too-slow", values={"limit": f"{MOST_SECONDS:.0f}"})
        case Why.HUNGRY:
            return Fault("file-too-hungry")
        case Why.UNREADABLE:
            return Fault("file-no-access")
        case Why.CRASHED:
            return Fault("file-crashed", values={"detail": ended.detail})


def inspect_path(path: Path, store: Store) -> FileFacts:
    """Inspect one file here and keep what is found. Raises OSError when it cannot be read."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return unread(path, too_big(path.stat().st_size))
    inspected = inspect_data(data)
    store.put(inspected)
    return inspected.facts


def _bar(length: int, *, shown: bool) -> AbstractContextManager[Any]:
    if shown and sys.stderr.isatty():
        return click.progressbar(length=length, label="ตรวจไฟล์", file=sys.stderr)
    return nullcontext()
