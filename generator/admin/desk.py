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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.edit.file import edited
from generator.edit.refused import EditRefused
from generator.encoding import decode
from generator.holdings import CONTENT, Holdings
from generator.inspect.limits import MOST_BYTES
from generator.load import Loaded, load
from generator.messages import severity_of
from generator.office import open_office
from generator.problems import Problem, Severity
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


class Refused(Exception):
    """The request cannot be fulfilled; the message says why, in Thai."""


class Desk:
    """One office's folder. ``register`` is its measures.yml."""

    def __init__(self, register: Path, lang: str = "th") -> None:
        self._register = register
        self._folder = register.parent.resolve()
        self._content = self._folder / CONTENT
        self._lang = lang
        self._actions: Mapping[str, Callable[[Json], Any]] = {
            "info": self._info,
            "entriesByFiles": self._entries,
            "getEntry": lambda asked: self._entry(asked["path"]),
            "getMedia": self._media,
            "getMediaFile": lambda asked: self._file(self._below_content(asked["path"])),
            "persistEntry": self._persist,
            "unpublishedEntries": lambda _: [],
        }

    def answer(self, action: str, asked: Json) -> Any:
        """Do what the CMS asks for. Raises Refused."""
        known = self._actions.get(action)
        if known is None:
            raise Refused("หน้าแก้ไขบนเครื่องนี้ทำสิ่งนี้ไม่ได้")
        try:
            return known(asked)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise Refused(f"คำขอไม่ครบ: {error}") from error
        except EditRefused as error:
            raise Refused(error.th if self._lang == "th" else error.en) from error
        except OSError as error:
            raise Refused(f"เปิดหรือเขียนไฟล์ไม่ได้: {error.strerror}") from error

    def loaded(self, holdings: Holdings | None = None) -> Loaded:
        """Read the register as it is now."""
        return load(self._register, holdings=holdings)

    def _info(self, _: Json) -> Json:
        return {"repo": self._folder.name, "publish_modes": ["simple"], "type": "local_fs"}

    def _entries(self, asked: Json) -> list[Json]:
        return [self._entry(file["path"]) for file in asked["files"]]

    def _entry(self, name: str) -> Json:
        text = self._text(self._known(name))
        digest = hashlib.sha256(text.encode()).hexdigest()
        return {"data": text, "file": {"path": name, "label": None, "id": digest}}

    def _text(self, path: Path) -> str:
        text, problems = decode(path.read_bytes(), path.name)
        if text is None:
            raise Refused("\n".join(as_lines(problems, self._lang)))
        return text

    def _known(self, name: str) -> Path:
        """Find one of the register's YAML files, and no other."""
        for path in self.loaded().files:
            if path.resolve() == (self._folder / name).resolve():
                return path
        raise Refused(f"{name} ไม่ใช่ไฟล์ของทะเบียนนี้")

    def _below_content(self, name: str) -> Path:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._content.resolve()):
            raise Refused(f"{name} อยู่นอกโฟลเดอร์ของหลักฐาน")
        return path

    def _media(self, asked: Json) -> list[Json]:
        folder = self._below_content(asked["mediaFolder"])
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

    def _persist(self, asked: Json) -> Json:
        (entry,) = asked["dataFiles"]
        path = self._known(entry["path"])
        raw, was = str(entry["raw"]), str(asked["options"]["was"])
        seen = path.read_bytes()
        if self._text(path) != was:
            raise Refused(
                f"มีผู้แก้ {path.name} หลังจากที่เปิดหน้านี้ จึงไม่ได้บันทึกทับ "
                "คัดลอกสิ่งที่เพิ่งกรอก โหลดหน้านี้ใหม่ แล้วกรอกอีกครั้ง"
            )
        uploads = {self._upload_place(asset["path"]): _content(asset) for asset in asked["assets"]}
        before = self.loaded(self._holdings()).problems
        with self._placed(uploads):
            holdings = self._holdings()
            self._refuse_held(holdings, uploads)
            edited(path, lambda _: raw, register=self._register, holdings=holdings, seen=seen)
        new = _new(before, self.loaded(holdings).problems)
        told = ["บันทึกแล้ว มีข้อที่ควรดู:", *as_lines(new, self._lang)] if new else []
        return {"message": "entry persisted", "told": "\n".join(told)}

    def _holdings(self) -> Holdings:
        return open_office(self._folder, self._content, progress=False).stock.holdings

    def _upload_place(self, name: str) -> Path:
        if not _UPLOAD.fullmatch(name) or name.rstrip(" .") != name:
            raise Refused(f"ชื่อไฟล์ {name} ใช้ไม่ได้ ตั้งชื่อใหม่ด้วย a–z ตัวเลข และขีด - แล้วอัปโหลดอีกครั้ง")
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
            raise Refused("\n".join(["ยังไม่ได้บันทึก เพราะไฟล์ที่อัปโหลดยังเผยแพร่ไม่ได้:", *lines]))

    @contextmanager
    def _placed(self, uploads: Mapping[Path, bytes]) -> Iterator[None]:
        """Put uploads where they belong, and take them away again when the rest fails."""
        placed: list[Path] = []
        try:
            for path, content in uploads.items():
                if path.exists():
                    if path.read_bytes() == content:
                        continue
                    raise Refused(f"มีไฟล์อื่นชื่อ {path.name} อยู่แล้ว ตั้งชื่อใหม่แล้วอัปโหลดอีกครั้ง")
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, content)
                placed.append(path)
            yield
        except BaseException:
            for path in placed:
                path.unlink(missing_ok=True)
            raise


def _content(asset: Json) -> bytes:
    try:
        content = base64.b64decode(asset["content"], validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("ไฟล์ที่อัปโหลดมาไม่ครบ ลองอีกครั้ง") from error
    if len(content) > MOST_BYTES:
        raise Refused(f"ไฟล์ใหญ่เกิน {MOST_BYTES >> 20} MB")
    return content


def _new(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    known = {(p.code, p.place.file, p.place.within, *sorted(p.values.items())) for p in before}
    return [
        p
        for p in after
        if (p.code, p.place.file, p.place.within, *sorted(p.values.items())) not in known
        and severity_of(p.code) is not Severity.NOTE
    ]
