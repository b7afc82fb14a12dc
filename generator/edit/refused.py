"""Why a change was not made."""

from __future__ import annotations


class EditRefused(Exception):
    """Nothing was changed. ``th`` and ``en`` say why, and what to do instead."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en
