"""The parser's own complaints, given the name of the mistake that people really made."""

from __future__ import annotations

import yaml

from generator.problems import Place, Problem

#: What libyaml says, in the order in which to look, and what it nearly always means.
_SIGNS = (
    ("expected a single document", "yaml-several-documents"),
    ("tab character", "yaml-tab"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("unexpected end of stream", "yaml-quote"),
    ("found unexpected document indicator", "yaml-quote"),
    ("unknown escape character", "yaml-escape"),
    ("did not find expected hexdecimal number", "yaml-escape"),
    ("flow", "yaml-bracket"),
    ("alias", "yaml-alias"),
    ("anchor", "yaml-alias"),
    ("nesting", "yaml-too-deep"),
    ("cannot start any token", "yaml-special-character"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("block sequence entries are not allowed", "yaml-indent"),
)


def name_the_fault(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """Turn a parser's exception into a problem with its place."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked(error, text, name)
    # A reader error knows only how many characters came before the bad one.
    position = int(getattr(error, "position", 0) or 0)
    character = getattr(error, "character", "")
    shown = f"U+{character:04X}" if isinstance(character, int) else str(character)
    place = _control_place(text, name) or _place_at(text, position, name)
    return Problem("yaml-control-character", place, {"character": shown})


def _marked(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    said = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    code = next((code for sign, code in _SIGNS if sign in said), "yaml-syntax")
    if code == "yaml-quote" and error.context_mark:
        # The end of the file says nothing: the quote that was never closed does.
        place = Place(name, error.context_mark.line + 1, error.context_mark.column + 1)
    if code == "yaml-special-character" and _line(text, place).lstrip(" ").startswith("\t"):
        code = "yaml-tab"
    values = {"detail": said} if code == "yaml-syntax" else {"character": _character(text, place)}
    return Problem(code, place, values)


def _line(text: str, place: Place) -> str:
    lines = text.split("\n")
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _character(text: str, place: Place) -> str:
    return _line(text, place)[place.column - 1 : place.column]


def _control_place(text: str, name: str) -> Place | None:
    for position, character in enumerate(text):
        if character < " " and character not in "\t\n\r":
            return _place_at(text, position, name)
    return None


def _place_at(text: str, position: int, name: str) -> Place:
    before = text[:position]
    return Place(name, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)
