"""Cookies of one chain of redirects. Some sites send a reader round until a cookie comes back.

Kept while the chain lasts, then dropped. Less exact than RFC 6265: paths and dates are not looked
at, since a chain lasts some seconds.
"""

from __future__ import annotations

import re

from generator.linkcheck.web.address import Address

_MOST = 50
_LONGEST = 4096
#: https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1; anything else could not be sent.
_SENDABLE = re.compile(r"[\x21\x23-\x3a\x3c-\x7e\x80-\xff]*")


class Cookies:
    """What the servers of one chain asked to be shown again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, bool, bool]] = {}

    def take(self, address: Address, headers: list[str]) -> None:
        """Keep the cookies of an answer, each for its host or the domain that it names."""
        for header in headers[:_MOST]:
            pair, *attributes = header.split(";")
            name, _, value = (part.strip() for part in pair.partition("="))
            if not name or len(header) > _LONGEST or len(self._kept) >= _MOST:
                continue
            domain, secure = "", False
            for attribute in attributes:
                key, _, said = attribute.strip().partition("=")
                if key.lower() == "domain":
                    domain = said.strip().lstrip(".").lower()
                secure = secure or key.lower() == "secure"
            shared = "." in domain and _within(address.host, domain)
            place = domain if shared else address.host
            if _SENDABLE.fullmatch(name) and _SENDABLE.fullmatch(value.strip('"')):
                self._kept[place, name] = (value, shared, secure)

    def header(self, address: Address) -> str:
        """Give the header Cookie for an address, empty when there is nothing to show."""
        return "; ".join(
            f"{name}={value}"
            for (place, name), (value, shared, secure) in sorted(self._kept.items())
            if (place == address.host or (shared and _within(address.host, place)))
            and (not secure or address.scheme == "https")
        )


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
