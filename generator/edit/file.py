"""Change a YAML file of the register on disk: all or nothing, and never for the worse."""

from __future__ import annotations

import difflib
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.edit.lock import locked
from generator.edit.refused import EditRefused
from generator.encoding import decode
from generator.holdings import Holdings
from generator.load import load
from generator.messages import severity_of
from generator.problems import Problem, Severity, printable
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
        lines = difflib.unified_diff(
            [printable(line) for line in self.before.splitlines()],
            [printable(line) for line in self.after.splitlines()],
            f"a/{self.path.name}",
            f"b/{self.path.name}",
            lineterm="",
        )
        return "\n".join(lines)


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
    [done] = all_edited(
        {path: change},
        register or path,
        holdings=holdings,
        seen={} if seen is None else {path: seen},
        dry_run=dry_run,
    )
    return done


def all_edited(
    changes: Mapping[Path, Change],
    register: Path,
    *,
    holdings: Holdings | None = None,
    seen: Mapping[Path, bytes] | None = None,
    dry_run: bool = False,
) -> list[Edited]:
    """Change several files of a register, or make them; they are written in the order given."""
    with ExitStack() as stack:
        try:
            if not dry_run:
                stack.enter_context(locked(register.parent))
        except OSError as error:
            raise _not_written(register, error) from error
        before = {path: _read(path) for path in changes}
        for path, known in (seen or {}).items():
            if before.get(path) != known:
                raise _changed(path)
        after = {path: _applied(path, before[path], change) for path, change in changes.items()}
        _refuse_new_errors(register, after, holdings or Holdings())
        if not dry_run:
            _write(before, after)
    return [Edited(path, _text(before[path]), _text(after[path])) for path in changes]


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


def _refuse_new_errors(register: Path, after: Mapping[Path, bytes], holdings: Holdings) -> None:
    """Load the register as it is and as it would be."""
    now = load(register, holdings=holdings)
    files = {_below(register, path): path.read_bytes() for path in now.files if path.is_file()}
    files |= {_below(register, path): content for path, content in after.items()}
    with tempfile.TemporaryDirectory(prefix="prongsai-") as name:
        for relative, content in files.items():
            target = Path(name) / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        then = load(Path(name) / register.name, holdings=holdings)
    known = Counter(map(_same, now.problems))
    new: list[Problem] = []
    for problem in then.problems:
        known[_same(problem)] -= 1
        if known[_same(problem)] < 0 and severity_of(problem.code) is Severity.ERROR:
            new.append(problem)
    if new:
        raise EditRefused(
            "\n".join(["ไม่ได้แก้อะไร เพราะถ้าแก้แล้วทะเบียนจะมีข้อผิดพลาด:", *as_lines(new, "th")]),
            "\n".join(["nothing was changed: there would be errors:", *as_lines(new, "en")]),
        )


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
    for path, content in after.items():
        if content == before[path] and path.exists():
            continue
        if _read(path) != before[path]:
            raise _changed(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # A name that leads elsewhere goes on leading there.
            write_whole(path.resolve(), content)
        except OSError as error:
            raise _not_written(path, error) from error


def _changed(path: Path) -> EditRefused:
    return EditRefused(
        f"มีคนแก้ {path} ระหว่างนี้ จึงไม่ได้แก้อะไร ลองสั่งอีกครั้ง",
        f"{path} was changed meanwhile: nothing was written; try again",
    )


def _not_written(path: Path, error: OSError) -> EditRefused:
    return EditRefused(
        f"เขียน {path} ไม่ได้: {error.strerror} ไฟล์เดิมยังอยู่ครบ "
        "ตรวจว่าดิสก์ไม่เต็มและมีสิทธิ์เขียนในโฟลเดอร์นี้ แล้วลองอีกครั้ง",
        f"cannot write {path}: {error.strerror}; the old file is whole. "
        "Look for space on the disk and the right to write, then try again",
    )


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig")


def unchanged(files: Sequence[Edited]) -> bool:
    """Say whether nothing would change at all."""
    return all(file.before == file.after for file in files)
