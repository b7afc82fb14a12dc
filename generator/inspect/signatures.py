"""How files begin that are told by their first bytes."""

from __future__ import annotations

from generator.inspect.facts import Format

IMAGES = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

#: How texts begin that are run by a program, in lower case.
SCRIPTS = (b"#!", b"<?php")
#: (offset, bytes, name) of programs, and of files that start one.
PROGRAMS = (
    (0, b"MZ", "EXE"),
    (0, b"\x7fELF", "ELF"),
    (0, b"\xfe\xed\xfa\xce", "Mach-O"),
    (0, b"\xfe\xed\xfa\xcf", "Mach-O"),
    (0, b"\xce\xfa\xed\xfe", "Mach-O"),
    (0, b"\xcf\xfa\xed\xfe", "Mach-O"),
    (0, b"\xca\xfe\xba\xbe", "Mach-O, Java"),
    (0, b"L\0\0\0\x01\x14\x02\0", "LNK"),
    (0, b"dex\n", "DEX"),
    (0, b"\0asm", "WebAssembly"),
    (0, b"ITSF", "CHM"),
    (0, b"FWS", "Flash"),
    (0, b"CWS", "Flash"),
    (0, b"ZWS", "Flash"),
)
#: (offset, bytes, name) of files that hold other files.
ARCHIVES = (
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"\x1f\x9d", "compress"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"\x04\x22\x4d\x18", "lz4"),
    (0, b"MSCF", "CAB"),
    (0, b"!<arch>\n", "ar"),
    (0, b"xar!", "xar"),
    (0, b"\xed\xab\xee\xdb", "RPM"),
    (2, b"-lh", "LHA"),
    (7, b"**ACE**", "ACE"),
    (257, b"ustar", "tar"),
    (0x8001, b"CD001", "ISO"),
)
#: Endings of text files and others that run when somebody opens them.
PROGRAM_ENDINGS = frozenset(
    """
    app apk bash bat cmd com command cpl desktop dll dmg exe gadget hta inf jar js jse lnk mjs msi
    msp php pif pl ps1 psm1 py rb reg scf scr sh url vb vbe vbs wsf wsh
    """.split()  # noqa: SIM905 - one line is read more easily than forty
)
