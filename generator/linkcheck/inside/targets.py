"""Where a link from one folder of the site ends: at a file, or at the reason why not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from generator.linkcheck.inside.address import Address, Kind, follow, parse
from generator.linkcheck.inside.tree import INDEX, Tree

#: What the form of an address alone tells.
_BY_FORM = {
    Kind.EMPTY: "inner-empty",
    Kind.HASH: "inner-hash",
    Kind.SCRIPT: "inner-script",
    Kind.LOCAL: "inner-local-file",
    Kind.MALFORMED: "inner-malformed",
}
#: What people forget to write https:// (or mailto:) in front of.
_HOST = re.compile(r"(?:www\.[^/]+|[^/.][^/]*\.(?:th|com|org|net|me|be))(?:/|$)", re.I)


class Reached(NamedTuple):
    """Where a link leads: a file of the site, or "" for the page on which it stands.

    With a ``reason`` it does not get there, or not everywhere. A named tuple: there are many.
    """

    file: str = ""
    fragment: str = ""
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The address at which a site is published: its host, and its folder there ("" or "ita/")."""

    host: str
    folder: str


def home_of(base: str) -> Home:
    """Read the address of a site. Raises ValueError when it is none on the web."""
    kind, path, _, host = parse(base)
    folder = follow("", path[1:])
    if kind is not Kind.WEB or folder is None:
        raise ValueError(f"not the address of a site: {base}")
    return Home(host, f"{folder.rstrip('/')}/" if folder.strip("/") else "")


class Resolver:
    """Follows links through a site; each distinct pair of folder and link once.

    ``at_any_depth`` is for the page that hosts show instead of a missing one, whatever its folder:
    only links from the root of the host are right there.
    """

    def __init__(self, tree: Tree, home: Home | None, *, at_any_depth: bool = False) -> None:
        self._tree = tree
        self._home = home
        self._at_any_depth = at_any_depth
        self._known: defaultdict[str | None, dict[str, Reached | None]] = defaultdict(dict)

    def reach(self, folder: str | None, url: str) -> Reached | None:
        """Follow a link from a folder; None when it leads to something that is not of the site.

        Without a folder it is not known from where a relative link leads.
        """
        # ../../evidence/x/ is one link on all the pages from which it leads to the same place.
        up = 0
        while folder and url.startswith("../", 3 * up):
            folder = folder[: folder.rfind("/", 0, -1) + 1]
            up += 1
        if up:
            url = f"./{url[3 * up :]}"
        known = self._known[folder]
        if url not in known:
            known[url] = self._follow(folder, parse(url))
        return known[url]

    def folder_of_base(self, folder: str, url: str) -> str | None:
        """Say from where links lead on a page with ``base href``.

        None when that is not in the site, or cannot be told without the site's address.
        """
        kind, path, _, host = parse(url)
        address: str | None = folder
        if kind is Kind.RELATIVE:
            address = follow(folder, path)
        elif kind is Kind.ROOTED:
            address = self._below_home(path) if self._home else None
        elif kind is Kind.WEB:
            ours = self._home is not None and host == self._home.host
            address = self._below_home(path) if ours else None
        return None if address is None else address[: address.rfind("/") + 1]

    def _follow(self, folder: str | None, link: Address) -> Reached | None:
        if link.kind is Kind.RELATIVE:
            return self._from_folder(folder, link)
        if link.kind is Kind.ROOTED:
            return self._from_root(link)
        if link.kind is Kind.PAGE:
            return Reached(fragment=link.fragment)
        if link.kind is Kind.WEB:
            ours = self._home is not None and link.host == self._home.host
            address = self._below_home(link.path) if ours else None
            return None if address is None else self._find(address, link)
        reason = _BY_FORM.get(link.kind)
        return Reached(reason=reason) if reason else None

    def _from_folder(self, folder: str | None, link: Address) -> Reached | None:
        if folder is None:
            return Reached(reason="inner-404-relative")
        address = follow(folder, link.path)
        return Reached(reason="inner-outside") if address is None else self._find(address, link)

    def _from_root(self, link: Address) -> Reached | None:
        address = self._below_home(link.path)
        if address is None:
            reason = "inner-404-base" if self._at_any_depth else "inner-root-absolute"
            return Reached(reason=reason, detail=self._home.folder if self._home else "")
        reached = self._find(address, link)
        lost = reached is not None and reached.reason != ""
        if self._at_any_depth:
            # Without the address of the site the link may well begin with its folder.
            return Reached(reason="inner-404-unsure") if lost and not self._home else reached
        return reached if lost and self._home else Reached(reason="inner-root-absolute")

    def _below_home(self, path: str) -> str | None:
        """Turn a path from the root of the host into an address; None when out of the site."""
        address = follow("", path[1:])
        folder = self._home.folder if self._home else ""
        if address is None or not address.startswith(folder):
            return None
        return address[len(folder) :]

    def _find(self, address: str, link: Address) -> Reached | None:
        tree = self._tree
        file = address if address and not address.endswith("/") else f"{address}{INDEX}"
        if file in tree.files:
            return Reached(file, link.fragment)
        folder = file.removesuffix(INDEX) if address != file else f"{address}/"
        if folder not in tree.folders:
            return self._missed(address, link)
        has_index = f"{folder}{INDEX}" in tree.files
        return Reached(reason="inner-no-slash" if has_index else "inner-no-index", detail=folder)

    def _missed(self, address: str, link: Address) -> Reached | None:
        """Say why nothing was found; None when that is not known."""
        tree = self._tree
        above = {address[: slash.start()] for slash in re.finditer("/|$", address)}
        if not above.isdisjoint(tree.linked):
            return Reached(reason="inner-symlink")
        # A folder that cannot be opened is named once, not at each link into it.
        if any(f"{folder}/" in tree.unreadable for folder in above):
            return None
        if "//" in f"/{address}":
            return Reached(reason="inner-double-slash")
        other = tree.nearest(address) or tree.nearest(f"{address}/")
        if other:
            return Reached(reason="inner-case", detail=other)
        if link.kind is Kind.RELATIVE and _HOST.match(link.path):
            return Reached(reason="inner-no-scheme")
        return Reached(reason="inner-missing", detail=address)
