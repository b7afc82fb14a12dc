"""Which addresses a site has: pages, files, and the places in them that answers lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.handwritten import HandPage
from generator.pages.site import Site

_ID = re.compile(r' id="([^"]+)"')
_PAGE = re.compile(r"page=(\d+)")


@dataclass(frozen=True, slots=True)
class Living:
    """``addresses`` are what a build publishes, ``answers`` the places that answers lead to.
    ``samples`` are among the addresses and will go."""

    addresses: frozenset[str]
    answers: frozenset[str]
    samples: frozenset[str]
    pages: Mapping[str, int]

    @property
    def lasting(self) -> frozenset[str]:
        """What has to stay once it was public."""
        kept = {a for a in self.answers if a.partition("#")[0] not in self.samples}
        return frozenset((self.addresses - self.samples) | kept)


def living(site: Site) -> Living:
    """List the addresses of a site, from the facts it is made of."""
    files = {address: file.facts.pages or 0 for address, file in site.files_of_evidence()}
    addresses = {*site.addresses(), *site.data_paths(), *files}
    return Living(
        frozenset(addresses),
        frozenset(site.answers()),
        frozenset(site.samples()),
        files,
    )


def lost_anchors(
    site: Site, now: Living, written: Iterable[HandPage], anchors: Iterable[str]
) -> list[str]:
    """Find the places that were answers once and are not there any more, on pages that still are;
    only the pages in question are printed. ``written`` are the pages by hand."""
    wanted: dict[str, list[str]] = {}
    lost = []
    for anchor in anchors:
        address, _, fragment = anchor.partition("#")
        page = _PAGE.fullmatch(fragment)
        if page and address in now.pages:
            if int(page[1]) > now.pages[address]:
                lost.append(anchor)
        elif address in now.addresses:
            wanted.setdefault(address, []).append(fragment)
    by_hand = {page.address: page.ids for page in written}
    printed = {p.address: frozenset(_ID.findall(p.body)) for p in site.printed(wanted)}
    for address, ids in (printed | by_hand).items():
        lost += [f"{address}#{f}" for f in wanted.get(address, ()) if f not in ids]
    return lost
