"""A small office in a folder of its own, and the ways to run a verb there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import cli, main

REGISTER = """\
# แผนของสำนักงาน
agency: {id: example, name: สำนักงานเขตตัวอย่าง}
units:
  finance: ฝ่ายการคลัง
  registration: ฝ่ายทะเบียน
plans:
- fiscal_year: 2566
  title: มาตรการ
  indicators:
  - number: 1
    name: การปฏิบัติหน้าที่
    measures:
    # เริ่มที่จุดบริการ
    - id: publish-manuals
      issue: เผยแพร่คู่มือการให้บริการ
      outputs:
      - {text: คู่มือ, kind: manual}
      due: 30 มี.ค. 66   # ตามแผน
      units: [registration]

    - id: publish-budget
      issue: เผยแพร่งบประมาณ
      outputs:
      - {text: สรุปงบประมาณ, kind: budget}
      - {text: คณะทำงาน}
      due: 30 มี.ค. 66
      units: [finance]
      progress:
      - {period: มี.ค. 66, result: เสร็จแล้ว}
- file: plans/2565.yml
"""
OLD_PLAN = """\
fiscal_year: 2565
title: มาตรการ
measures:
- id: publish-manuals
  issue: เผยแพร่คู่มือการให้บริการ
  units: all
  evidence: 2565/old-manual.csv
"""


@dataclass(frozen=True)
class Said:
    """How a verb ended: its status, what it printed and what it told beside that."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Office:
    """An office's folder; ``run`` runs a verb there as a script does."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def text(self) -> str:
        return (self.folder / "measures.yml").read_text(encoding="utf-8")

    @property
    def evidence(self) -> list[str]:
        files = (self.folder / "content" / "evidence").rglob("*")
        return sorted(path.relative_to(self.folder).as_posix() for path in files if path.is_file())

    def write(self, text: str) -> None:
        (self.folder / "measures.yml").write_text(text, encoding="utf-8")

    def bring(self, name: str, content: bytes | str = "ก,ข\n1,2\n") -> Path:
        """Make a file outside of the office's folder."""
        path = self.folder.parent / "desk" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str | Path) -> Said:
        """Run the command in this process; the folder is the current one already."""
        self.capsys.readouterr()
        sys.argv = ["prongsai", *map(str, arguments)]
        with pytest.raises(SystemExit) as left:
            main()
        told = self.capsys.readouterr()
        return Said(int(left.value.code or 0), told.out, told.err)

    def does(self, verb: str, *arguments: str | Path) -> Said:
        """Run a verb that changes the register, as a script does that means it."""
        return self.run(verb, *arguments, "--yes")

    def check(self) -> Said:
        return self.run("check")

    def at_terminal(self, *arguments: str | Path, answers: Sequence[str]) -> Said:
        """Run the command at a terminal, where somebody types the answers."""
        here, there = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=self.folder,
            stdin=there,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        os.close(there)
        os.write(here, "".join(f"{answer}\n" for answer in answers).encode())
        out, _ = process.communicate(timeout=60)
        os.close(here)
        return Said(process.returncode, out, "")


VERBS = tuple(cli.commands)
