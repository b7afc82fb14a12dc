"""Random YAML texts as many hands would write them, with their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from generator.edit.writing import scalar

TEXTS = st.one_of(
    st.sampled_from(
        [
            "ก: ข",
            "1555",
            "no",
            "- x",
            "@a",
            "a # b",
            "",
            "2566-03-30",
            "{",
            "ฝ่าย, คลัง",
            "30 มี.ค. 66",
        ]
    ),
    st.text("กขคงaฃ่ำ 12:#-,[]{}'\"\\&*!|>%@?~.", max_size=12),
    st.text("กข \nab", max_size=12),
)
KEYS = st.sampled_from(["id", "text", "due", "ชื่อ", "evidence", "a b", "1", "x: y"])
VALUES = st.recursive(
    st.one_of(st.none(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
ROOTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


class Hand:
    """One way to write: where dashes stand, what goes into brackets, where comments are."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.dash = draw(st.sampled_from([0, 2]))
        self.step = draw(st.sampled_from([2, 4]))

    def chance(self) -> bool:
        return self.draw(st.integers(0, 4)) == 0

    def lines(self, value: Any) -> list[str]:
        """Write a mapping or list that holds something as lines at the margin."""
        out: list[str] = []
        entries = value.items() if isinstance(value, Mapping) else [(None, v) for v in value]
        for key, inner in entries:
            if out and self.chance():
                out.append(self.draw(st.sampled_from(["", "# - หมายเหตุ", "# ก: ข"])))
            sign = "-" if key is None else f"{scalar(key)}:"
            out += self.entry(sign, key is None, inner)
        return out

    def entry(self, sign: str, dashed: bool, value: Any) -> list[str]:
        note = " # c: d" if self.chance() else ""
        if isinstance(value, Mapping | list) and value and not self.chance():
            below = self.lines(value)
            if dashed and not note:
                return [f"- {below[0]}", *_pad(below[1:], 2)]
            depth = self.dash if isinstance(value, list) and not dashed else self.step
            return [f"{sign}{note}", *_pad(below, depth or (2 if dashed else 0))]
        if isinstance(value, str) and self.chance() and _is_plain_block(value):
            head = self.draw(st.sampled_from(["|-", "|-", ">-"])) if "\n" not in value else "|-"
            gap = [""] if self.chance() else []
            return [
                f"{sign} {head}{note}",
                *_pad(value.split("\n"), 2 if dashed else self.step),
                *gap,
            ]
        return [f"{sign} {self.inline(value)}".rstrip() + note]

    def inline(self, value: Any, deep: bool = False) -> str:
        """Write a value on one line."""
        if value is None:
            return "null" if deep else self.draw(st.sampled_from(["", "~"]))
        if isinstance(value, str):
            quoted = "\n" not in value and self.chance()
            return (
                f"'{value.replace(chr(39), chr(39) * 2)}'"
                if quoted
                else scalar(value, within_brackets=deep)
            )
        if isinstance(value, list):
            return "[" + ", ".join(self.inline(v, True) for v in value) + "]"
        pairs = (
            f"{scalar(key, within_brackets=True)}: {self.inline(v, True)}"
            for key, v in value.items()
        )
        return "{" + ", ".join(pairs) + "}"


def _pad(lines: list[str], depth: int) -> list[str]:
    return [" " * depth + line if line else line for line in lines]


def _is_plain_block(text: str) -> bool:
    lines = text.split("\n")
    return all(line and line == line.strip() for line in lines)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Any]:
    """Give a text and its values."""
    value = draw(ROOTS)
    text = "".join(f"{line}\n" for line in ["# หัวไฟล์", *Hand(draw).lines(value), "# ท้ายไฟล์"])
    if draw(st.booleans()):
        text = text.removesuffix("# ท้ายไฟล์\n")
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text, value


def paths(value: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Name every place in some values, the root not among them."""
    inner = (
        value.items()
        if isinstance(value, Mapping)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    found = []
    for name, deeper in inner:
        found += [(*above, name), *paths(deeper, (*above, name))]
    return found
