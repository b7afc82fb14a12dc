"""The steps of MkDocs as staff read them."""

from __future__ import annotations

import logging

from generator.step_words import InThai


def _told(said: str, level: int = logging.INFO) -> str | None:
    record = logging.LogRecord("mkdocs", level, "", 0, said, None, None)
    return record.getMessage() if InThai().filter(record) else None


def test_what_matters_at_the_prompt_is_thai() -> None:
    """Where to look, and how to stop; the rest is left out."""
    assert _told("[10:00:00] Serving on http://127.0.0.1:8000/") == (
        "เปิดดูที่ http://127.0.0.1:8000/ หยุดด้วย Ctrl+C"
    )
    assert _told("Watching paths for changes: 'content'") is None
    assert _told("Cleaning site directory") is None


def test_warnings_and_unknown_words_pass_as_they_are() -> None:
    """Nothing that may be needed is lost."""
    assert _told("Serving on fire", logging.WARNING) == "Serving on fire"
    assert _told("Something new") == "Something new"
