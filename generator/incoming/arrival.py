"""Read a file from anywhere and inspect it before it comes near content/."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.clean import clean
from generator.clean.cleaned import Cleaned
from generator.edit.refused import EditRefused, not_set_aside
from generator.inspect.crew import inspect_all
from generator.inspect.facts import Fault, FileFacts, Part
from generator.inspect.limits import MOST_BYTES
from generator.inspect.store import Store
from generator.messages import severity_of
from generator.problems import Severity, printable


@dataclass(frozen=True, slots=True)
class Arrival:
    """The bytes of a file and what is in them; ``named`` is its name where it came from."""

    named: str
    data: bytes
    facts: FileFacts
    parts: Sequence[Part]

    @property
    def held(self) -> tuple[Fault, ...]:
        """What would keep the file from being published."""
        return tuple(f for f in self.facts.faults if severity_of(f.code) is Severity.HELD)


def read_arrival(path: Path, store: Store) -> Arrival:
    """Read and inspect a file. Raises EditRefused when it is no file, empty, too large, or cannot
    be opened."""
    shown = printable(str(path))
    try:
        if path.is_dir():
            raise EditRefused(
                f"{shown} เป็นโฟลเดอร์ ระบุชื่อไฟล์ทีละไฟล์", f"{shown} is a folder: name one file"
            )
        if not path.exists():
            raise EditRefused(
                f"ไม่พบไฟล์ {shown} ตรวจชื่อและโฟลเดอร์ แล้วลองอีกครั้ง", f"there is no file {shown}"
            )
        size = path.stat().st_size if path.is_file() else -1
        data = path.read_bytes() if 0 < size <= MOST_BYTES else b""
    except (OSError, ValueError) as error:
        raise EditRefused(
            f"เปิดไฟล์ {shown} ไม่ได้ ตรวจชื่อและสิทธิ์ของไฟล์", f"cannot open {shown}: {error}"
        ) from error
    _refuse_size(shown, size)
    return arrival(path.name, data, store)


def _refuse_size(shown: str, size: int) -> None:
    most = MOST_BYTES // 2**20
    if size < 0:
        raise EditRefused(f"{shown} ไม่ใช่ไฟล์ธรรมดา", f"{shown} is no plain file")
    if size == 0:
        raise EditRefused(
            f"ไฟล์ {shown} ว่างเปล่า ดาวน์โหลดหรือบันทึกใหม่ แล้วลองอีกครั้ง", f"{shown} is empty"
        )
    if size > MOST_BYTES:
        raise EditRefused(
            f"ไฟล์ {shown} ใหญ่ {size / 2**20:.0f} MB เกิน {most} MB ลดขนาดภาพในไฟล์หรือแยกเป็นหลายไฟล์",
            f"{shown} is larger than {most} MB: make its pictures smaller or split it",
        )


def arrival(named: str, data: bytes, store: Store) -> Arrival:
    """Inspect bytes in a worker under limits, unless they are known already."""
    sha256 = hashlib.sha256(data).hexdigest()
    facts = store.facts(sha256)
    if facts is None:
        try:
            facts = _inspected(data, store)
        except OSError as error:
            raise not_set_aside(error) from error
    return Arrival(named, data, facts, store.parts(sha256))


def _inspected(data: bytes, store: Store) -> FileFacts:
    with tempfile.TemporaryDirectory(prefix="prongsai-") as folder:
        copy = Path(folder) / "file"
        copy.write_bytes(data)
        return inspect_all([copy], store)[copy]


def cleaned(arrived: Arrival) -> Cleaned | None:
    """Clean a file of what a reader should not get; None when there is nothing of that."""
    kind = arrived.facts.format
    done = clean(arrived.data, kind) if kind and arrived.facts.faults else None
    return done if done and done.removed else None
