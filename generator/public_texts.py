"""The texts of measures.yml, which all become public, searched for personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.document import ExceptionShape
from generator.messages import severity_of
from generator.personal.labels import has_numbers
from generator.personal.people import may_tell
from generator.personal.search import search
from generator.problems import Finding, KeyPath, Severity
from generator.source import Source

#: The office's own contacts, and what is masked already.
_LEFT_OUT = ("channels", "exceptions")
#: Letters that mean what they look like; Thai digits and invisible signs are not among them.
_PLAIN = re.compile(r"[\n\x20-\x7e\u0e01-\u0e4c]*")


def personal_findings(source: Source, exceptions: Sequence[ExceptionShape]) -> Iterator[Finding]:
    """Report personal data in the texts of one file; what surely is such data is an error."""
    accepted = {e.value: e for e in exceptions if e.file == source.name}
    known: dict[str, list[tuple[str, str]]] = {}
    for text, path in _texts(source.data, ()):
        if text not in known:
            traces = search(text) if _is_worth_it(text) else []
            known[text] = [(trace.code, trace.masked) for trace in traces]
        for code, value in known[text]:
            if value in accepted:
                said = {"reason": accepted[value].reason, "by": accepted[value].by}
                yield Finding("personal-data-accepted", path, {"value": value, **said})
            elif severity_of(code) is Severity.HELD:
                yield Finding("register-personal-data", path, {"value": value})
            else:
                yield Finding(code, path, {"value": value})


def _is_worth_it(text: str) -> bool:
    """Say whether a search could find anything: nine texts in ten hold no long number, address or
    telling word, and a register has hundreds of thousands."""
    return not _PLAIN.fullmatch(text) or has_numbers(text) or "@" in text or may_tell(text.lower())


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if path or key not in _LEFT_OUT:
                yield from _texts(inner, (*path, key))
