"""Change a YAML file of the register on disk: all or nothing, and never for the worse."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.collection import without_collection
from generator.edit.diff import unified
from generator.edit.lock import locked
from generator.edit.refused import (
    EditRefused,
    changed_meanwhile,
    not_set_aside,
    not_written,
)
from generator.encoding import decode
from generator.holdings import Holdings
from generator.load import Loaded, load
from generator.messages import severity_of
from generator.problems import Problem, Severity
from generator.report import as_lines
from generator.safe_write import write_whole

Change = Callable[[str], str]
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file before and after; both are whole texts. ``before`` is empty for a new file."""

    path: Path
    before: str
    after: str

    def diff(self) -> str:
        """Show the change as a unified diff."""
        return unified(self.before, self.after, self.path.name)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Changes that were thought through and are not written yet. ``new`` are the problems that the
    register would have and has not now, none of them an error; ``loaded`` is how it would load."""

    register: Path
    changes: Mapping[Path, Change]
    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]
    holdings: Holdings
    known: Loaded
    loaded: Loaded
    new: tuple[Problem, ...]

    @property
    def files(self) -> list[Edited]:
        """What the files say before and after."""
        return [Edited(p, _text(self.before[p]), _text(self.after[p])) for p in self.changes]

    def diff(self) -> str:
        """Show all changes as one unified diff."""
        return "\n".join(filter(None, (file.diff() for file in self.files)))


def edited(
    path: Path,
    change: Change,
    *,
    register: Path | None = None,
    holdings: Holdings | None = None,
    seen: bytes | None = None,
    dry_run: bool = False,
) -> Edited:
    """Change one file. ``register`` is the measures.yml that names it, when it is another;
    ``holdings`` the files below content/ as they will be; ``seen`` what the change was made up for.

    Raises EditRefused, and then nothing was written: the file is no YAML, changed meanwhile, would
    have errors that it did not have, is being changed by somebody else, or cannot be written.
    """
    prepared = prepare({path: change}, register or path, holdings=holdings)
    if seen is not None and prepared.before[path] != seen:
        raise changed_meanwhile(path)
    if not dry_run:
        prepared = finish(prepared, again=seen is None)
    return prepared.files[0]


@without_collection()
def prepare(
    changes: Mapping[Path, Change],
    register: Path,
    *,
    holdings: Holdings | None = None,
    known: Loaded | None = None,
) -> Prepared:
    """Think changes of several files through, writing nothing. ``known`` is the register as it was
    loaded before. Raises EditRefused."""
    before = {path: _read(path) for path in changes}
    after = {path: _applied(path, before[path], change) for path, change in changes.items()}
    holdings = holdings or Holdings()
    known = known or load(register, holdings=holdings)
    try:
        then = _loaded_with(register, known, after, holdings)
    except OSError as error:
        raise not_set_aside(error) from error
    new = _new_problems(known, then)
    errors = [problem for problem in new if severity_of(problem.code) is Severity.ERROR]
    if errors:
        raise EditRefused(
            "\n".join(["ไม่ได้แก้อะไร เพราะถ้าแก้แล้วทะเบียนจะมีข้อผิดพลาด:", *as_lines(errors, "th")]),
            "\n".join(["nothing was changed: there would be errors:", *as_lines(errors, "en")]),
        )
    return Prepared(register, changes, before, after, holdings, known, then, tuple(new))


def finish(prepared: Prepared, *, again: bool = True) -> Prepared:
    """Write what was prepared. When a file changed meanwhile the changes are thought through
    ``again`` for what it is now, or refused. Raises EditRefused."""
    register = prepared.register
    with locked(register.parent):
        if any(_read(path) != raw for path, raw in prepared.before.items()) and again:
            prepared = prepare(prepared.changes, register, holdings=prepared.holdings)
        _write(prepared.before, prepared.after)
    return prepared


def _read(path: Path) -> bytes:
    """Read a file; one that is not there yet is empty."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise EditRefused(
            f"อ่าน {path} ไม่ได้: {error.strerror} ไม่ได้แก้อะไร ตรวจชื่อไฟล์และสิทธิ์การเข้าถึง",
            f"cannot read {path}: {error.strerror}; nothing was changed",
        ) from error


def _applied(path: Path, raw: bytes, change: Change) -> bytes:
    text, problems = decode(raw, path.name)
    if text is None:
        raise EditRefused("\n".join(as_lines(problems, "th")), "\n".join(as_lines(problems, "en")))
    mark = _BOM if raw.startswith(_BOM) else b""
    return mark + change(text).encode()


def _loaded_with(
    register: Path, now: Loaded, after: Mapping[Path, bytes], holdings: Holdings
) -> Loaded:
    """Load the register as it would be, from a folder that is thrown away."""
    files = {_below(register, path): path.read_bytes() for path in now.files if path.is_file()}
    files |= {_below(register, path): content for path, content in after.items()}
    with tempfile.TemporaryDirectory(prefix="prongsai-") as name:
        for relative, content in files.items():
            target = Path(name) / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return load(Path(name) / register.name, holdings=holdings)


def _new_problems(now: Loaded, then: Loaded) -> list[Problem]:
    known = Counter(map(_same, now.problems))
    new = []
    for problem in then.problems:
        known[_same(problem)] -= 1
        if known[_same(problem)] < 0:
            new.append(problem)
    return new


def _below(register: Path, path: Path) -> Path:
    """Name a file from the folder of the register."""
    folder = register.parent.resolve()
    named = path.parent.resolve() / path.name
    if not named.is_relative_to(folder):
        raise EditRefused(
            f"{path} อยู่นอกโฟลเดอร์ของ {register.name} ไม่ได้แก้อะไร", f"{path} lies outside of {folder}"
        )
    return named.relative_to(folder)


def _same(problem: Problem) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    """Tell problems apart by all but their line."""
    values = tuple(sorted(problem.values.items()))
    return problem.code, problem.place.file, problem.place.within, values


def _write(before: Mapping[Path, bytes], after: Mapping[Path, bytes]) -> None:
    """Write all files or none: when one cannot be written, those before it are put back."""
    was: dict[Path, bytes | None] = {}
    for path, content in after.items():
        there = path.exists()
        if content == before[path] and there:
            continue
        try:
            if _read(path) != before[path]:
                raise changed_meanwhile(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            # A name that leads elsewhere goes on leading there.
            write_whole(path.resolve(), content)
        except OSError as error:
            raise not_written(path, error, _not_put_back(was)) from error
        except BaseException:
            _not_put_back(was)
            raise
        was[path] = before[path] if there else None


def _not_put_back(was: Mapping[Path, bytes | None]) -> list[Path]:
    """Put files back as they were; one that was not there goes. Gives those that resist."""
    lost = []
    for path, content in was.items():
        try:
            if content is None:
                path.unlink()
            else:
                write_whole(path.resolve(), content)
        except OSError:
            lost.append(path)
    return lost


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig")
