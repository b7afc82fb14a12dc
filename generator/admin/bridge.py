"""What the CMS asks of a folder on this machine: the files of an office, read and changed.

Answers the CMS's interface for local work (decap-server, https://decapcms.org/docs/working-with-a-
local-git-repository/): an action and its parameters in, a value out. Changes are written at once;
what the check calls an error is refused, and the check's other words about a change are given back.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.admin.asked import Asset, Folder, NamedFile, NamedFiles, Save
from generator.edit.file import Prepared, finish, prepare
from generator.edit.refused import EditRefused
from generator.edit.sealed import opened_seals, years_of
from generator.encoding import decode
from generator.holdings import CONTENT, Holdings
from generator.inspect.limits import MOST_BYTES
from generator.ledger.check import lost
from generator.ledger.living import living
from generator.ledger.seals import Sealed
from generator.load import Loaded, load
from generator.messages import severity_of
from generator.office import Office, open_office
from generator.problems import Problem, Severity
from generator.register import Register
from generator.report import as_lines
from generator.safe_write import write_whole

Json = dict[str, Any]

#: Files of a year: no folders inside, no hidden names, nothing that Windows cannot write.
_UPLOAD = re.compile(
    r'content/evidence/([0-9]{4}|general)/[^\s./\\<>:"|?*\x00-\x1f][^/\\<>:"|?*\x00-\x1f]*'
)
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
#: Pictures up to so many bytes are shown in the list of files.
_SMALL = 256 * 1024


class NotDone(Exception):
    """The request cannot be fulfilled; the message says why, in Thai."""


class Bridge:
    """Leads from the CMS to one office's folder. ``register`` is its measures.yml; ``today`` tells
    which years are closed."""

    def __init__(self, register: Path, today: date, lang: str = "th") -> None:
        self._register = register
        self._folder = register.parent.resolve()
        self._content = self._folder / CONTENT
        self._today = today
        self._lang = lang

    def answer(self, action: str, asked: Json) -> Any:
        """Do what the CMS asks for. Raises NotDone."""
        try:
            return self._answer(action, asked)
        except ValidationError as error:
            wrong = ", ".join(".".join(map(str, fault["loc"])) for fault in error.errors())
            raise NotDone(f"คำขอไม่ครบ: {wrong}") from error
        except EditRefused as error:
            raise NotDone(error.th if self._lang == "th" else error.en) from error
        except OSError as error:
            raise NotDone(f"เปิดหรือเขียนไฟล์ไม่ได้: {error.strerror}") from error

    def _answer(self, action: str, asked: Json) -> Any:
        match action:
            case "info":
                name = self._folder.name
                return {"repo": name, "publish_modes": ["simple"], "type": "local_fs"}
            case "entriesByFiles":
                files = NamedFiles.model_validate(asked).files
                return [self._entry(file.path) for file in files]
            case "getEntry":
                return self._entry(NamedFile.model_validate(asked).path)
            case "getMedia":
                return self._media(Folder.model_validate(asked).name)
            case "getMediaFile":
                return self._file(self._below_content(NamedFile.model_validate(asked).path))
            case "persistEntry":
                return self._persist(Save.model_validate(asked))
            case "unpublishedEntries":
                return []
        raise NotDone("หน้าแก้ไขบนเครื่องนี้ทำสิ่งนี้ไม่ได้")

    def loaded(self) -> Loaded:
        """Read the register as it is now."""
        return load(self._register)

    def _entry(self, name: str) -> Json:
        text = self._text(self._known(name))
        digest = hashlib.sha256(text.encode()).hexdigest()
        return {"data": text, "file": {"path": name, "label": None, "id": digest}}

    def _text(self, path: Path) -> str:
        text, problems = decode(path.read_bytes(), path.name)
        if text is None:
            raise NotDone("\n".join(as_lines(problems, self._lang)))
        return text

    def _known(self, name: str) -> Path:
        """Find one of the register's YAML files, and no other."""
        for path in self.loaded().files:
            if path.resolve() == (self._folder / name).resolve():
                return path
        raise NotDone(f"{name} ไม่ใช่ไฟล์ของทะเบียนนี้")

    def _below_content(self, name: str) -> Path:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._content.resolve()):
            raise NotDone(f"{name} อยู่นอกโฟลเดอร์ของหลักฐาน")
        return path

    def _media(self, name: str) -> list[Json]:
        folder = self._below_content(name)
        if not folder.is_dir():
            return []
        found = sorted(path for path in folder.iterdir() if path.is_file())
        return [self._file(path, small=True) for path in found if path.name[0] != "."]

    def _file(self, path: Path, *, small: bool = False) -> Json:
        shown = path.suffix.lower() in _PICTURES and path.stat().st_size <= _SMALL
        content = path.read_bytes() if shown or not small else b""
        name = path.relative_to(self._folder).as_posix()
        return {
            "id": hashlib.sha256(name.encode()).hexdigest(),
            "path": name,
            "name": path.name,
            "content": base64.b64encode(content).decode("ascii"),
            "encoding": "base64",
        }

    def _persist(self, asked: Save) -> Json:
        (entry,) = asked.entries
        path = self._known(entry.path)
        seen = path.read_bytes()
        if self._text(path) != asked.options.was:
            raise _changed_meanwhile(path)
        uploads = {self._upload_place(asset.path): _content(asset) for asset in asked.assets}
        with self._placed(uploads):
            office = self._office()
            holdings = office.stock.holdings
            self._refuse_held(holdings, uploads)
            prepared = prepare({path: lambda _: entry.raw}, self._register, holdings=holdings)
            if prepared.before[path] != seen:
                raise _changed_meanwhile(path)
            if opened := opened_seals(prepared, office.ledger, self._today):
                raise NotDone(_closed(opened))
            new = self._new(prepared, office)
            finish(prepared, again=False)
        told = ["บันทึกแล้ว มีข้อที่ควรดู:", *as_lines(new, self._lang)] if new else []
        return {"message": "entry persisted", "told": "\n".join(told)}

    def _new(self, prepared: Prepared, office: Office) -> list[Problem]:
        """List what a change brings that is worth a look, also addresses that it takes away."""
        new = [p for p in prepared.new if severity_of(p.code) is not Severity.NOTE]
        now, then = prepared.known.register, prepared.loaded.register
        gone = self._lost(office, then)
        if gone:
            known = self._lost(office, now)
            new += [problem for problem in gone if problem not in known]
        return new

    def _lost(self, office: Office, register: Register | None) -> list[Problem]:
        if register is None or not office.ledger.since:
            return []
        site = office.site(register, self._today)
        return list(lost(site, living(site), register, office.ledger))

    def _office(self) -> Office:
        return open_office(self._folder, self._content, progress=False)

    def _upload_place(self, name: str) -> Path:
        if not _UPLOAD.fullmatch(name) or name.rstrip(" .") != name:
            raise NotDone(f"ชื่อไฟล์ {name} ใช้ไม่ได้ ตั้งชื่อใหม่ด้วย a–z ตัวเลข และขีด - แล้วอัปโหลดอีกครั้ง")
        return self._below_content(name)

    def _refuse_held(self, holdings: Holdings, uploads: Mapping[Path, bytes]) -> None:
        """Refuse uploads that could not be published: they are mended before they are kept."""
        names = {path.relative_to(self._folder).as_posix() for path in uploads}
        held = [
            problem
            for problem in holdings.problems(())
            if problem.place.file in names
            and severity_of(problem.code) in (Severity.ERROR, Severity.HELD)
        ]
        if held:
            lines = as_lines(held, self._lang)
            raise NotDone("\n".join(["ยังไม่ได้บันทึก เพราะไฟล์ที่อัปโหลดยังเผยแพร่ไม่ได้:", *lines]))

    @contextmanager
    def _placed(self, uploads: Mapping[Path, bytes]) -> Iterator[None]:
        """Put uploads where they belong, and take them away again when the rest fails."""
        placed: list[Path] = []
        try:
            for path, content in uploads.items():
                if path.exists():
                    if path.read_bytes() == content:
                        continue
                    raise NotDone(f"มีไฟล์อื่นชื่อ {path.name} อยู่แล้ว ตั้งชื่อใหม่แล้วอัปโหลดอีกครั้ง")
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, content)
                placed.append(path)
            yield
        except BaseException:
            for path in placed:
                path.unlink(missing_ok=True)
            raise


def _content(asset: Asset) -> bytes:
    try:
        content = base64.b64decode(asset.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotDone("ไฟล์ที่อัปโหลดมาไม่ครบ ลองอีกครั้ง") from error
    if len(content) > MOST_BYTES:
        raise NotDone(f"ไฟล์ใหญ่เกิน {MOST_BYTES >> 20} MB")
    return content


def _changed_meanwhile(path: Path) -> NotDone:
    return NotDone(
        f"มีผู้แก้ {path.name} หลังจากที่เปิดหน้านี้ จึงไม่ได้บันทึกทับ คัดลอกสิ่งที่เพิ่งกรอก โหลดหน้านี้ใหม่ แล้วกรอกอีกครั้ง"
    )


def _closed(opened: Sequence[Sealed]) -> str:
    """Say which closed years a change would alter, and how it is done in public."""
    years = ", ".join(map(str, years_of(opened)))
    what = ", ".join(dict.fromkeys(seal.item or seal.measure or "แผน" for seal in opened))
    return (
        f"ยังไม่ได้บันทึก เพราะปีงบประมาณ {years} ปิดและบันทึกรอยไว้แล้ว (ที่แก้คือ {what})\n"
        "แก้ด้วยคำสั่งของ prongsai ที่ใส่ --change-reason หรือแจ้งก่อนใน "
        "สำหรับผู้ดูแลเว็บไซต์ › การแก้ไขข้อมูลของปีที่ปิดแล้ว: ปี วันที่วันนี้ เหตุผล "
        "และรหัสของสิ่งที่แก้ แล้วบันทึกแบบฟอร์มนี้อีกครั้ง"
    )
