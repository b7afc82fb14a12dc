"""Writes what is made from the code and the examples: the schema and the reference pages."""

from __future__ import annotations

import json
from pathlib import Path

from generator.messages import messages
from generator.schema import fields_page, json_schema
from tests.command_docs import commands_page

ROOT = Path(__file__).parent.parent
INVALID = ROOT / "tests" / "examples" / "invalid"
#: A longer example says less than its name.
_LONGEST = 1200

_INTRODUCTION = """# ข้อผิดพลาดและวิธีแก้

หน้านี้สร้างจากโปรแกรมและตัวอย่างที่ใช้ทดสอบ (`make docs`) รหัสในวงเล็บเหลี่ยมท้ายข้อความของ
`prongsai check` ไม่เปลี่ยนความหมาย จึงค้นที่นี่ได้เสมอ คำในวงเล็บปีกกา เช่น {key} แทนค่าที่พบจริง

ข้อผิดพลาดทำให้สร้างเว็บไซต์ไม่ได้ ข้อควรระวังไม่ห้าม แต่ควรดู
"""


def problems_page() -> str:
    """Document every code with its texts and the shortest example that shows it."""
    parts = [_INTRODUCTION]
    for code, message in messages().items():
        severity = "ข้อผิดพลาด" if message.severity == "error" else "ข้อควรระวัง"
        parts.append(
            f"## {code}\n\n{severity}: {message.what['th']}\n\nวิธีแก้: {message.fix['th']}\n"
        )
        parts.append(f"English: {message.what['en']}. To mend it, {message.fix['en']}.\n")
        example = _example(code)
        if example:
            parts.append(f"ตัวอย่างที่ผิด:\n\n```yaml\n{example}\n```\n")
    return "\n".join(parts)


def examples_file() -> str:
    """Write the examples by code, for ``prongsai explain``."""
    examples = {code: _example(code) for code in messages()}
    found = {code: example for code, example in examples.items() if example}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _example(code: str) -> str | None:
    folders = [path for path in sorted(INVALID.iterdir()) if path.name.partition("--")[0] == code]
    texts = [_text(folder / "measures.yml") for folder in folders if _shows(folder, code)]
    readable = [text.strip() for text in texts if text and len(text) < _LONGEST]
    return min(readable, key=len, default=None)


def _shows(folder: Path, code: str) -> bool:
    """Say whether the fault stands in measures.yml and not in another file."""
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    return any(line.startswith("measures.yml:") and line.endswith(f" {code}") for line in expected)


def _text(path: Path) -> str | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return text if text.replace("\n", "").replace("\t", "").isprintable() else None


#: Every file that is made, with the function that makes it.
MADE = {
    ROOT / "measures.schema.json": json_schema,
    ROOT / "generator" / "data" / "problem-examples.json": examples_file,
    ROOT / "docs" / "commands.md": commands_page,
    ROOT / "docs" / "measures.md": fields_page,
    ROOT / "docs" / "problems.md": problems_page,
}

if __name__ == "__main__":
    for path, make in MADE.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(make(), encoding="utf-8")
