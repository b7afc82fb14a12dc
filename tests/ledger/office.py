"""A small office whose site was public once, and what its staff do to it afterwards."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import cli
from generator.commands.options import open_beside
from generator.load import load
from generator.pages.site import Site
from tests.conftest import ROOT, RUNNING, run
from tests.evidence.printed import pdf_with

#: A day after the fiscal year of the register.
AFTER = "2023-11-20"
MINUTES = "ตัวอย่าง บันทึกการประชุม\nข้อความ\n"
#: A number made for tests whose checksum holds; it belongs to nobody that is known.
PERSONAL = "เลขประจำตัวประชาชน 1101700203450\n"
REGISTER = """\
agency: {id: office, name: สำนักงานเขตตัวอย่าง}
units: {registry: ฝ่ายทะเบียน}
catalogues: [oit.yml]
plans:
- fiscal_year: 2566
  title: มาตรการส่งเสริมคุณธรรม
  measures:
  - id: manuals
    issue: เผยแพร่คู่มือ
    outputs: คู่มือ
    due: 30 มี.ค. 66
    units: registry
    evidence:
    - {id: manual, file: 2566/manual.pdf, unit: registry}
evidence:
- {id: minutes, file: 2566/minutes.txt, title: บันทึกการประชุม}
disclosures:
- fiscal_year: 2566
  items:
  - item: O1
    unit: registry
    shown: [{evidence: manual, at_page: 2}]
  - item: O2
    note: ดูหัวข้อในหน้าแผน
    shown: [{page: plan, heading: มาตรการ}, {page: help.md, heading: ติดต่อเรา}]
"""
#: Two items are enough here; the 43 of the year only take time.
CATALOGUE = """\
scheme: OIT
fiscal_year: 2566
items:
- {id: O1, title: คู่มือ, elements: [คู่มือของหน่วยงาน]}
- {id: O2, title: แผน, elements: [แผนของหน่วยงาน]}
- {id: O3, title: ผล, elements: [ผลของหน่วยงาน]}
"""
_HELP = "# ช่วยเหลือ\n\n## ติดต่อเรา {#contact}\n\nข้อความ\n"


@dataclass(frozen=True, slots=True)
class Office:
    """The folder of an office."""

    folder: Path

    @property
    def measures(self) -> Path:
        return self.folder / "measures.yml"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger.txt"

    def file(self, name: str) -> Path:
        """A file of evidence."""
        return self.folder / "content" / "evidence" / name

    def edit(self, old: str, new: str) -> None:
        """Change a text in measures.yml, which stands there once."""
        text = self.measures.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        self.measures.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, text: str) -> None:
        """Write something at the end of measures.yml."""
        with self.measures.open("a", encoding="utf-8") as file:
            file.write(text)

    def alias(self, old: str, new: str) -> None:
        """Say where an address went."""
        written = self.measures.read_text(encoding="utf-8")
        head = "" if "\naliases:\n" in written else "aliases:\n"
        self.add(f"{head}- {{old: {old}, new: {new}}}\n")

    def does(self, verb: str, *arguments: str, as_of: str = RUNNING) -> Result:
        """Run a verb in this process, which is quicker; its status is ``return_value``."""
        words = [verb, str(self.measures), "--as-of", as_of, *arguments]
        return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)

    def problems(self, *arguments: str, as_of: str = RUNNING) -> list[dict[str, Any]]:
        """Everything that ``check`` finds."""
        told = self.does("check", "--format", "json", *arguments, as_of=as_of)
        found: list[dict[str, Any]] = json.loads(told.stdout)
        return found

    def codes(self, *arguments: str, as_of: str = RUNNING) -> list[str]:
        """What ``check`` finds, by code."""
        return [problem["code"] for problem in self.problems(*arguments, as_of=as_of)]

    def record(self, as_of: str = RUNNING) -> None:
        """Write down what is public."""
        assert self.does("ledger", "--write", as_of=as_of).return_value == 0

    def made(self, as_of: str = RUNNING) -> Site:
        """Make the site without MkDocs."""
        beside = open_beside(self.measures)
        register = load(self.measures, holdings=beside.stock.holdings).register
        assert register is not None
        return beside.site(register, date.fromisoformat(as_of))

    def build(self, as_of: str = RUNNING) -> None:
        """Build the site as people do."""
        done = run("generator", "build", "--as-of", as_of, cwd=self.folder)
        assert done.returncode == 0, done.stdout + done.stderr

    def addresses(self) -> list[str]:
        """Every address in the ledger that a host can be asked for."""
        lines = self.ledger.read_text(encoding="utf-8").splitlines()
        plain = [line.split(" ")[0] for line in lines if not line.startswith(("#", "="))]
        return ["" if address == "." else address for address in plain]

    def copy(self, folder: Path) -> Office:
        """The same office once more."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Office(folder)


def new_office(folder: Path) -> Office:
    """Make the office before anything was public."""
    office = Office(folder)
    office.file("2566").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    office.measures.write_text(REGISTER, encoding="utf-8")
    (folder / "oit.yml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "content" / "help.md").write_text(_HELP, encoding="utf-8")
    office.file("2566/manual.pdf").write_bytes(pdf_with(pages=2))
    office.file("2566/minutes.txt").write_text(MINUTES, encoding="utf-8")
    return office
