"""Numbers and bullets before Word's paragraphs, which stand nowhere in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from generator.inspect.package import attribute, child, children

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """Counts the paragraphs of each list as Word does."""

    def __init__(self, root: etree._Element | None, styles: etree._Element | None) -> None:
        kinds = {
            attribute(kind, "abstractNumId"): _levels(kind)
            for kind in children(root, "abstractNum")
        }
        #: List → (what it is an instance of, its levels).
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        for item in children(root, "num"):
            kind = _value(item, "abstractNumId")
            levels = {**kinds.get(kind, {}), **_overrides(item)}
            self._lists[attribute(item, "numId") or ""] = (kind, levels)
        self._styles = {
            attribute(style, "styleId"): found
            for style in children(styles, "style")
            if (found := child(style, "pPr", "numPr")) is not None
        }
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: etree._Element) -> str:
        """Give what stands before a paragraph, such as "1.2" or "•", and count it."""
        own = child(paragraph, "pPr", "numPr")
        style = self._styles.get(_value(child(paragraph, "pPr"), "pStyle"))
        number = _value(own, "numId") or _value(style, "numId")
        depth = _number(_value(own, "ilvl") or _value(style, "ilvl"), 0)
        kind, levels = self._lists.get(number, ("", {}))
        if depth not in levels:
            return ""
        level = levels[depth]
        if level.format == "bullet":
            return "•"
        counts = self._counts[kind]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST):
            counts.pop(deeper, None)
        return _PLACE.sub(lambda place: _counted(int(place[1]) - 1, levels, counts), level.text)


def _levels(kind: etree._Element) -> dict[int, _Level]:
    return {
        _number(attribute(item, "ilvl"), 0): _Level(
            format=_value(item, "numFmt") or "decimal",
            text=_value(item, "lvlText"),
            start=_number(_value(item, "start"), 1),
        )
        for item in children(kind, "lvl")
    }


def _overrides(item: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for override in children(item, "lvlOverride"):
        found |= _levels(override)
    return found


def _counted(depth: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    level = levels.get(depth, _Level())
    return _written(counts.get(depth, level.start), level.format)


def _written(count: int, kind: str) -> str:
    """Write a count in the way of a list; ways that no Thai office uses come out as digits."""
    match kind:
        case "none":
            return ""
        case "thaiNumbers":
            return str(count).translate(_THAI_DIGITS)
        case "thaiLetters" if 0 < count <= len(_THAI_LETTERS):
            return _THAI_LETTERS[count - 1]
        case "lowerLetter" | "upperLetter" if 0 < count <= 26:
            return chr(ord("a" if kind == "lowerLetter" else "A") + count - 1)
        case "lowerRoman" | "upperRoman" if 0 < count < 40:
            return _roman(count) if kind == "lowerRoman" else _roman(count).upper()
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        out += sign * times
    return out


def _value(element: etree._Element | None, name: str) -> str:
    found = child(element, name)
    return "" if found is None else attribute(found, "val") or ""


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
