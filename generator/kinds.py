"""The kind of a piece of evidence, guessed from its title where the entry does not say it."""

from __future__ import annotations

from generator.thai.text import fold

#: Words in a title that tell the kind; the first that fits counts.
_KINDS = (
    ("คู่มือ", "manual"),
    ("อินโฟกราฟิก", "infographic"),
    ("infographic", "infographic"),
    ("info graphic", "infographic"),
    ("รายงานการประชุม", "minutes"),
    ("งบประมาณ", "budget"),
    ("รายงาน", "report"),
    ("ประกาศ", "announcement"),
    ("ภาพกิจกรรม", "photos"),
    ("ภาพถ่าย", "photos"),
    ("แผน", "plan"),
)


def kind_of(title: str) -> str | None:
    """Guess the kind; None when no word tells."""
    # A fiscal year is no budget.
    folded = fold(title).replace("ปีงบประมาณ", "")
    return next((kind for word, kind in _KINDS if word in folded), None)
