"""The signs of data/linksigns.yml: what betrays a sign-in page, a wall or a page not found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.linkcheck.web.address import Address

_PARTS = re.compile(r"\s+[-–—]\s+|\s*[|·»•]\s*|\s*::\s*")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs, ready to be asked; texts and markup are given to the questions in lower case."""

    login_hosts: Sequence[str]
    login_paths: Sequence[str]
    login_titles: re.Pattern[str]
    access_hosts: Sequence[str]
    access_titles: re.Pattern[str]
    access_words: Sequence[str]
    challenge_headers: Mapping[str, Sequence[str]]
    challenge_titles: re.Pattern[str]
    challenge_marks: Sequence[str]
    missing_titles: re.Pattern[str]
    missing_words: Sequence[str]
    shorteners: Sequence[str]
    viewers: Sequence[str]
    private_suffixes: Sequence[str]
    test_labels: Sequence[str]

    def is_login_host(self, address: Address) -> bool:
        """Say whether nobody gets past this address without an account."""
        return _listed(address, self.login_hosts)

    def is_login_path(self, address: Address) -> bool:
        """Say whether the path names a sign-in page."""
        steps = address.path.lower().strip("/").split("/")
        names = [step.partition(".")[0] for step in steps]
        return any(f"/{path}/" in f"/{'/'.join(names)}/" for path in self.login_paths)

    def asks_for_access(self, address: Address) -> bool:
        """Say whether the host keeps files that may be closed to strangers."""
        return _listed(address, self.access_hosts)

    def is_shortener(self, address: Address) -> bool:
        """Say whether the address stands for another one; the service's own front page does not."""
        return address.path != "/" and _listed(address, self.shorteners)

    def is_viewer(self, address: Address) -> bool:
        """Say whether the host shows pages under the names of files."""
        return _listed(address, self.viewers)

    def is_challenge(self, headers: Mapping[str, str]) -> bool:
        """Say whether the headers tell of a question to robots."""
        return any(
            headers.get(name, "").lower() in values
            for name, values in self.challenge_headers.items()
        )

    def private_name(self, host: str) -> bool:
        """Say whether the open web cannot have this name; one word alone is such a name."""
        return "." not in host or any(_below(host, suffix) for suffix in self.private_suffixes)

    def test_name(self, host: str) -> bool:
        """Say whether the name is that of a server for trying things out."""
        first, *rest = host.split(".")
        return len(rest) > 1 and first in self.test_labels


def says(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    """Say whether a title or heading, or one of its parts, is as a whole what the pattern means."""
    return any(pattern.fullmatch(part) for text in texts for part in _parts(text))


def holds(words: Iterable[str], text: str) -> bool:
    """Say whether one of the words stands in a text in lower case."""
    return any(word in text for word in words)


@cache
def signs() -> Signs:
    """Read the signs once."""
    text = files("generator").joinpath("data/linksigns.yml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts only
    return Signs(**{name: _value(name, value) for name, value in read.items()})


def _value(name: str, value: Any) -> Any:
    if name.endswith("_titles"):
        return re.compile("|".join(f"(?:{pattern})" for pattern in value), re.IGNORECASE)
    return value


def _parts(text: str) -> Iterable[str]:
    whole = _SPACES.sub(" ", text).strip()
    return (whole, *(part.strip(" .!") for part in _PARTS.split(whole)))


def _listed(address: Address, entries: Iterable[str]) -> bool:
    for entry in entries:
        host, slash, path = entry.partition("/")
        if _below(address.host, host) and f"{address.path}/".startswith(slash + path):
            return True
    return False


def _below(host: str, name: str) -> bool:
    return host == name or host.endswith("." + name)
