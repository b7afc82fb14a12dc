"""A writer of OLE compound files (MS-CFB version 3), as old office programs make them."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
#: Smaller streams would have to share sectors.
_SMALLEST = 4096


def compound(*paths: str) -> bytes:
    """Write a file with these streams; ``Macros/VBA/dir`` is a stream two storages down."""
    entries = _entries(paths)
    content = b"\0" * _SMALLEST
    per_stream = _SMALLEST // _SECTOR
    streams = [entry for entry in entries if entry[1] == _STREAM]
    directory_sectors = -(-len(entries) // 4)
    first_stream = 1 + directory_sectors
    fat = [_FAT, *_chain(1, directory_sectors)]
    for number in range(len(streams)):
        fat += _chain(first_stream + number * per_stream, per_stream)
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    assert len(fat) == _SECTOR // 4, "one sector of the table is enough for a test"
    starts = {id(entry): first_stream + n * per_stream for n, entry in enumerate(streams)}
    directory = b"".join(_record(entry, starts.get(id(entry), _END)) for entry in entries)
    directory += _record(("", 0, _FREE, _FREE), 0) * (directory_sectors * 4 - len(entries))
    table = struct.pack(f"<{len(fat)}L", *fat)
    return _header() + table + directory + content * len(streams)


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<LLLLLLLLL", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return head + struct.pack("<109L", 0, *[_FREE] * 108)


def _entries(paths: tuple[str, ...]) -> list[tuple[str, int, int, int]]:
    """Give (name, kind, next sibling, child) of every storage and stream, the root first."""
    tree: dict[str, dict] = {}
    for path in paths:
        node = tree
        for name in path.split("/"):
            node = node.setdefault(name, {})
    entries: list[tuple[str, int, int, int]] = [("Root Entry", _ROOT, _FREE, 1)]

    def add(node: dict[str, dict]) -> None:
        # Siblings hang on each other to the right, which is a tree of a kind.
        places = list(range(len(entries), len(entries) + len(node)))
        entries.extend([("", 0, _FREE, _FREE)] * len(node))
        for place, (name, below) in zip(places, sorted(node.items()), strict=True):
            sibling = place + 1 if place + 1 in places else _FREE
            child = len(entries) if below else _FREE
            entries[place] = (name, _STORAGE if below else _STREAM, sibling, child)
            if below:
                add(below)

    add(tree)
    return entries


def _record(entry: tuple[str, int, int, int], start: int) -> bytes:
    name, kind, sibling, child = entry
    written = (name + "\0").encode("utf-16-le") if name else b""
    size = _SMALLEST if kind == _STREAM else 0
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    links = struct.pack("<LLL", _FREE, sibling, child)
    return head + links + b"\0" * 36 + struct.pack("<LQ", start, size)
