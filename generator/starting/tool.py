"""Where an office's pipelines get prongsai from: a commit of its repository, or a wheel in the
office's own folder. It is on no registry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

#: A branch or a tag may come to mean other code; a commit does not.
_AT_COMMIT = re.compile(r"git\+https://[^\s@#]+@[0-9a-f]{40}")
_WHEEL = re.compile(r"prongsai-[A-Za-z0-9_.!+]+-py3-none-any\.whl")
_FOLDER = "tools"


class NoTool(Exception):
    """What was given is neither a commit of a repository nor a wheel of prongsai."""


@dataclass(frozen=True, slots=True)
class Tool:
    """``requirement`` is the line for pip, empty when it is not known; ``kept`` are the files that
    it needs in the office's folder."""

    requirement: str = ""
    kept: Mapping[str, bytes] = field(default_factory=dict)


def tool_from(given: str | None) -> Tool:
    """Read ``git+https://…@commit`` or the path of a wheel; by default, what this prongsai was
    installed from. Raises NoTool, OSError."""
    if given is None:
        return Tool(_installed_from())
    if _AT_COMMIT.fullmatch(given):
        return Tool(f"prongsai @ {given}")
    path = Path(given)
    if not _WHEEL.fullmatch(path.name):
        raise NoTool(given)
    kept = f"{_FOLDER}/{path.name}"
    return Tool(f"./{kept}", {kept: path.read_bytes()})


def _installed_from() -> str:
    """Read what pip noted of a package from a repository.

    Source: PEP 610, "Recording the Direct URL Origin of installed distributions".
    """
    try:
        noted = json.loads(distribution("prongsai").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    source = f"git+{noted.get('url')}@{noted.get('vcs_info', {}).get('commit_id')}"
    return f"prongsai @ {source}" if _AT_COMMIT.fullmatch(source) else ""
