"""The hostile and broken files: each with the problem it must get.

``|`` stands between codes of which any one will do: which limit a bomb meets first depends on the
machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.evidence import hostile_images as images
from tests.evidence import hostile_office as office
from tests.evidence import hostile_pdf as pdf
from tests.evidence import hostile_plain as plain
from tests.evidence.hostile_ole import compound

_LIMITS = "file-bomb|file-too-slow|file-too-hungry|file-crashed"
#: Made up: the check digit is right, no province has this number.
_ID = "1-9801-23456-78-9"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: its name, what writes it, and the code of its problem."""

    name: str
    make: Callable[[], bytes] | bytes
    code: str

    def put(self, folder: Path) -> None:
        """Write the file."""
        content = self.make if isinstance(self.make, bytes) else self.make()
        (folder / self.name).write_bytes(content)


@dataclass(frozen=True, slots=True)
class Odd:
    """Something that is no plain file: its name, what makes it, and the code of its problem."""

    name: str
    make: Callable[[Path], object]
    code: str

    def put(self, folder: Path) -> None:
        """Make it."""
        self.make(folder / self.name)


def all_hostile() -> list[Hostile | Odd]:
    """Give every row of the table."""
    return [
        *_programs(),
        *_broken(),
        *_types(),
        *_pdfs(),
        *_images(),
        *_office(),
        *_markup(),
        *_odd(),
    ]


def _programs() -> Iterator[Hostile]:
    yield Hostile("setup.exe", plain.PROGRAM, "file-executable")
    yield Hostile("manual.pdf.exe", plain.PROGRAM, "file-executable")
    yield Hostile("program-as.pdf", plain.PROGRAM, "file-executable")
    yield Hostile("elf.docx", plain.ELF, "file-executable")
    yield Hostile("mach.png", plain.MACH, "file-executable")
    yield Hostile("shell.sh", b"#!/bin/sh\nrm -rf /\n", "file-executable")
    yield Hostile("shell-as.txt", b"#!/bin/sh\nrm -rf /\n", "file-executable")
    yield Hostile("batch.bat", b"@echo off\r\ndel /q *.*\r\n", "file-executable")
    yield Hostile("batch.cmd.", b"@echo off\r\ndel /q *.*\r\n", "file-executable")
    yield Hostile("visual.vbs", b'MsgBox "a"\r\n', "file-executable")
    yield Hostile("page.php", b"<?php system($_GET['a']); ?>", "file-executable")
    yield Hostile("page-as.txt", b"\n<?php system($_GET['a']); ?>", "file-executable")
    yield Hostile("shortcut.lnk", plain.SHORTCUT, "file-executable")
    yield Hostile("shortcut-as.pdf", plain.SHORTCUT, "file-executable")
    yield Hostile("address.url", b"[InternetShortcut]\r\nURL=file:///c:/a\r\n", "file-executable")
    java = office.zipped(**{"META-INF/MANIFEST.MF": b"Main-Class: A\n", "A.class": b"\xca\xfe"})
    yield Hostile("program.jar", java, "file-executable")
    yield Hostile("exe-and.pdf", plain.PROGRAM + pdf.good_pdf(), "file-executable")
    yield Hostile("shell-and.pdf", b"#!/bin/sh\nexit\n" + pdf.good_pdf(), "file-executable")


def _broken() -> Iterator[Hostile]:
    yield Hostile("empty.pdf", b"", "file-empty-content")
    yield Hostile("spaces.txt", b" \r\n\t" * 9, "file-empty-content")
    yield Hostile("mark.csv", b"\xef\xbb\xbf", "file-empty-content")
    yield Hostile("zeros.docx", b"\0" * 4096, "file-unknown-type")
    yield Hostile("noise.xlsx", bytes(range(255, 127, -1)) * 40, "file-unknown-type")
    yield Hostile("zero-in.txt", "ประกาศ\0สำนักงานเขต".encode(), "file-unknown-type")
    yield Hostile("half.txt", "ประกาศ".encode("utf-16")[:-1] + b"\0\xd8", "file-unknown-type")
    yield Hostile("cut.docx", lambda: office.word()[:-900], "file-broken")
    yield Hostile("header.zip.docx", b"PK\x03\x04" + b"\0" * 60, "file-broken")
    yield Hostile("header.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file-broken")
    yield Hostile("cut.doc", compound("WordDocument")[:700], "file-broken")


def _types() -> Iterator[Hostile]:
    yield Hostile("archive.zip", office.zipped(**{"a.txt": b"a"}), "file-archive")
    yield Hostile("archive-as.docx", office.zipped(**{"a.txt": b"a"}), "file-archive")
    yield Hostile("archive.rar", plain.RAR, "file-archive")
    yield Hostile("archive.7z", plain.SEVEN_ZIP, "file-archive")
    yield Hostile("archive.cab", plain.CABINET, "file-archive")
    yield Hostile("archive.iso", plain.ISO, "file-archive")
    yield Hostile("archive.csv.gz", plain.gzipped, "file-archive")
    yield Hostile("archive.bz2", plain.bzipped, "file-archive")
    yield Hostile("archive.xz", plain.xzipped, "file-archive")
    yield Hostile("archive.tar", plain.tarred, "file-archive")
    yield Hostile("mail.eml", b"MIME-Version: 1.0\r\nSubject: a\r\n\r\na", "file-unknown-type")
    yield Hostile("letter.rtf", plain.RTF, "file-unknown-type")
    yield Hostile("letter-as.doc", plain.RTF, "file-unknown-type")
    yield Hostile("picture.bmp", lambda: images.picture("BMP"), "file-unknown-type")
    yield Hostile("picture.tif", lambda: images.picture("TIFF"), "file-unknown-type")
    yield Hostile("pdf-as.docx", pdf.good_pdf, "file-type-differs")
    yield Hostile("word-as.pdf", office.word, "file-type-differs")
    yield Hostile("word-as.xlsx", office.word, "file-type-differs")
    yield Hostile("png-as.jpg", images.picture, "file-type-differs")
    yield Hostile("no-ending", pdf.good_pdf, "file-type-differs")
    yield Hostile("text.pdf", "ประกาศ".encode(), "file-type-differs")
    yield Hostile("html-as.pdf", lambda: plain.page(""), "file-type-differs")
    yield Hostile("svg-as.png", lambda: plain.svg("<rect/>"), "file-type-differs")
    yield Hostile("pdf-and-zip.pdf", pdf.with_zip, "file-two-types")
    yield Hostile("html-and.pdf", b"<script>a()</script>" + pdf.good_pdf(), "file-two-types")
    yield Hostile("png-and-zip.png", images.with_zip, "file-two-types")
    yield Hostile("jpeg-and-pdf.jpg", images.with_pdf, "file-two-types")
    yield Hostile("gif-and-script.gif", images.gif_script, "file-two-types")
    yield Hostile("jpeg-and-script.jpg", images.jpeg_script, "file-two-types")
    yield Hostile("word-and-sheet.docx", office.two_documents, "file-two-types")


def _pdfs() -> Iterator[Hostile]:
    yield Hostile("cut.pdf", pdf.truncated, "file-broken")
    yield Hostile("header.pdf", b"%PDF-1.7\n", "file-broken")
    yield Hostile("garbled.pdf", pdf.garbled, "file-broken")
    yield Hostile("no-page.pdf", pdf.changed(pdf.no_page), "file-broken")
    yield Hostile("circle.pdf", pdf.changed(pdf.circle_of_pages), "file-broken|file-encrypted")
    yield Hostile("locked.pdf", pdf.encrypted, "file-encrypted")
    yield Hostile("restricted.pdf", pdf.restricted, "file-encrypted")
    yield Hostile("open-script.pdf", pdf.changed(pdf.open_script), "pdf-javascript")
    yield Hostile("named-script.pdf", pdf.changed(pdf.named_script), "pdf-javascript")
    yield Hostile("page-script.pdf", pdf.changed(pdf.page_script), "pdf-javascript")
    yield Hostile("link-script.pdf", pdf.changed(pdf.link_script), "pdf-javascript")
    yield Hostile("launch.pdf", pdf.changed(pdf.launch), "pdf-launch")
    yield Hostile("link-launch.pdf", pdf.changed(pdf.link_launch), "pdf-launch")
    yield Hostile("attachment.pdf", pdf.changed(pdf.attachment), "pdf-attachments")
    yield Hostile("pinned.pdf", pdf.changed(pdf.annotated_attachment), "pdf-attachments")
    yield Hostile("many-pages.pdf", pdf.many_pages, "file-bomb")
    yield Hostile("deep.pdf", pdf.changed(pdf.deep_tree), f"file-broken|{_LIMITS}")
    yield Hostile("huge-page.pdf", pdf.changed(pdf.huge_page), "file-bomb")
    yield Hostile("content-bomb.pdf", pdf.changed(pdf.content_bomb), _LIMITS)
    yield Hostile("image-bomb.pdf", pdf.changed(pdf.image_bomb), _LIMITS)
    yield Hostile("form-bomb.pdf", pdf.changed(pdf.form_bomb), _LIMITS)


def _images() -> Iterator[Hostile]:
    yield Hostile("cut.png", lambda: images.cut("PNG"), "file-broken")
    yield Hostile("cut.jpg", lambda: images.cut("JPEG"), "file-broken")
    yield Hostile("cut.webp", lambda: images.cut("WEBP"), "file-broken")
    yield Hostile("header.png", b"\x89PNG\r\n\x1a\n", "file-broken")
    yield Hostile("header.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 60, "file-broken")
    yield Hostile("header.gif", b"GIF89a", "file-broken")
    yield Hostile("bomb.png", images.png_bomb, "file-bomb")
    yield Hostile("claim.png", images.png_huge_claim, "file-bomb|file-broken")
    yield Hostile("text-bomb.png", images.png_text_bomb, f"file-broken|{_LIMITS}")
    yield Hostile("bomb.gif", images.gif_bomb, "file-bomb")
    yield Hostile("frames.gif", images.gif_of_many_frames, "file-bomb")
    yield Hostile("bomb.jpg", images.jpeg_bomb, "file-bomb")
    yield Hostile("bomb.webp", images.webp_bomb, "file-bomb")
    yield Hostile("place.jpg", images.with_position, "image-position")


def _office() -> Iterator[Hostile]:
    yield Hostile("macros.docm", lambda: office.macro_enabled(office.word()), "file-macros")
    yield Hostile("macros.xlsm", lambda: office.macro_enabled(office.workbook()), "file-macros")
    yield Hostile("macros.pptm", lambda: office.macro_enabled(office.slides()), "file-macros")
    yield Hostile("macros-as.docx", lambda: office.macro_enabled(office.word()), "file-macros")
    yield Hostile("hidden.xlsx", lambda: office.hidden_macros(office.workbook()), "file-macros")
    yield Hostile("excel4.xlsx", office.excel4_macros, "file-macros")
    yield Hostile("macros.doc", compound("WordDocument", "Macros/VBA/dir"), "file-macros")
    yield Hostile("macros.xls", compound("Workbook", "_VBA_PROJECT_CUR/VBA/dir"), "file-macros")
    yield Hostile("locked.docx", compound("EncryptedPackage", "EncryptionInfo"), "file-encrypted")
    yield Hostile("program.msi", compound("Binary.a", "File"), "file-unknown-type")
    yield Hostile("two.doc", compound("WordDocument", "Workbook"), "file-two-types")
    yield Hostile("locked-entry.docx", office.locked_entry, "file-encrypted")
    yield Hostile("locked.odt", office.locked_open_document, "file-encrypted")
    basic = {"Basic/Standard/Module1.xml": b"<a/>"}
    yield Hostile("macros.odt", lambda: office.open_document(**basic), "file-macros")
    yield Hostile("laughs.docx", office.laughs, "file-broken|file-bomb")
    yield Hostile("foreign.docx", office.foreign_entity, "file-broken")
    yield Hostile("unclosed.docx", office.unclosed, "file-broken")
    yield Hostile("no-document.docx", office.without_document, "file-broken")
    yield Hostile("wrong-check.docx", office.wrong_check, "file-broken")
    yield Hostile("outside-name.docx", office.outside_name, "file-broken")
    yield Hostile("twice.docx", office.twice_named, "file-broken")
    yield Hostile("template.docx", office.remote_template, "office-remote")
    yield Hostile("bomb.docx", office.bomb, "file-bomb")
    yield Hostile("nested.docx", office.nested_bomb, "office-embedded|file-bomb")
    yield Hostile("entries.docx", office.many_entries, "file-bomb")
    yield Hostile("lying.docx", office.lying_size, "file-bomb|file-broken")
    yield Hostile("strings.xlsx", office.strings_bomb, "file-bomb")


def _markup() -> Iterator[Hostile]:
    code = "file-script"
    yield Hostile("script.svg", lambda: plain.svg("<script>a()</script>"), code)
    yield Hostile("load.svg", lambda: plain.svg("<rect/>", attributes=' onload="a()"'), code)
    yield Hostile("foreign.svg", lambda: plain.svg("<foreignObject><p/></foreignObject>"), code)
    use = '<use xlink:href="https://example.com/a.svg#a"/>'
    yield Hostile("use.svg", lambda: plain.svg(use), code)
    image = '<image href="https://example.com/a.png" width="9" height="9"/>'
    yield Hostile("image.svg", lambda: plain.svg(image), code)
    style = '<style>@import url("https://example.com/a.css");</style>'
    yield Hostile("style.svg", lambda: plain.svg(style), code)
    link = '<a href="javascript:a()"><text>a</text></a>'
    yield Hostile("link.svg", lambda: plain.svg(link), code)
    animated = '<a><set attributeName="href" to="javascript:a()"/><text>a</text></a>'
    yield Hostile("animated.svg", lambda: plain.svg(animated), code)
    entity = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    broken = f"{code}|file-broken|{_LIMITS}"
    yield Hostile("entity.svg", lambda: plain.svg("<text>&x;</text>", entity), broken)
    yield Hostile("laughs.svg", plain.svg_of_laughs, broken)
    yield Hostile("deep.svg", plain.deep_markup, broken)
    yield Hostile("script.html", lambda: plain.page("<script>a()</script>"), code)
    yield Hostile("error.html", lambda: plain.page('<img src="x" onerror="a()">'), code)
    frame = '<iframe src="https://example.com"></iframe>'
    yield Hostile("frame.html", lambda: plain.page(frame), code)
    refresh = '<meta http-equiv="refresh" content="0;url=https://example.com">'
    yield Hostile("refresh.html", lambda: plain.page("", refresh), code)
    yield Hostile("bare.html", b"<img src=x onerror=a()>", code)


def _odd() -> Iterator[Hostile | Odd]:
    link = "file-link-outside"
    yield Odd("link-out.pdf", plain.link_to("/etc/passwd"), link)
    yield Odd("link-up.pdf", plain.link_to("../../../measures.yml"), link)
    yield Odd("link-in.pdf", plain.link_to("good.pdf"), link)
    yield Odd("link-nowhere.pdf", plain.link_to("/nowhere/a"), link)
    yield Odd("link-itself.pdf", plain.link_to("link-itself.pdf"), link)
    yield Odd("link-folder", plain.link_to("/etc"), link)
    yield Odd("link-circle", plain.link_to("."), link)
    yield Odd("pipe.pdf", plain.pipe, "file-not-plain")
    yield Odd("socket.pdf", plain.talker, "file-not-plain")
    yield Odd("huge.pdf", plain.huge, "file-too-big")
    deceives = "file-name-deceives"
    yield Hostile("line\nbreak.pdf", pdf.good_pdf, deceives)
    yield Hostile("annual-\u202efdp.exe.pdf", pdf.good_pdf, deceives)
    yield Hostile("escape\x1b[2J.pdf", pdf.good_pdf, deceives)
    yield Hostile(os.fsdecode(b"tis-\xa1\xa2\xa3.pdf"), pdf.good_pdf, deceives)
    yield Hostile(f"สำเนา {_ID}.pdf", pdf.good_pdf, "personal-national-id")
    yield Hostile("endless.csv", plain.endless_cell, f"file-broken|{_LIMITS}")
