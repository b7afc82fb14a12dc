"""What MkDocs says of its own steps, in Thai; what helps nobody at the prompt is left out."""

from __future__ import annotations

import logging
import re

_SAID = (
    (re.compile("Building documentation"), "กำลังสร้างเว็บไซต์"),
    (re.compile(r"Documentation built in ([\d.]+) seconds"), r"สร้างเสร็จใน \1 วินาที"),
    (re.compile(r"Serving on (\S+)"), r"เปิดดูที่ \1 หยุดด้วย Ctrl+C"),
    (re.compile("Detected file changes"), "ไฟล์เปลี่ยน กำลังสร้างใหม่"),
)
_LEFT_OUT = re.compile(
    "Cleaning site directory|Watching paths|Reloading browsers|Browser connected|Shutting down"
)


class InThai(logging.Filter):
    """Translates what is no warning; warnings pass as they are."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a message is told, in Thai where its words are known."""
        if record.levelno > logging.INFO:
            return True
        said = record.getMessage()
        for english, thai in _SAID:
            found = english.search(said)
            if found:
                record.msg, record.args = found.expand(thai), None
                return True
        return not _LEFT_OUT.search(said)
