"""A paper as tagged PDF (PDF/UA-1, ISO 14289-1) that reads back as it was written.

Typst sets it (typst.app/docs/reference/pdf: ``ua-1``, tags, repeated heads of tables as artifacts).
Its fonts lie in data/papers: no font of the machine is used, so one register gives one file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import as_file, files

import typst

from generator.pages.typeset import listed_words
from generator.papers.paper import LETTERS, SIGNERS, Line, Paper, is_long, span
from generator.thai.numerals import Numerals
from generator.xml_text import xml_text

#: The width of the text on a page in centimetres.
_PAGE = 26.7


class Unprintable(Exception):
    """A letter that no font of the paper has; ``said`` is what the typesetter says."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def pdf(paper: Paper) -> bytes:
    """Write the paper. Raises Unprintable when a text holds a letter that no font has."""
    made_at = datetime.combine(paper.day, time(), UTC)
    with as_file(files("generator") / "data" / "papers") as folder:
        try:
            made = typst.compile(
                folder / "paper.typ",
                root=folder,
                font_paths=[folder],
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"paper": json.dumps(_data(paper), ensure_ascii=False)},
                pdf_standards="ua-1",
                timestamp=made_at,
            )
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
            raise Unprintable(error.message) from error
    if not isinstance(made, bytes):
        raise TypeError("one PDF was asked for")
    return made


def _data(paper: Paper) -> dict[str, object]:
    return {
        "title": [xml_text(line) for line in paper.title],
        "agency": xml_text(paper.agency),
        "thai": paper.numerals is Numerals.THAI,
        "preface": [
            {"heading": h and xml_text(h), "lines": _parts(text, _PAGE)}
            for h, text in paper.preface
        ],
        "caption": xml_text(paper.caption),
        "columns": [
            {"heading": _parts(c.heading, c.width), "width": c.width, "short": c.short}
            for c in paper.columns
        ],
        "cells": list(_cells(paper)),
        "remarks": [_parts(remark, _PAGE) for remark in paper.remarks],
        "signers": SIGNERS,
    }


def _cells(paper: Paper) -> Iterator[dict[str, object]]:
    """Give the cells row by row; those that a merged one reaches over are not there."""
    for number, row in enumerate(paper.rows):
        long = is_long(row, paper.columns)
        for index, cell in enumerate(row):
            if cell is not None:
                rows = span(paper.rows, number, index)
                said = {"rows": rows, "breakable": long or rows > 1}
                yield said | {"lines": [_line(line, paper.columns[index].width) for line in cell]}


def _line(line: Line, width: float) -> dict[str, object]:
    said = {"parts": _parts(line.text, width), "mark": line.mark}
    return said | {"strong": line.strong, "url": line.url}


def _parts(text: str, width: float) -> list[list[str]]:
    """Cut a text into its lines and those into pieces, every second of which must not break: words
    that the typesetter is known to split, and a short one with its ฯ."""
    most = int(width * LETTERS) - 1
    return [
        [piece.replace(" ๆ", "\u00a0ๆ") for piece in _whole(most).split(part)]
        for part in xml_text(text).split("\n")
    ]


@cache
def _whole(most: int) -> re.Pattern[str]:
    words = sorted((w for w in listed_words() if len(w) <= most), key=len, reverse=True)
    names = "|".join(map(re.escape, words))
    return re.compile(rf"((?:(?<![ก-๎])[ก-๎]{{1,{most - 1}}}ฯ|{names})(?:ฯ|\s?ๆ)*)")
