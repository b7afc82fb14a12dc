"""Why a change was not made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class EditRefused(Exception):
    """Nothing was changed. ``th`` and ``en`` say why, and what to do instead."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


def not_set_aside(error: OSError) -> EditRefused:
    """Say that there is no room to try a change out."""
    return EditRefused(
        f"เขียนไฟล์ชั่วคราวไม่ได้: {error.strerror} ไม่ได้แก้อะไร ตรวจว่าดิสก์ไม่เต็ม แล้วลองอีกครั้ง",
        f"no temporary file can be written: {error.strerror}; nothing was changed",
    )


def changed_meanwhile(path: Path) -> EditRefused:
    """Say that a change was made up for what is not there any more."""
    return EditRefused(
        f"มีคนแก้ {path} ระหว่างนี้ จึงไม่ได้แก้อะไร ลองสั่งอีกครั้ง",
        f"{path} was changed meanwhile: nothing was written; try again",
    )


def not_written(path: Path, error: OSError, lost: Sequence[Path] = ()) -> EditRefused:
    """Say that a file cannot be written; ``lost`` are others that could not be put back after."""
    names = ", ".join(map(str, lost))
    whole = (
        (f"แต่ {names} ถูกแก้ไปแล้วและคืนของเดิมไม่ได้", f"but {names} could not be put back")
        if lost
        else ("ไฟล์เดิมยังอยู่ครบ", "the old file is whole")
    )
    return EditRefused(
        f"เขียน {path} ไม่ได้: {error.strerror} {whole[0]} "
        "ตรวจว่าดิสก์ไม่เต็มและมีสิทธิ์เขียนในโฟลเดอร์นี้ แล้วลองอีกครั้ง",
        f"cannot write {path}: {error.strerror}; {whole[1]}. "
        "Look for space on the disk and the right to write, then try again",
    )
