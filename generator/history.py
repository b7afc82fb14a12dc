"""When a file last changed: by git, or by its own time stamp when git does not have it yet."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator.clock import BANGKOK

_COMMIT = "commit:"


def last_changed(path: Path) -> date | None:
    """Tell the day of the last change in Bangkok.

    That is the last commit of the file, or its time stamp when it was edited since. None without
    git, outside a repository, and where a shallow clone hides the commit: there a time stamp tells
    only when somebody unpacked the file.
    """
    dirty = _git(path, "status", "--porcelain", "--", path.name)
    if dirty is None:
        return None
    if dirty:
        return datetime.fromtimestamp(path.stat().st_mtime, BANGKOK).date()
    committed = _git(path, "log", "-1", "--format=%ct %H", "--", path.name)
    if not committed:
        return None
    seconds, commit = committed.split()
    # In a shallow clone the oldest commit seems to have changed everything.
    if commit in (_git(path, "rev-list", "--max-parents=0", "HEAD") or "") and _is_shallow(path):
        return None
    return datetime.fromtimestamp(int(seconds), BANGKOK).date()


def _is_shallow(path: Path) -> bool:
    return _git(path, "rev-parse", "--is-shallow-repository") == "true"


def _git(path: Path, *arguments: str) -> str | None:
    """Ask git about a file; None when git is missing or the folder is no repository."""
    command = ["git", "--no-optional-locks", "-C", str(path.parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


@dataclass(frozen=True, slots=True)
class FileDates:
    """When a file came into the repository and when it last changed, in Bangkok; None when that
    is not known."""

    since: date | None
    changed: date | None


def files_history(folder: Path) -> dict[str, FileDates]:
    """Tell the dates of all files below a folder by their path there: one call for all of them.

    Files that were never committed, or were edited since, are left out: their dates are not known
    yet. In a shallow clone the oldest commit seems to have made every file: what it says is left
    out too.
    """
    here = folder / "-"
    listed = _git(
        here, "log", "-z", "--name-only", "--no-renames", "--relative", f"--format={_COMMIT}%ct %H",
        "--", ".",
    )  # fmt: skip
    if not listed:
        return {}
    changed = set((_git(here, "ls-files", "-z", "--modified", "--others") or "").split("\0"))
    hidden = set()
    if _is_shallow(here):
        hidden = set((_git(here, "rev-list", "--max-parents=0", "HEAD") or "").split())
    dates: dict[str, FileDates] = {}
    day: date | None = None
    for word in listed.split("\0"):
        text = word.lstrip("\n")
        if text.startswith(_COMMIT):
            seconds, commit = text.removeprefix(_COMMIT).split()
            moment = datetime.fromtimestamp(int(seconds), BANGKOK).date()
            day = None if commit in hidden else moment
        elif text and text not in changed:
            # From the newest commit to the oldest: the first one seen is the last change.
            dates[text] = FileDates(day, dates[text].changed if text in dates else day)
    return dates
