"""Values as YAML in the style of measures.yml: what a person would have written."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from generator.written import SLUG

Value: TypeAlias = "str | int | Mapping[str, Value] | Sequence[Value] | None"

#: Signs that cannot stand in a YAML file as they are.
UNSEEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
#: What ends a line for YAML 1.1.
_BREAKS = ("\n", "\r", "\x85", "\u2028", "\u2029")
#: Texts that nobody has to look at twice: words and numbers that begin with a letter.
_PLAIN = re.compile(r"[A-Za-zก-ฮเ-ไ][\wก-๛ ./()-]*[\wก-๛./)]")
_WORDS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)", re.I)
#: What YAML 1.1 or 1.2 takes for a number, a time or a day.
_NUMBER = re.compile(
    r"[-+]?(?:0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_:.,]*(?:e[-+]?[0-9]+)?"
    r"|\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?|\.inf|\.nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
    re.I,
)
#: A list of short names or numbers stands on one line.
_LONGEST_LINE = 80


@dataclass(frozen=True, slots=True)
class Style:
    """How much deeper than its key a mapping stands, and how much the dashes of a list."""

    step: int = 2
    dash: int = 0


HOUSE = Style()


def as_yaml(value: Value, indent: int = 0, style: Style = HOUSE) -> str:
    """Write a value as lines, each ending in a line break and ``indent`` spaces deep. The order of
    keys stays; texts are quoted only where YAML would take them for something else."""
    return "".join(f"{line}\n" for line in deeper(block(value, style), indent))


def deeper(lines: Iterable[str], depth: int) -> list[str]:
    """Put lines deeper; empty ones stay empty."""
    pad = " " * depth
    return [pad + line if line else line for line in lines]


def block(value: Value, style: Style = HOUSE) -> list[str]:
    """Write a value as lines at the margin."""
    if isinstance(value, Mapping) and value:
        return [line for key, inner in value.items() for line in pair(key, inner, style)]
    if isinstance(value, Sequence) and stands_below(value):
        return [line for inner in value for line in item(inner, style)]
    return leaf("", value, style.step)


def pair(key: str, value: Value, style: Style = HOUSE) -> list[str]:
    """Write a key with its value."""
    sign = f"{scalar(key)}:"
    if stands_below(value):
        depth = style.dash if is_list(value) else style.step
        return [sign, *deeper(block(value, style), depth)]
    return leaf(sign, value, style.step)


def item(value: Value, style: Style = HOUSE) -> list[str]:
    """Write one item of a list."""
    if stands_below(value):
        first, *rest = block(value, style)
        return [f"- {first}", *deeper(rest, 2)]
    return leaf("-", value, 2)


def leaf(sign: str, value: Value, depth: int) -> list[str]:
    """Write what begins in the line of its sign: a text, a number, what stands in brackets."""
    if isinstance(value, str) and fits_a_block(value):
        return [f"{sign} |-".lstrip(), *deeper(value.split("\n"), depth)]
    if value is None:
        return [sign]
    written = scalar(value) if isinstance(value, str) else inline(value)
    return [f"{sign} {written}".strip()]


def stands_below(value: Value) -> bool:
    """Say whether a value takes lines of its own, below its key."""
    if isinstance(value, Mapping):
        return bool(value)
    return is_list(value) and not _is_short(value)


def is_list(value: Value) -> bool:
    """Say whether a value is a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def inline(value: Value) -> str:
    """Write a value on one line, to stand in brackets."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return scalar(value, within_brackets=True)
    if isinstance(value, Mapping):
        pairs = (f"{inline(key)}: {inline(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(inline(inner) for inner in value) + "]"


def scalar(text: str, *, within_brackets: bool = False) -> str:
    """Write a text on one line so that every reader of YAML takes it for this text."""
    if _WORDS.fullmatch(text) or _NUMBER.fullmatch(text):
        return _quoted(text)
    if _PLAIN.fullmatch(text):
        return text
    if any(sign in text for sign in _BREAKS) or UNSEEN.search(text):
        return _quoted(text)
    dumped = _dumped([text])[1:-1] if within_brackets else _dumped(text)
    return dumped if dumped == text else _quoted(text)


def _dumped(value: str | list[str]) -> str:
    written: str = yaml.safe_dump(
        value, allow_unicode=True, width=sys.maxsize, default_flow_style=True
    )
    return written.removesuffix("...\n").rstrip("\n")


def _quoted(text: str) -> str:
    written: str = yaml.safe_dump(text, allow_unicode=True, width=sys.maxsize, default_style='"')
    return written.rstrip("\n")


def _is_short(value: Value) -> bool:
    """Say whether a list stands on one line: it is empty, or of names and numbers."""
    names = [str(inner) for inner in value] if isinstance(value, Sequence) else []
    return sum(map(len, names)) <= _LONGEST_LINE and all(re.fullmatch(SLUG, n) for n in names)


def fits_a_block(text: str) -> bool:
    """Say whether a text of several lines can stand as it is: YAML would take spaces in front of it
    for depth, and signs that nobody sees cannot stand in a file."""
    lines = text.split("\n")
    if len(lines) == 1 or not lines[0][:1].strip() or not lines[-1].strip():
        return False
    return not UNSEEN.search(text) and all(line == line.rstrip() for line in lines)
