"""When a file last changed: by git, or by its own time stamp when git does not have it yet."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

from generator.clock import BANGKOK


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
