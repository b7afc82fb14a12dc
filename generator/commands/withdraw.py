"""The verb that takes published evidence back: its page stays and says why."""

from __future__ import annotations

from functools import partial

import click

from generator.commands.asking import Stop
from generator.commands.editing import (
    Desk,
    at_desk,
    at_place,
    carry_out,
    with_details,
    wrong_period,
)
from generator.commands.options import FINE, FOUND, WRONG, complain
from generator.document import EvidenceShape
from generator.edit.change import with_value
from generator.edit.where import evidence_path, file_of_evidence
from generator.edit.writing import Value
from generator.holdings import CONTENT, FOLDER
from generator.near import nearest
from generator.problems import KeyPath
from generator.register import Evidence
from generator.thai.calendar import fiscal_year_of, format_date
from generator.thai.text import fold

_KEYS = tuple(EvidenceShape.model_fields)


@click.command()
@click.argument("evidence")
@click.option("--reason", help="เหตุผลที่ถอน แสดงต่อสาธารณะ (why, for the public)")
@click.option("--date", "day", help="วันที่ถอน ปกติคือวันนี้ เช่น 5 ต.ค. 66 (the day)")
@click.option("--remove-file", is_flag=True, help="ลบไฟล์ออกจากโฟลเดอร์ด้วย (delete the file too)")
@at_desk
def withdraw(
    desk: Desk,
    evidence: str,
    reason: str | None,
    day: str | None,
    remove_file: bool,
) -> int:
    """ถอนหลักฐาน EVIDENCE หน้าของหลักฐานยังอยู่และบอกเหตุผล (withdraw evidence, saying why)

    EVIDENCE คือรหัส ชื่อไฟล์ หรือส่วนหนึ่งของชื่อหลักฐาน
    """
    found = _find(desk, evidence)
    clerk = desk.clerk
    clerk.say(f"หลักฐาน {found.id} {found.title}", f"evidence {found.id} {found.title}")
    told: dict[str, Value] = {
        "date": clerk.ask(
            "--date",
            day,
            "วันที่ถอน",
            "the day",
            proposal=format_date(desk.today),
            check=partial(wrong_period, fiscal_year=fiscal_year_of(desk.today)),
        ),
        "reason": clerk.ask("--reason", reason, "เหตุผลที่ถอน", "why"),
    }
    clerk.complete()
    if remove_file:
        _refuse_shared(desk, found)
    if remove_file and found.files:
        told["sha256"] = [file.facts.sha256 for file in found.files]
    file = file_of_evidence(desk.path, desk.loaded, found.id) or desk.path
    status = carry_out(desk, {file: partial(_withdrawn, evidence=found.id, told=told)})
    if status == FINE and remove_file and not desk.dry_run:
        status = _remove(desk, found)
    return status


def _find(desk: Desk, said: str) -> Evidence:
    """Find evidence that is not withdrawn yet. Raises Stop with those that may be meant."""
    every = desk.register.evidence
    plain = fold(said).casefold()
    name = said.removeprefix(CONTENT).removeprefix(FOLDER)
    found = (
        [e for e in every if e.id == plain]
        or [e for e in every if any(name in (f.name, f.download) for f in e.files)]
        or [e for e in every if plain and plain in fold(e.title).casefold()]
    )
    if len(found) != 1:
        near = nearest(plain, [e.id for e in every])
        some = found or [e for e in every if e.id == near] or list(every[:5])
        listed = "\n".join(f"  {e.id}  {e.title}" for e in some)
        raise Stop(
            WRONG,
            f"{'มีหลายรายการที่ตรงกับ' if found else 'ไม่พบหลักฐาน'} {said} ระบุรหัส เช่น:\n{listed}",
            f"{'several fit' if found else 'there is no evidence'} {said}; give an id:\n{listed}",
        )
    if found[0].withdrawn:
        raise Stop(
            FOUND,
            f"หลักฐาน {found[0].id} ถอนไปแล้ว: {found[0].withdrawn.reason}",
            f"{found[0].id} was withdrawn already: {found[0].withdrawn.reason}",
        )
    return found[0]


def _refuse_shared(desk: Desk, evidence: Evidence) -> None:
    """A file that other evidence names stays. Raises Stop with what names it."""
    own = {file.name for file in evidence.files}
    others = [e for e in desk.register.evidence if e.id != evidence.id and not e.withdrawn]
    shared = [(e, file.name) for e in others for file in e.files if file.name in own]
    if shared:
        listed = "\n".join(f"  {name}: {e.id}  {e.title}" for e, name in shared)
        raise Stop(
            FOUND,
            "ไม่ได้ถอนและไม่ได้ลบไฟล์ เพราะหลักฐานอื่นใช้ไฟล์เดียวกัน ถอนหลักฐานนั้นก่อน "
            f"หรือสั่งโดยไม่ใส่ --remove-file:\n{listed}",
            "nothing was withdrawn or deleted: other evidence names the same file; withdraw that "
            f"first, or leave out --remove-file:\n{listed}",
        )


def _withdrawn(text: str, evidence: str, told: dict[str, Value]) -> str:
    def change(text: str, path: KeyPath) -> str:
        text, path = with_details(text, path)
        return with_value(text, (*path, "withdrawn"), told, _KEYS)

    return at_place(lambda data: evidence_path(data, evidence), change, text)


def _remove(desk: Desk, evidence: Evidence) -> int:
    for file in evidence.files:
        path = desk.office.stock.content / FOLDER / file.name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            complain(
                desk.clerk.lang,
                f"ถอนแล้ว แต่ลบ {path} ไม่ได้: {error.strerror} ลบไฟล์นี้เอง",
                f"withdrawn, but {path} cannot be deleted: {error.strerror}",
            )
            return FOUND
        desk.clerk.say(f"ลบ {path} แล้ว", f"deleted {path}")
    return FINE
