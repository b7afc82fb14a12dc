"""Where the scripts of a page send its readers: only plain ``location = "…"`` is understood.

Nothing is run. The time taken is in proportion to the length, which is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A script with more than this belongs to an application, not to a page that sends on.
_SCRIPTS = 20_000
_STRING = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_LITERALS = re.compile(rf"({_STRING})|/\*(?:[^*]|\*(?!/))*(?:\*/|$)|//[^\n]*")
_SENT_ON = re.compile(
    r"(?<![\w.$])(?:(?:window|document|self|top|parent)\s*\.\s*)*location"
    rf"(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()\s*({_STRING})"
)
_STRINGS = re.compile(_STRING)
_BRACES = re.compile("[{}]")
_DECLARED = re.compile(r"\b(?:var|let|const)\s+$")
#: ``var location = "Bangkok"`` names no address.
_NAMES_NOTHING = frozenset("/.?")
_CONDITION = re.compile(r"\b(?:if|while)\s*\([^\n]*\)\s*$|[?&|:]\s*$|\belse\s*$")
_AT_ONCE = re.compile(
    r"(?:onload\s*=|setTimeout\s*\(|ready\s*\(|\$\s*\(|(?:^|[;\n}!])\s*\("
    r"|addEventListener\s*\(\s*[\"'](?:load|DOMContentLoaded)[\"']\s*,)"
    r"\s*(?:async\s*)?(?:function\s*\w*\s*\([^)]*\)|\([^)]*\)\s*=>|\w*\s*=>)\s*$"
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SentOn:
    """Where a script sends its readers; ``sure`` when it does so whatever happens."""

    target: str
    sure: bool


def sent_on(scripts: str) -> SentOn | None:
    """Find the first address that scripts go to, outside of comments and strings."""
    if "location" not in scripts or len(scripts) > _SCRIPTS:
        return None
    code = _LITERALS.sub(lambda found: found[1] or " ", scripts)
    plain = _STRINGS.sub(lambda found: " " * len(found[0]), code)
    for sent in _SENT_ON.finditer(code):
        start = sent.start()
        target = _ESCAPE.sub(_unescape, sent[1][1:-1])
        names_none = _NAMES_NOTHING.isdisjoint(target) or target.startswith("#")
        within_string = plain[start] != code[start]
        if not (names_none or within_string or _DECLARED.search(plain[:start][-20:])):
            return SentOn(target, _is_sure(code[:start], plain[:start]))
    return None


def _is_sure(before: str, plain: str) -> bool:
    """Say whether what follows runs whenever the page is opened: under no condition, in no function
    but those that browsers call when the page is there. ``plain`` has blanks for strings.
    """
    if _CONDITION.search(plain[-200:]):
        return False
    opened: list[int] = []
    for brace in _BRACES.finditer(plain):
        if brace[0] == "{":
            opened.append(brace.start())
        else:
            del opened[-1:]
    return all(_AT_ONCE.search(before[max(place - 200, 0) : place]) for place in opened)


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]
