"""How ``add`` takes a file in: known already or new, what is in it, its name, its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import click

from generator.commands.adding import Taken, entry_of, with_entry
from generator.commands.asking import Stop
from generator.commands.editing import at_place, carry_out, with_details
from generator.commands.options import FOUND
from generator.document import ExceptionShape
from generator.edit.change import with_item
from generator.edit.file import Change
from generator.edit.where import evidence_path, file_of_evidence, file_of_measure
from generator.edit.writing import Value
from generator.holdings import CONTENT, FOLDER, Holdings, place_of
from generator.incoming.arrival import Arrival, arrival, cleaned, read_arrival
from generator.incoming.naming import file_name, safe_stem
from generator.incoming.shelving import place
from generator.inspect.facts import FileFacts
from generator.inspect.names import name_faults
from generator.problems import KeyPath, Problem
from generator.register import Evidence
from generator.report import as_lines
from generator.written import LONGEST_SLUG, SLUG


def add_file(taken: Taken, path: Path) -> int:
    """Take a file in, unless it is there already."""
    stock = taken.desk.office.stock
    arrived = read_arrival(path, stock.store)
    _refuse_withdrawn(taken, arrived)
    known = _known(taken, arrived)
    owner = _owner(taken, known)
    if owner:
        return _share(taken, owner, known or "")
    clean = _without_hidden(taken, arrived)
    if clean is not arrived:
        arrived, known = clean, None
    _show(taken, arrived, known or f"{FOLDER}{taken.year}/{path.name}")
    if arrived.held and not _exceptions(taken):
        raise _unpublishable()
    _note_type(taken, arrived)
    entry = entry_of(taken, arrived)
    taken.clerk.complete()
    if known:
        return _enter_known(taken, arrived, known, entry)
    stem = _stem(taken, arrived.named, str(entry["kind"]))
    name = f"{FOLDER}{taken.year}/{file_name(stem, arrived.facts.format)}"
    return _enter(taken, arrived, name, {"file": name.removeprefix(FOLDER), **entry})


def add_url(taken: Taken, url: str) -> int:
    """Enter a web address."""
    for evidence in taken.desk.register.evidence:
        if evidence.url == url:
            return _share(taken, evidence, url)
    entry = entry_of(taken, None)
    taken.clerk.complete()
    last = PurePosixPath(urlsplit(url).path).name
    id_ = _stem(taken, last, str(entry["kind"]))
    return carry_out(taken.desk, _change(taken, {"id": id_, "url": url, **entry}))


def _known(taken: Taken, arrived: Arrival) -> str | None:
    """Find a file of evidence with the same content."""
    files = taken.desk.holdings.files
    sha256 = arrived.facts.sha256
    same = (n for n, f in files.items() if sha256 and f.sha256 == sha256 and n.startswith(FOLDER))
    return next(same, None)


def _refuse_withdrawn(taken: Taken, arrived: Arrival) -> None:
    """What was taken back does not come in again by accident, also when its file is gone."""
    for evidence in taken.desk.register.evidence:
        gone = evidence.withdrawn
        if gone and arrived.facts.sha256 in gone.sha256:
            raise Stop(
                FOUND,
                f"ไฟล์นี้ถอนไปแล้ว เป็นหลักฐาน {evidence.id}: {gone.reason} ไม่ได้เพิ่ม "
                "ถ้าจะเผยแพร่อีก ให้ลบช่อง withdrawn ของหลักฐานนั้น",
                f"this file was withdrawn as {evidence.id}: {gone.reason}; to publish it again, "
                "take out withdrawn there",
            )


def _owner(taken: Taken, known: str | None) -> Evidence | None:
    for evidence in taken.desk.register.evidence:
        if known and any(FOLDER + file.name == known for file in evidence.files):
            return evidence
    return None


def _share(taken: Taken, evidence: Evidence, where: str) -> int:
    """What is there already is not taken in twice; the measure can use it all the same."""
    there = f"{CONTENT}{where}" if where.startswith(FOLDER) else where
    th = f"มีไฟล์นี้อยู่แล้วที่ {there} เป็นหลักฐาน {evidence.id} ({evidence.title})"
    en = f"this is there already: {there}, evidence {evidence.id}"
    measure = taken.measure
    uses = measure is not None and any(p.evidence.id == evidence.id for p in measure.evidence)
    if measure is None or uses:
        raise Stop(FOUND, f"{th} ไม่ได้เพิ่มซ้ำ", f"{en}; not added again")
    taken.clerk.say(f"{th} ใช้หลักฐานเดิมรองรับมาตรการนี้ด้วย", f"{en}; it will support this measure too")
    support: dict[str, Value] = {"measure": measure.id, "year": taken.year}
    file = file_of_evidence(taken.desk.path, taken.desk.loaded, evidence.id) or taken.desk.path

    def change(text: str, path: KeyPath) -> str:
        text, path = with_details(text, path)
        return with_item(text, (*path, "supports"), support)

    whole = partial(at_place, lambda data: evidence_path(data, evidence.id), change)
    return carry_out(taken.desk, {file: whole})


def _without_hidden(taken: Taken, arrived: Arrival) -> Arrival:
    """Offer a copy without what a reader should not get, as ``prongsai clean`` makes it."""
    clerk, wanted = taken.clerk, taken.flags.clean
    done = None if wanted is False else cleaned(arrived)
    if done is None:
        return arrived
    name = f"{FOLDER}{taken.year}/{arrived.named}"
    store = taken.desk.office.stock.store
    if arrived.held and not _exceptions(taken) and arrival(arrived.named, done.data, store).held:
        # No question about what would not help.
        _show(taken, arrived, name)
        raise _unpublishable()
    taken_out = ", ".join(clerk.words(r.what_th, r.what_en) for r in done.removed)
    if wanted is None and clerk.terminal:
        _show(taken, arrived, name)
        wanted = clerk.agrees(
            f"เก็บสำเนาที่ไม่มีข้อมูลแฝงแทนหรือไม่ ({taken_out})",
            f"keep a copy without what is hidden ({taken_out})?",
            default=True,
        )
    elif wanted is None and arrived.held:
        _show(taken, arrived, name)
        clerk.missing.append(clerk.words("--clean หรือ --no-clean", "--clean or --no-clean"))
        clerk.complete()
    if not wanted:
        return arrived
    clerk.say(f"เอาออกจากสำเนาแล้ว: {taken_out}", f"taken out of the copy: {taken_out}")
    return arrival(arrived.named, done.data, store)


def _refuse_held(taken: Taken, arrived: Arrival, name: str) -> None:
    """What could not be published is not taken in; the office may have made an exception for it."""
    allowed = replace(_holdings(taken, name, arrived.facts), exceptions=_exceptions(taken))
    if name in allowed.withheld:
        raise _unpublishable()


def _unpublishable() -> Stop:
    return Stop(
        FOUND,
        "ไม่ได้เพิ่มไฟล์ เพราะเผยแพร่ไม่ได้ แก้ตามวิธีข้างต้นแล้วสั่งอีกครั้ง ไฟล์เดิมไม่ถูกแก้",
        "not added: it could not be published; mend it as told above and try again",
    )


def _note_type(taken: Taken, arrived: Arrival) -> None:
    """Tell when the name promises another type: it may be the wrong file."""
    kind = arrived.facts.format
    if kind and any(f.code == "file-type-differs" for f in name_faults(arrived.named, kind)):
        taken.clerk.say(
            f"ข้อควรระวัง: เนื้อหาของ {arrived.named} เป็น {kind.name} สำเนาจะลงท้ายด้วย .{kind.value}",
            f"warning: {arrived.named} is {kind.name} inside; the copy ends in .{kind.value}",
        )


def _exceptions(taken: Taken) -> list[ExceptionShape]:
    main = taken.desk.loaded.sources[taken.desk.path.name].data
    return [ExceptionShape.model_validate(entry) for entry in main.get("exceptions") or []]


def _show(taken: Taken, arrived: Arrival, name: str) -> None:
    found = [
        Problem(fault.code, place_of(name, fault.where), fault.values)
        for fault in arrived.facts.faults
    ]
    if found:
        click.echo("\n".join(as_lines(found, taken.clerk.lang)), err=True)


def _stem(taken: Taken, named: str, kind: str) -> str:
    """Settle the name of the copy, or the id of an address."""
    used = set(_used(taken))
    about = taken.measure.id if taken.measure else "-".join(taken.flags.disclosure).lower()
    proposal = safe_stem(named, f"{kind}-{about}", used)

    def check(said: str) -> tuple[str, str] | None:
        if not re.fullmatch(SLUG, said) or len(said) > LONGEST_SLUG:
            return f"{said} ใช้ได้เฉพาะ a–z 0–9 และ -", f"{said}: only a–z, 0–9 and - are safe"
        return (f"มีชื่อ {said} อยู่แล้ว", f"{said} is taken") if said in used else None

    return str(
        taken.clerk.ask(
            "--name", taken.flags.name, "ชื่อไฟล์ (a–z 0–9 -)", "name", proposal=proposal, check=check
        )
    )


def _used(taken: Taken) -> Iterable[str]:
    yield from (evidence.id for evidence in taken.desk.register.evidence)
    yield from (PurePosixPath(name).stem.lower() for name in taken.desk.holdings.files)
    folder = taken.desk.office.stock.content / FOLDER / str(taken.year)
    yield from (path.stem.lower() for path in folder.glob("*"))


def _enter_known(taken: Taken, arrived: Arrival, known: str, entry: dict[str, Value]) -> int:
    """Enter a file that lies among the evidence already, under the name it has there."""
    name = known.removeprefix(FOLDER)
    _refuse_held(taken, arrived, known)
    stem = PurePosixPath(name).stem.lower().replace("_", "-")
    ids = {evidence.id for evidence in taken.desk.register.evidence}
    whole: dict[str, Value] = {"file": name, **entry}
    if not re.fullmatch(SLUG, stem) or stem in ids:
        whole = {"id": _stem(taken, "", str(entry["kind"])), **whole}
    return carry_out(taken.desk, _change(taken, whole))


def _enter(taken: Taken, arrived: Arrival, name: str, entry: dict[str, Value]) -> int:
    """Copy the file and write the entry; without the entry there is no copy either."""
    _refuse_held(taken, arrived, name)
    target = taken.desk.office.stock.content / name
    holdings = _holdings(taken, name, arrived.facts)
    click.echo(f"{taken.clerk.words('สำเนา', 'copy')}: {target}")
    return carry_out(taken.desk, _change(taken, entry), holdings, _placed(target, arrived.data))


@contextmanager
def _placed(target: Path, data: bytes) -> Iterator[None]:
    """Put a copy where it belongs, and take it away again when the entry is not written."""
    place(target, data)
    try:
        yield
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _holdings(taken: Taken, name: str, facts: FileFacts) -> Holdings:
    """Give the files as they will be; the faults of the content were shown already."""
    named = replace(facts, faults=(*facts.faults, *name_faults(name, facts.format)))
    holdings = taken.desk.holdings
    return replace(holdings, files={**holdings.files, name: named})


def _change(taken: Taken, entry: dict[str, Value]) -> dict[Path, Change]:
    desk, measure = taken.desk, taken.measure
    file = file_of_measure(desk.path, desk.loaded, taken.year, measure.id) if measure else None
    return {file or desk.path: partial(with_entry, taken=taken, entry=entry)}
