"""Put a file into the folder of evidence: under a name of its own, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from generator.edit.refused import EditRefused
from generator.safe_write import write_whole


def place(path: Path, data: bytes) -> None:
    """Write a new file. Raises EditRefused when the name is taken or it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        # Only one can make the name; then the content comes in one step.
        path.open("xb").close()
    except FileExistsError as error:
        raise EditRefused(
            f"มี {path} อยู่แล้ว ไม่เขียนทับ ลองอีกครั้ง หรือใส่ --name ชื่ออื่น",
            f"{path} is there already and stays: try again, or give another --name",
        ) from error
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        write_whole(path, data)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> EditRefused:
    return EditRefused(
        f"คัดลอกไฟล์ไปที่ {path} ไม่ได้: {error.strerror} ไม่ได้แก้อะไร "
        "ตรวจว่าดิสก์ไม่เต็มและมีสิทธิ์เขียนในโฟลเดอร์นี้ แล้วลองอีกครั้ง",
        f"cannot write {path}: {error.strerror}; nothing was changed",
    )
