"""Files that a verb makes: nothing of anybody is written over unasked."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.asking import Clerk, Stop
from generator.commands.options import WRONG
from generator.edit.file import Change

over_option = click.option(
    "--yes",
    "-y",
    is_flag=True,
    help="เขียนทับไฟล์ที่มีอยู่โดยไม่ถาม (write over an existing file without asking)",
)


def ask_existing(target: Path, clerk: Clerk) -> None:
    """Ask before a paper is written over: somebody may have worked on it since. Raises Stop."""
    if clerk.yes or not target.exists():
        return
    th, en = f"มีไฟล์ {target} อยู่แล้ว", f"{target} exists"
    if clerk.terminal and clerk.agrees(f"{th} เขียนทับหรือไม่", f"{en}; write over it?", default=False):
        return
    raise Stop(
        WRONG,
        f"{th} ไม่ได้เขียนทับ ใช้ชื่ออื่น หรือใส่ --yes เพื่อเขียนทับ",
        f"{en} and is left alone: choose another name, or add --yes to write over it",
    )


def refuse_existing(target: Path) -> None:
    """Make sure that a name is free. Raises Stop."""
    if target.exists():
        raise Stop(
            WRONG,
            f"มีไฟล์ {target} อยู่แล้ว ไม่เขียนทับ ใช้ชื่ออื่น หรือย้ายไฟล์เดิมก่อน",
            f"{target} exists and is left alone: choose another name, or move it",
        )


def new_file(target: Path, content: str) -> Change:
    """Make a change that is a file which is not there yet. Raises Stop when it is."""

    def made(_: str) -> str:
        refuse_existing(target)
        return content

    return made
