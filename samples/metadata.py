"""The label inside each format, and nothing else: no author, no program's own dates."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

import pikepdf

from samples.label import LANGUAGE, NOTICE, Label

#: The earliest time that a ZIP package can hold.
_PACKED = (1980, 1, 1, 0, 0, 0)
_THUMBNAIL = re.compile(rb"<Relationship [^>]*metadata/thumbnail[^>]*/>")
_OOXML_CORE = "docProps/core.xml"


def label_pdf(data: bytes, label: Label) -> bytes:
    """Label a PDF; the same pages always give the same bytes."""
    written = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate
    with pikepdf.open(io.BytesIO(data)) as pdf:
        moment = label.moment.strftime("D:%Y%m%d%H%M%SZ")
        del pdf.docinfo
        pdf.docinfo["/Title"] = label.title
        pdf.docinfo["/Subject"] = NOTICE
        pdf.docinfo["/Keywords"] = NOTICE
        pdf.docinfo["/CreationDate"] = moment
        pdf.docinfo["/ModDate"] = moment
        # What LibreOffice puts here differs each time.
        for key in ("/ID", "/DocChecksum"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.Root.Lang = pikepdf.String(LANGUAGE)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Metadata = pdf.make_stream(
            xmp(label), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        pdf.save(written, deterministic_id=True, object_stream_mode=mode)
    return written.getvalue()


def xmp(label: Label) -> bytes:
    """The label as an XMP packet, for PDF and pictures."""
    title, notice, moment = escape(label.title), escape(NOTICE), label.moment.isoformat()
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="{moment}" xmp:ModifyDate="{moment}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{notice}</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>{notice}</rdf:li></rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def label_ooxml(data: bytes, label: Label) -> bytes:
    """Label a DOCX, XLSX or PPTX package, and drop the picture that the writer's template had."""
    return _repack(data, _OOXML_CORE, _core(label))


def label_opendocument(data: bytes, label: Label) -> bytes:
    """Label an OpenDocument package."""
    return _repack(data, "meta.xml", _opendocument_meta(label))


def _repack(data: bytes, name: str, text: str) -> bytes:
    """Write a package again with fixed times and one part replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename.startswith(("docProps/thumbnail", "Thumbnails/")):
                continue
            content = text.encode() if entry.filename == name else old.read(entry)
            if entry.filename == "_rels/.rels":
                content = _THUMBNAIL.sub(b"", content)
            if entry.filename == "META-INF/manifest.xml":
                content = re.sub(rb"<manifest:file-entry [^>]*Thumbnails/[^>]*/>", b"", content)
            fixed = zipfile.ZipInfo(entry.filename, _PACKED)
            # The first part of OpenDocument names the format and must not be compressed.
            stored = entry.filename == "mimetype"
            fixed.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            new.writestr(fixed, content, compresslevel=9)
    return written.getvalue()


def _core(label: Label) -> str:
    moment = label.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
><dc:title>{escape(label.title)}</dc:title><dc:subject>{NOTICE}</dc:subject
><cp:keywords>{NOTICE}</cp:keywords><dc:language>{LANGUAGE}</dc:language
><dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created
><dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>"""


def _opendocument_meta(label: Label) -> str:
    moment = label.moment.strftime("%Y-%m-%dT%H:%M:%S")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta
><dc:title>{escape(label.title)}</dc:title><dc:subject>{NOTICE}</dc:subject
><meta:keyword>{NOTICE}</meta:keyword><dc:language>{LANGUAGE}</dc:language
><meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date
></office:meta></office:document-meta>"""
