"""Write the cleaned copy of a file beside it. The file itself is never touched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.clean import clean
from generator.clean.cleaned import Removal
from generator.inspect.facts import Fault
from generator.inspect.limits import MOST_BYTES
from generator.inspect.sniff import sniff


class NotCleaned(Exception):
    """Why there is no copy, in both languages."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th, self.en = th, en


@dataclass(frozen=True, slots=True)
class Written:
    """What was taken out, and the copy; there is none when there was nothing to take out."""

    path: Path | None
    removed: tuple[Removal, ...]


def write_beside(path: Path) -> Written:
    """Write ``report.pdf`` as ``report-clean.pdf``; raise ``NotCleaned`` when that cannot be."""
    data = _read(path)
    kind = sniff(data)
    done = None if isinstance(kind, Fault) else clean(data, kind)
    if done is None:
        raise NotCleaned(
            f"ทำสำเนาของ {path} ไม่ได้: ไฟล์เสีย ล็อกด้วยรหัสผ่าน หรือเป็นชนิดที่ไม่รองรับ",
            f"{path} cannot be cleaned: it is broken, locked or of another type",
        )
    if not done.removed:
        return Written(None, ())
    target = path.with_name(f"{path.stem}-clean{path.suffix}")
    try:
        with target.open("xb") as stream:
            stream.write(done.data)
    except FileExistsError:
        raise NotCleaned(
            f"มีไฟล์ {target} อยู่แล้ว ย้ายหรือลบก่อนแล้วสั่งใหม่",
            f"{target} is already there; move or delete it and run again",
        ) from None
    except OSError as error:
        raise NotCleaned(
            f"เขียนไฟล์ {target} ไม่ได้ ตรวจสิทธิ์ของโฟลเดอร์และพื้นที่ว่าง",
            f"{target} cannot be written: {error.strerror}",
        ) from error
    return Written(target, done.removed)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            size = MOST_BYTES // 2**20
            raise NotCleaned(f"ไฟล์ {path} ใหญ่เกิน {size} MB", f"{path} is larger than {size} MB")
        return path.read_bytes()
    except OSError as error:
        raise NotCleaned(
            f"เปิดไฟล์ {path} ไม่ได้ ตรวจชื่อและสิทธิ์ของไฟล์", f"{path} cannot be opened: {error.strerror}"
        ) from error
