"""The texts of measures.yml, which all become public, searched for personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    telling = _telling(source.data)
    if not telling:
        return
    accepted = {e.value: e for e in exceptions if e.file == source.name}
    for text, path in _texts(source.data, ()):
        for code, value in telling.get(text, ()):
            if value in accepted:
                said = {"reason": accepted[value].reason, "by": accepted[value].by}
                yield Finding("personal-data-accepted", path, {"value": value, **said})
            elif severity_of(code) is Severity.HELD:
                yield Finding("register-personal-data", path, {"value": value})
            else:
                yield Finding(code, path, {"value": value})


def _telling(data: Any) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Search every text once, wherever it stands; where it stands is looked up only for those in
    which something was found."""
    texts: set[str] = set()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        inner = value.values() if isinstance(value, dict) else value
        for item in inner if isinstance(value, dict | list) else ():
            if isinstance(item, str):
                texts.add(item)
            elif item is not None:
                waiting.append(item)
    found = {text: search(text) for text in texts if _is_worth_it(text)}
    return {
        text: [(trace.code, trace.masked) for trace in traces]
        for text, traces in found.items()
        if traces
    }


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
