"""Taking parts out of an OOXML package so that everything else stays as it is, byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from generator.inspect.ooxml import Relationship, relationships
from generator.inspect.package import Package, local

_TYPES = "[Content_Types].xml"
#: The oldest date that zip knows: when an entry was written is nobody's business.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class CleanPackage:
    """A package that is being cleaned: changed parts, cut links, and what nothing leads to."""

    def __init__(self, data: bytes) -> None:
        """Open a package; raise ``Refused`` when it is not safe."""
        self.package = Package(data)
        self._trees: dict[str, etree._Element] = {}
        self._cut: set[tuple[str, str]] = set()
        self._replaced: dict[str, bytes] = {}

    def tree(self, part: str) -> etree._Element:
        """Give the XML of a part; ``save`` writes what was changed in it."""
        if part not in self._trees:
            self._trees[part] = self.package.xml(part)
        return self._trees[part]

    def replace(self, part: str, content: bytes) -> None:
        """Give a part that is no XML another content."""
        self._replaced[part] = content

    def links(self, part: str = "") -> list[Relationship]:
        """Give the links of a part that are not cut."""
        found = relationships(self.package, part)
        return [link for link in found if (part, link.id) not in self._cut]

    def cut(self, part: str, unwanted: Callable[[Relationship], bool]) -> list[Relationship]:
        """Cut links of a part and give them; what nothing else leads to is left out by ``save``."""
        found = [link for link in self.links(part) if unwanted(link)]
        self._cut |= {(part, link.id) for link in found}
        return found

    def cut_kinds(self, part: str, *kinds: str) -> list[Relationship]:
        """Cut the links of these kinds."""
        return self.cut(part, lambda link: link.kind in kinds)

    def reachable(self) -> set[str]:
        """Name the parts that links still lead to, from the package itself on."""
        found: set[str] = set()
        waiting = [""]
        while waiting:
            for link in self.links(waiting.pop()):
                if not link.external and link.target in self.package and link.target not in found:
                    found.add(link.target)
                    waiting.append(link.target)
        return found

    def save(self) -> bytes:
        """Write the package: untouched parts as they were, in the same order."""
        kept = self.reachable()
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
            for name in self.package.names:
                content = self._content(name, kept)
                if content is not None:
                    info = zipfile.ZipInfo(name, _NO_DATE)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    out.writestr(info, content)
        return stream.getvalue()

    def _content(self, name: str, kept: set[str]) -> bytes | None:
        if name == _TYPES:
            return self._types(kept)
        if name.endswith(".rels"):
            return self._rels(name, kept)
        if name not in kept:
            return None
        if name in self._replaced:
            return self._replaced[name]
        changed = self._trees.get(name)
        if changed is not None and _written(changed) != _written(self.package.xml(name)):
            return _written(changed)
        return self.package.read(name)

    def _types(self, kept: set[str]) -> bytes:
        root = self.package.xml(_TYPES)
        gone = [
            item
            for item in root
            if local(item) == "Override" and item.get("PartName", "")[1:] not in kept
        ]
        for item in gone:
            root.remove(item)
        return _written(root) if gone else self.package.read(_TYPES)

    def _rels(self, name: str, kept: set[str]) -> bytes | None:
        folder, file = posixpath.split(name)
        part = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        if part and part not in kept:
            return None
        root = self.package.xml(name)
        gone = [item for item in root if (part, item.get("Id", "")) in self._cut]
        for item in gone:
            root.remove(item)
        return _written(root) if gone else self.package.read(name)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; text behind it belongs to the tree and stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the children of an element into its place."""
    parent = element.getparent()
    if parent is None:
        return
    for item in list(element):
        element.addprevious(item)
    parent.remove(element)


def drop_all(root: etree._Element, *names: str) -> int:
    """Take out all elements with these names and count them."""
    found = [item for item in root.iter() if local(item) in names]
    for item in found:
        remove(item)
    return len(found)
