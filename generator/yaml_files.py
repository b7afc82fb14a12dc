"""The YAML files of a register: measures.yml and those it names, each opened once and watched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.document import KEYS, PlanFileShape
from generator.oit.document import DisclosuresFileShape
from generator.problems import Finding, KeyPath, Problem
from generator.shape import fit
from generator.source import Source, read_source

#: A file as it was read, and what is found out about its values.
Opened = tuple[Source, list[Finding]]


class YamlFiles:
    """``asked`` are the files that were asked for, there or not; ``read`` those that were there;
    ``unread`` names those that should hold something and could not be read."""

    def __init__(self, folder: Path, first: Path) -> None:
        self._folder = folder
        self.asked = [first]
        self.read: list[Opened] = []
        self.unread: list[str] = []
        self.problems: list[Problem] = []

    @property
    def sources(self) -> dict[str, Source]:
        """The files that could be read, by name."""
        return {source.name: source for source, _ in self.read}

    def open(self, path: Path, name: str) -> Opened | None:
        """Read a file; why it could not be read is among the problems."""
        source, problems = read_source(path, name)
        self.problems += problems
        if source is None:
            self.unread.append(name)
            return None
        self.read.append((source, []))
        return self.read[-1]

    def own_file(
        self,
        shape: type[PlanFileShape] | type[DisclosuresFileShape],
        entry: Any,
        path: KeyPath,
        findings: list[Finding],
    ) -> tuple[Any, Opened] | None:
        """Open the file that holds what else would stand at ``path``, and give its values."""
        fitted = fit(shape, entry, path, findings)
        target = self.target(fitted.file, (*path, "file"), findings) if fitted else None
        opened = self.open(target, fitted.file) if fitted and target else None
        return (opened[0].written(KEYS), opened) if opened else None

    def target(self, name: str, path: KeyPath, findings: list[Finding]) -> Path | None:
        """Find a further file below the folder of measures.yml, and watch it from now on."""
        target = self._folder / name
        code = None
        if not _can_exist(target):
            code = "plan-file-missing"
        elif not target.resolve().is_relative_to(self._folder.resolve()):
            code = "outside-folder"
        elif target.resolve() in {file.resolve() for file in self.asked}:
            code = "plan-file-twice"
        else:
            self.asked.append(target)
            code = None if target.exists() else "plan-file-missing"
        if code:
            self.unread.append(name)
            findings.append(Finding(code, path, {"file": name}))
        return None if code else target


def _can_exist(path: Path) -> bool:
    """Say whether the system can look for a file of this name: too long, NUL and circles cannot."""
    try:
        path.resolve()
        path.exists()
    except (OSError, RuntimeError, ValueError):
        return False
    return True
