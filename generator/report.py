"""Problems as people, programs and CI read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.messages import severity_of, what_and_fix
from generator.problems import Problem, Severity
from generator.report_gitlab import as_gitlab
from generator.report_markup import as_html, as_junit
from generator.report_words import WORDS, summary

_LEVELS = {
    Severity.ERROR: "error",
    Severity.HELD: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_lines(problems: Iterable[Problem], lang: str) -> list[str]:
    """Two lines a problem: where and what, then how to mend it."""
    words = WORDS[lang]
    lines = []
    for problem in problems:
        what, fix = what_and_fix(problem, lang)
        lines.append(
            f"{problem.place}: {words[severity_of(problem.code)]}: {what} [{problem.code}]"
        )
        lines.append(f"    {words['fix']}: {fix}")
    return lines


def are_faults(problems: Iterable[Problem]) -> bool:
    """Say whether anything is to be mended: notes are not."""
    return any(severity_of(problem.code) is not Severity.NOTE for problem in problems)


def _as_text(problems: Sequence[Problem], lang: str) -> str:
    return "\n".join([*as_lines(problems, lang), summary(problems, lang)])


def _as_json(problems: Sequence[Problem], lang: str) -> str:
    return json.dumps([_as_dict(p, lang) for p in problems], ensure_ascii=False, indent=2)


def _as_dict(problem: Problem, lang: str) -> Mapping[str, object]:
    what, fix = what_and_fix(problem, lang)
    return {
        "code": problem.code,
        "severity": str(severity_of(problem.code)),
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "within": problem.place.within,
        "what": what,
        "fix": fix,
    }


def _as_github(problems: Sequence[Problem], lang: str) -> str:
    """Workflow commands: ``::error file=…,line=…,col=…,title=…::message``.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", read 2026-11.
    """
    lines = []
    for problem in problems:
        what, fix = what_and_fix(problem, lang)
        place = f"file={_property(problem.place.file)}"
        if problem.place.line:
            place += f",line={problem.place.line},col={problem.place.column}"
        within = f"{problem.place.within}: " if problem.place.within else ""
        message = _message(f"{within}{what}\n{WORDS[lang]['fix']}: {fix}")
        lines.append(
            f"::{_LEVELS[severity_of(problem.code)]} {place},title={problem.code}::{message}"
        )
    return "\n".join(lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[Problem], str], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
    "html": as_html,
}
