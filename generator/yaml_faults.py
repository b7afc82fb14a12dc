"""The parser's own complaints, given the name of the mistake that people really made."""

from __future__ import annotations

import re

import yaml

from generator.encoding import lines_of, place_at
from generator.problems import Place, Problem

#: What libyaml says, in the order in which to look, and what it nearly always means.
_SIGNS = (
    ("expected a single document", "yaml-several-documents"),
    ("tab character", "yaml-tab"),
    ("mapping values are not allowed", "yaml-colon"),
    ("found unexpected ':'", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("unexpected end of stream", "yaml-quote"),
    ("found unexpected document indicator", "yaml-quote"),
    ("unknown escape character", "yaml-escape"),
    ("did not find expected hexdecimal number", "yaml-escape"),
    ("invalid Unicode character escape", "yaml-escape"),
    ("flow", "yaml-bracket"),
    ("alias", "yaml-alias"),
    ("anchor", "yaml-alias"),
    ("nesting", "yaml-too-deep"),
    ("cannot start any token", "yaml-special-character"),
    ("scanning a block scalar", "yaml-special-character"),
    ("parsing a tag", "yaml-special-character"),
    ("scanning a tag", "yaml-special-character"),
    ("scanning a directive", "yaml-special-character"),
    ("expected node content", "yaml-special-character"),
    ("mapping keys are not allowed", "yaml-special-character"),
    ("block sequence entries are not allowed", "yaml-special-character"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("did not find expected <document start>", "yaml-indent"),
)
#: What the parser says where it met a dash, bullet, colon or space that is none of YAML's.
_MAY_BE_ODD = {"yaml-colon", "yaml-colon-missing", "yaml-indent", "yaml-syntax"}
#: Where it began says more than where the parser gave up, which may be the end of the file.
_AT_THE_BEGINNING = {"yaml-quote", "yaml-colon-missing", "yaml-bracket", "yaml-special-character"}
#: A dash or bullet that begins an entry, a wide colon after a key, a no-break space before or
#: after them: none of these is a sign of YAML.
_ODD = re.compile("[ ]*(?:(?:- *)?[A-Za-z_]+(?=[：﹕]|:\u00a0):?)?(?P<sign>[–—−‐‑•·：﹕\u00a0])")
_HASH = re.compile(r"(?<=\S)[ \t]+#(?![ \t#!\r\n]).*")
#: What YAML does not allow, and what it takes for the end of a line though no editor does.
_CONTROL = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def hidden_by_hash(text: str) -> dict[int, tuple[int, str]]:
    """Find lines in which `` #word`` may hide the end of a text: by line from 0, column and text.

    A comment has a space after its sign; whether the line is a plain text, the parser knows.
    """
    if " #" not in text and "\t#" not in text:
        return {}
    found = ((number, _HASH.search(line)) for number, line in enumerate(lines_of(text)))
    return {number: (match.start(), match[0].strip()) for number, match in found if match}


def _odd_sign(lines: list[str], fault: int, name: str) -> Problem | None:
    """Find a sign of Word or of a web page in the line of a fault (from 0) or the one above."""
    for number in (fault, fault - 1):
        match = _ODD.match(lines[number]) if 0 <= number < len(lines) else None
        if match:
            values = {"character": match["sign"].replace("\u00a0", "NBSP")}
            return Problem(
                "yaml-odd-sign", Place(name, number + 1, match.start("sign") + 1), values
            )
    return None


def find_control_character(text: str, name: str) -> Problem | None:
    """Find the first character that cannot be seen and must not be there."""
    match = _CONTROL.search(text)
    if not match:
        return None
    values = {"character": f"U+{ord(match[0]):04X}"}
    return Problem("yaml-control-character", place_at(text, match.start(), name), values)


def name_the_fault(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """Turn a parser's exception into a problem with its place."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("yaml-syntax", Place(name), {"detail": " ".join(str(error).split())})
    said = " ".join(filter(None, (error.context, error.problem)))
    code = next((code for sign, code in _SIGNS if sign in said), "yaml-syntax")
    mark = error.problem_mark or error.context_mark
    odd = _odd_sign(lines_of(text), mark.line, name) if mark and code in _MAY_BE_ODD else None
    if odd:
        return odd
    if code in _AT_THE_BEGINNING:
        mark = error.context_mark or mark
    if mark is None:
        return Problem(code, Place(name), {"detail": said, "character": ""})
    lines = lines_of(text)
    if not any(map(str.strip, lines[mark.line :])):
        # Nothing is left: the last bracket is what was not closed.
        last = max(text.rfind("["), text.rfind("{")) if code == "yaml-bracket" else -1
        place = place_at(text, last if last >= 0 else len(text.rstrip()), name)
        return Problem(code, place, {"detail": said, "character": ""})
    line = lines[mark.line]
    character = line[mark.column : mark.column + 1]
    if code == "yaml-special-character" and (character == "\t" or line.lstrip(" ")[:1] == "\t"):
        code = "yaml-tab"
    if code == "yaml-indent" and line[: mark.column].rstrip()[-1:] in ('"', "'", "]", "}"):
        code = "yaml-after-quote"
    values = {"detail": said} if code == "yaml-syntax" else {"character": character}
    return Problem(code, Place(name, mark.line + 1, mark.column + 1), values)
