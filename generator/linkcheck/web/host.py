"""Hosts as browsers read them: names in Punycode, IP addresses in all their disguises.

Rules: the host parser of the URL Standard (https://url.spec.whatwg.org/#host-parsing, sure), IDNA
2008 with UTS 46 (idna). What is checked here is what is connected to: nobody reads the name again.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address, IPv6Network
from urllib.parse import unquote_to_bytes

import idna

IPAddress = IPv4Address | IPv6Address

#: https://url.spec.whatwg.org/#forbidden-domain-code-point
_FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^`{|}\x7f]")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_LONGEST = 253
#: RFC 6052: an IPv4 address within IPv6, as DNS64 hands out.
_NAT64 = IPv6Network("64:ff9b::/96")
#: RFC 4291: once meant for IPv4-compatible addresses and for sites; Python counts both as global.
_OBSOLETE = (IPv6Network("::/96"), IPv6Network("fec0::/10"))


class NoHost(ValueError):
    """What stands for a host is none."""


def read_host(written: str) -> str:
    """Give a host in ASCII: a lower-case name, an IPv4 address, or an IPv6 address in brackets.

    Raises NoHost.
    """
    if written.startswith("["):
        return _read_ipv6(written)
    try:
        name = unquote_to_bytes(written).decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoHost(written) from error
    name = _in_ascii(name).rstrip(".")
    if not name or len(name) > _LONGEST or ".." in name or _FORBIDDEN.search(name):
        raise NoHost(written)
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return str(_read_ipv4(name))
    return name


def as_ip(host: str) -> IPAddress | None:
    """Give the address that a host of ``read_host`` is, None for a name."""
    if host.startswith("["):
        return IPv6Address(host[1:-1])
    # A name does not end in a number: those were read as addresses.
    return IPv4Address(host) if host.replace(".", "").isdigit() else None


def is_public(address: IPAddress) -> bool:
    """Say whether the open web can have this address, also when it hides an IPv4 address.

    By the IANA registries of special addresses, as Python's ``ipaddress`` has them.
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if any(address in network for network in _OBSOLETE):
            return False
    return address.is_global and not address.is_multicast


def _read_ipv6(written: str) -> str:
    if not written.endswith("]"):
        raise NoHost(written)
    inside = written[1:-1]
    try:
        if "%" in inside:  # A zone, such as %eth0, means something on one machine only.
            raise NoHost(written)
        return f"[{IPv6Address(inside).compressed}]"
    except AddressValueError as error:
        raise NoHost(written) from error


def _in_ascii(name: str) -> str:
    if name.isascii():
        return name.lower()
    try:
        labels = idna.uts46_remap(name, std3_rules=False, transitional=False).split(".")
        return ".".join(map(_label, labels))
    except (idna.IDNAError, UnicodeError) as error:
        raise NoHost(name) from error


def _label(label: str) -> str:
    if label.isascii():
        return label
    try:
        return idna.alabel(label).decode("ascii")
    except idna.IDNAError:
        # Browsers ask for names that IDNA 2008 forbids, such as pictures: DNS has the last word.
        return "xn--" + label.encode("punycode").decode("ascii")


def _read_ipv4(name: str) -> IPv4Address:
    """Read ``127.1``, ``0x7f000001``, ``2130706433`` and ``017700000001`` as browsers do.

    https://url.spec.whatwg.org/#concept-ipv4-parser
    """
    parts = name.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise NoHost(name)
    *first, last = map(_read_number, parts)
    if any(number > 255 for number in first) or last >= 256 ** (5 - len(parts)):
        raise NoHost(name)
    value = last + sum(number << (8 * (3 - place)) for place, number in enumerate(first))
    return IPv4Address(value)


def _read_number(part: str) -> int:
    try:
        if part[:2].lower() == "0x":
            return int(part[2:] or "0", 16)
        return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)
    except ValueError as error:  # An 8 or 9 in an octal number.
        raise NoHost(part) from error
