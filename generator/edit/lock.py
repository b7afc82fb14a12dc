"""One at a time: a file beside the register says who is changing it.

The lock is a file that only one can make. It is taken over when the process that made it is gone,
or when it is older than any change takes. Two that take over at once are told apart by what is
written in it, and whoever writes looks again first (see ``file``).
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.edit.refused import EditRefused, not_written

LOCK = ".prongsai.lock"
#: Seconds to wait for somebody else, and after which a lock is left over.
_PATIENCE = 5.0
_OLD = 600.0
_PAUSE = 0.05


@contextmanager
def locked(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of a folder. Raises EditRefused when somebody else holds it, or nothing can be
    written there."""
    lock = folder / LOCK
    own = f"{os.getpid()} {socket.gethostname()} {time.time_ns()}"
    try:
        _take(lock, own, patience)
    except OSError as error:
        raise not_written(lock, error) from error
    try:
        yield
    finally:
        # What was written stays written: a lock that cannot be removed is left over, no more.
        with suppress(OSError):
            if _holder(lock) == own:
                lock.unlink(missing_ok=True)


def _take(lock: Path, own: str, patience: float) -> None:
    until = time.monotonic() + patience
    while not _make(lock, own):
        holder = _holder(lock)
        if holder is not None and _is_left_over(lock, holder):
            _put_away(lock, holder)
        elif time.monotonic() > until:
            who = (holder or "?").split(" ")
            raise EditRefused(
                f"มีคนกำลังแก้ทะเบียนนี้อยู่ (โปรเซส {who[0]} เครื่อง {who[-2] if len(who) > 2 else '?'}) "
                f"ไม่ได้แก้อะไร รอสักครู่แล้วลองอีกครั้ง ถ้าแน่ใจว่าไม่มีใครทำอยู่ ให้ลบไฟล์ {lock}",
                f"somebody is changing this register (process {who[0]}): nothing was changed; try "
                f"again soon, or delete {lock} when nobody is at work",
            )
        else:
            time.sleep(_PAUSE)


def _make(lock: Path, own: str) -> bool:
    try:
        file = lock.open("x", encoding="utf-8")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(own)
    except OSError:
        lock.unlink(missing_ok=True)
        raise
    return True


def _holder(lock: Path) -> str | None:
    try:
        return lock.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _is_left_over(lock: Path, holder: str) -> bool:
    try:
        age = time.time() - lock.stat().st_mtime
    except OSError:
        return False
    pid, _, rest = holder.partition(" ")
    here = rest.rpartition(" ")[0] == socket.gethostname()
    return age > _OLD or (here and pid.isdecimal() and not _runs(int(pid)))


def _runs(pid: int) -> bool:
    """Say whether a process is there; on Windows a signal would end it, so age decides alone."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _put_away(lock: Path, holder: str) -> None:
    """Take a lock away that is left over; one that somebody made meanwhile is put back."""
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    try:
        lock.replace(aside)
        if _holder(aside) != holder and not lock.exists():
            aside.replace(lock)
    except FileNotFoundError:
        return  # Somebody else was quicker.
    aside.unlink(missing_ok=True)
