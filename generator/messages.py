"""What each problem is called and how it is mended, in Thai and in English.

The texts stand in data/messages/, one file a subject. Codes are part of the public surface: they
never change their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from generator.personal.search import masked, search
from generator.problems import Problem, Severity

#: The files of messages, in the order in which a reader of data meets their subjects.
SUBJECTS = (
    "register", "evidence", "files", "personal", "budget", "oit", "ledger", "links", "inner-links",
    "site", "verify",
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
#: So many characters of a value are enough to know it again.
_LONGEST = 160
#: Names of kinds of values, for {expected} and {found}.
_TYPES = {
    "th": {
        "text": "ข้อความ",
        "list": "รายการ (ขึ้นต้นด้วย - )",
        "mapping": "กลุ่มของช่อง (ชื่อ: ค่า)",
        "number": "ตัวเลข",
        "flag": "คำตอบว่าใช่หรือไม่ใช่",
        "empty": "ช่องว่าง",
    },
    "en": {
        "text": "a text",
        "list": "a list",
        "mapping": "a mapping of keys",
        "number": "a number",
        "flag": "true or false",
        "empty": "nothing",
    },
}


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of problem; ``what`` and ``fix`` by language, with {words} to fill in."""

    severity: Severity
    what: Mapping[str, str]
    fix: Mapping[str, str]


@cache
def messages(*subjects: str) -> Mapping[str, Message]:
    """Read the messages of some subjects, or of all, by code, in the order of their lines."""
    folder = files("generator").joinpath("data/messages")
    texts = [
        folder.joinpath(f"{subject}.yml").read_text(encoding="utf-8")
        for subject in subjects or SUBJECTS
    ]
    read = (yaml.load(text, Loader=yaml.CBaseLoader) or {} for text in texts)  # noqa: S506 - texts
    entries = {code: entry for subject in read for code, entry in subject.items()}
    return {
        code: Message(
            severity=Severity(entry.get("severity", "error")),
            what={lang: entry[lang]["what"] for lang in ("th", "en")},
            fix={lang: entry[lang]["fix"] for lang in ("th", "en")},
        )
        for code, entry in entries.items()
    }


def _short(value: str) -> str:
    value = masked(value, search(value))
    # A terminal would act on control characters.
    line = _CONTROL.sub("\ufffd", " ".join(value[: 4 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def severity_of(code: str) -> Severity:
    """Say what a problem stops: the site, one file, or nothing."""
    return messages()[code].severity


def what_and_fix(problem: Problem, lang: str) -> tuple[str, str]:
    """Say what is wrong and how to mend it, in ``th`` or ``en``."""
    message = messages()[problem.code]
    # Two lines a problem: a text of several lines is shown as one.
    values = {name: _short(value) for name, value in problem.values.items()}
    for name in values.keys() & {"expected", "found"}:
        values[name] = _TYPES[lang].get(values[name], values[name])
    return message.what[lang].format_map(values), message.fix[lang].format_map(values)
