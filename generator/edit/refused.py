"""Why a change was not made."""

from __future__ import annotations


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
