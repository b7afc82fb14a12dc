"""The files of a new office's site, made from what is known of the office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from generator.carried import hashed_requirements
from generator.safe_write import write_whole
from generator.schema import json_schema
from generator.starting.answers import Answers
from generator.starting.tool import Tool

#: Templates by the name of the file that is made from each.
_FILLED = {
    "README.md": "README.md",
    "measures.yml": "measures.yml",
    "mkdocs.yml": "mkdocs.yml",
    "prongsai.txt": "prongsai.txt",
}
#: Files as they are.
_COPIED = {".gitattributes": "gitattributes", ".gitignore": "gitignore"}
#: The pipelines of each host of repositories.
PIPELINES: Mapping[str, Mapping[str, str]] = {
    "github": {
        f".github/workflows/{name}": f"github/{name}"
        for name in ("check.yml", "links.yml", "publish.yml")
    },
    "gitlab": {".gitlab-ci.yml": "gitlab/gitlab-ci.yml"},
}
#: What git leaves in a new clone of an empty repository.
_NOT_OURS = frozenset([".git"])


@dataclass(frozen=True, slots=True)
class Occupied(Exception):
    """The folder holds something already: ``names`` of what is there."""

    names: tuple[str, ...]


def office_files(office: Answers, hosts: Sequence[str], tool: Tool) -> Mapping[str, bytes]:
    """Make every file of a new site by its path, in the order of the paths."""
    made: dict[str, bytes] = dict(tool.kept)
    templates = _templates()
    values = {"office": office, "hosts": hosts, "tool": tool.requirement}
    for path, source in _FILLED.items():
        made[path] = templates.from_string(_text(source)).render(values).encode()
    copied = dict(_COPIED)
    for host in hosts:
        copied |= PIPELINES[host]
    made |= {path: _text(source).encode() for path, source in copied.items()}
    made["measures.schema.json"] = json_schema().encode()
    made["requirements.txt"] = hashed_requirements().encode()
    # git keeps no empty folder.
    made[f"content/evidence/{office.fiscal_year}/.gitkeep"] = b""
    return dict(sorted(made.items()))


def write_office(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write the files into a folder that is new or empty. Raises Occupied, and OSError: then what
    was written is taken away again."""
    there = occupants(folder)
    if there:
        raise Occupied(there)
    before = _folders_there(folder)
    written: list[Path] = []
    try:
        for name, content in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            write_whole(path, content)
    except BaseException:
        _take_away(written, before)
        raise


def occupants(folder: Path) -> tuple[str, ...]:
    """Name what lies in a folder, besides git's own. Raises OSError, also when it is a file."""
    if not folder.exists():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.name not in _NOT_OURS))


def _folders_there(folder: Path) -> frozenset[Path]:
    return frozenset(path for path in (folder, *folder.parents) if path.is_dir())


def _take_away(written: Sequence[Path], before: frozenset[Path]) -> None:
    for path in written:
        path.unlink(missing_ok=True)
    for parent in _deepest_first(written):
        if parent.is_dir() and parent not in before:
            parent.rmdir()


def _deepest_first(written: Sequence[Path]) -> Iterator[Path]:
    parents = {parent for path in written for parent in path.parents}
    yield from sorted(parents, key=lambda path: len(path.parts), reverse=True)


def _templates() -> Environment:
    # What is written is YAML and Markdown, not HTML.
    environment = Environment(  # noqa: S701
        undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    environment.filters["yaml"] = _as_yaml
    return environment


def _as_yaml(text: str) -> str:
    """Write a text on one line as YAML reads it back, in quotes only where it needs them."""
    written: str = yaml.safe_dump([text], allow_unicode=True, width=1 << 30)
    return written.removeprefix("- ").rstrip("\n")


def _text(name: str) -> str:
    return files("generator").joinpath("data/starting", name).read_text(encoding="utf-8")
