"""Programs, archives and texts that do harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import socket
import tarfile
from pathlib import Path

PROGRAM = b"MZ\x90\0" + b"\0" * 56 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0"
ELF = b"\x7fELF\x02\x01\x01" + b"\0" * 60
MACH = b"\xcf\xfa\xed\xfe\x07\0\0\x01" + b"\0" * 60
SHORTCUT = b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F" + b"\0" * 60
RAR = b"Rar!\x1a\x07\x01\0" + b"\0" * 60
SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c\0\x04" + b"\0" * 60
CABINET = b"MSCF\0\0\0\0" + b"\0" * 60
ISO = b"\0" * 0x8001 + b"CD001\x01" + b"\0" * 2000
RTF = rb"{\rtf1\ansi{\object\objemb{\*\objdata 0105}}}"

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_SIZE = ' width="40" height="30" viewBox="0 0 40 30"'


def svg(inside: str, before: str = "", attributes: str = "") -> bytes:
    return f"{before}{SVG}{_SIZE}{attributes}>{inside}</svg>".encode()


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>ประกาศ</title>{head}'
        f"</head><body><p>ประกาศสำนักงานเขต</p>{body}</body></html>"
    ).encode()


def svg_of_laughs() -> bytes:
    rounds = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 13)
    )  # ten to the twelfth
    return svg("<text>&l12;</text>", f'<!DOCTYPE svg [<!ENTITY l0 "ha">{rounds}]>')


def svg_of_many() -> bytes:
    """A picture that uses a picture ten times, and so on, twelve deep."""
    groups = '<g id="g0"><rect width="1" height="1"/></g>' + "".join(
        f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 13)
    )
    return svg(f'<defs>{groups}</defs><use href="#g12"/>')


def deep_markup() -> bytes:
    return svg("<g>" * 100_000 + "</g>" * 100_000)


def gzipped() -> bytes:
    return gzip.compress(b"\0" * 2**24)


def bzipped() -> bytes:
    return bz2.compress(b"\0" * 2**24)


def xzipped() -> bytes:
    return lzma.compress(b"\0" * 2**24)


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return stream.getvalue()


def endless_cell() -> bytes:
    """A quote that is never closed, 20 MB from the end."""
    return 'รายการ,งบประมาณ\nค่าวัสดุ,"'.encode() + b"1,2\n" * 5_000_000


def wide_table() -> bytes:
    """Two lines of two hundred thousand cells."""
    return (",".join(["1"] * 200_000) + "\n").encode() * 2


def deep_brackets() -> bytes:
    """What makes careless readers of JSON fall over."""
    return b"[" * 200_000 + b"]" * 200_000


def link_to(target: str) -> object:
    return lambda place: place.symlink_to(target)


def pipe(place: Path) -> None:
    os.mkfifo(place)


def talker(place: Path) -> None:
    """A socket; its address has to be short, so it is made from its own folder."""
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def huge(place: Path) -> None:
    """A file of 20 GB that takes no room on the disk."""
    with place.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(20 * 10**9)
