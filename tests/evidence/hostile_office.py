"""Hostile and broken office files, made from files of python-docx, openpyxl and python-pptx."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pptx

_WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "word/document.xml"
_TYPES = "[Content_Types].xml"
_MACRO_MAINS = {
    _WORD_MAIN: "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": (
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": (
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    ),
}
_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {chr(b + 1)} "{f"&{chr(b)};" * 10}">' for b in range(ord("a"), ord("a") + 12)
    )
    + "]>"
)
_XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def word() -> bytes:
    document = docx.Document()
    document.add_heading("รายงานประจำปี", 1)
    document.add_paragraph("ผลการดำเนินงานตามมาตรการ")
    return _saved(document)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["รายการ", "งบประมาณ"])
    book.active.append(["ค่าวัสดุ", 1200])
    return _saved(book)


def slides() -> bytes:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = "คู่มือการให้บริการ"
    return _saved(show)


def _saved(thing: object) -> bytes:
    stream = io.BytesIO()
    thing.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def repacked(
    whole: bytes,
    change: Callable[[str, bytes], bytes | None] = lambda _, content: content,
    **added: bytes,
) -> bytes:
    """Write a package again with changed entries (None drops one) and more of them."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in added.items():
            new.writestr(name, content)
    return stream.getvalue()


def macro_enabled(whole: bytes) -> bytes:
    """Make what Word, Excel or PowerPoint save as docm, xlsm and pptm."""

    def change(name: str, content: bytes) -> bytes:
        if name == _TYPES:
            for main, macro in _MACRO_MAINS.items():
                content = content.replace(main.encode(), macro.encode())
        return content

    return repacked(whole, change, **{"word/vbaProject.bin": b"\0" * 99})


def hidden_macros(whole: bytes) -> bytes:
    """The same without saying so in the list of types."""
    return repacked(whole, **{"xl/vbaProject.bin": b"\0" * 99})


def excel4_macros() -> bytes:
    """A sheet of Excel 4 macros, which needs no VBA."""
    kind = (
        '<Override PartName="/xl/macrosheets/sheet1.xml"'
        ' ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>'
    )

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</Types>", kind.encode()) if name == _TYPES else content

    sheet = b'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>'
    return repacked(workbook(), change, **{"xl/macrosheets/sheet1.xml": sheet})


def with_document(before: str, after: str) -> bytes:
    """A Word file whose main part has something put into it."""

    def change(name: str, content: bytes) -> bytes:
        return content.replace(before.encode(), after.encode(), 1) if name == _DOCUMENT else content

    return repacked(word(), change)


def laughs() -> bytes:
    return with_document("<w:document", f"{_LAUGHS}<w:document")


def foreign_entity() -> bytes:
    return with_document("<w:document", f"{_XXE}<w:document")


def unclosed() -> bytes:
    return with_document("</w:body>", "")


def remote_template() -> bytes:
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Target="https://example.com/a.dotm" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        "</Relationships>"
    )
    return repacked(word(), **{"word/_rels/settings.xml.rels": link.encode()})


def without_document() -> bytes:
    return repacked(word(), lambda name, content: None if name == _DOCUMENT else content)


def bomb() -> bytes:
    """A Word file with a part of 64 MiB in 64 kB."""
    stream = io.BytesIO(word())
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/a.bmp", "w", force_zip64=True) as entry,
    ):
        for _ in range(64):
            entry.write(b"\0" * 2**20)
    return stream.getvalue()


def nested_bomb() -> bytes:
    """Packages in packages: 16 × 16 × 4 MiB."""
    inner = b"\0" * 2**22
    for _ in range(2):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for number in range(16):
                package.writestr(f"{number}.bin", inner)
        inner = stream.getvalue()
    return repacked(word(), **{"word/embeddings/a.zip": inner})


def many_entries() -> bytes:
    stream = io.BytesIO(word())
    with zipfile.ZipFile(stream, "a") as package:
        for number in range(60_000):
            package.writestr(f"word/media/{number}.txt", b"")
    return stream.getvalue()


def lying_size() -> bytes:
    """A part of 64 MiB that says it has one byte."""
    whole = bytearray(repacked(word(), **{"word/media/a.bin": b"\0" * 2**26}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.rindex(mark, 0, whole.rindex(b"word/media/a.bin") if offset == 24 else None)
        struct.pack_into("<L", whole, at + offset, 1)
    return bytes(whole)


def locked_entry() -> bytes:
    """A package whose entries say that they are encrypted."""
    whole = bytearray(word())
    at = 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        whole[at + 8] |= 1
        at += 4
    return bytes(whole)


def wrong_check() -> bytes:
    """A package in which one byte of the document was changed on the way."""
    whole = bytearray(word())
    whole[whole.index(b"word/document.xml") + 60] ^= 0xFF
    return bytes(whole)


def outside_name() -> bytes:
    return repacked(word(), **{"../../etc/passwd": b"x"})


def twice_named() -> bytes:
    return repacked(word(), **{"WORD/DOCUMENT.XML": b"<a/>"})


def two_documents() -> bytes:
    """A package that says it is a Word file and a workbook."""
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    kind = f'<Override PartName="/a.xml" ContentType="{sheet}"/></Types>'

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</Types>", kind.encode()) if name == _TYPES else content

    return repacked(word(), change)


def sheet_of_all_cells() -> bytes:
    """A workbook with a value in the last of 17 thousand million cells."""
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = 1
    return _saved(book)


def strings_bomb() -> bytes:
    """A workbook that shows the same text of 30,000 letters in twenty thousand cells."""
    book = openpyxl.Workbook()
    for _ in range(2_000):
        book.active.append(["once"] * 10)
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    shared = f'<sst xmlns="{_SHEETS}"><si><t>{"ก" * 30_000}</t></si></sst>'
    changes = {
        "xl/worksheets/sheet1.xml": ('t="inlineStr"><is><t>once</t></is>', 't="s"><v>0</v>'),
        _TYPES: (
            "</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{main}"/></Types>',
        ),
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="r"/></Relationships>',
        ),
    }

    def change(name: str, content: bytes) -> bytes:
        before, after = changes.get(name, ("", ""))
        return content.replace(before.encode(), after.encode()) if before else content

    return repacked(_saved(book), change, **{"xl/sharedStrings.xml": shared.encode()})


def zipped(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return stream.getvalue()


def open_document(**more: bytes) -> bytes:
    """The least that OpenDocument asks of a text."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{words}">'
        "<office:body><office:text><text:p>รายงาน</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        kind = "application/vnd.oasis.opendocument.text"
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, text in {"content.xml": content.encode(), **more}.items():
            package.writestr(name, text)
    return stream.getvalue()


def locked_open_document() -> bytes:
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        b'<manifest:encryption-data manifest:checksum="AA=="/></manifest:file-entry>'
        b"</manifest:manifest>"
    )
    return open_document(**{"META-INF/manifest.xml": manifest})
