"""Zip packages: nothing in them is believed before it is measured."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.inspect.package import Package, Refused, parse_xml
from tests.evidence import hostile_office as hostile
from tests.evidence.office_files import word


def _zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries:
            package.writestr(name, content)
    return stream.getvalue()


def test_a_sound_package_gives_its_parts() -> None:
    """Names come in order, XML as a tree, and what was read is no longer unread."""
    package = Package(_zipped(("a.xml", b"<a/>"), ("b.xml", b"<b/>"), ("c.bin", b"c")))
    assert package.names == ("a.xml", "b.xml", "c.bin")
    assert package.xml("a.xml").tag == "a"
    assert package.unread(".xml") == ["b.xml"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-broken"),
        (b"PK\x03\x04 and no more", "file-broken"),
        (word()[:-100], "file-broken"),
        (hostile.wrong_check(), "file-broken"),
        (hostile.lying_size(), "file-broken"),
        (hostile.locked_entry(), "file-encrypted"),
        (_zipped(*((f"{n}", b"") for n in range(5_001))), "file-bomb"),
        (_zipped(("a", b"\0" * 30 * 2**20)), "file-bomb"),
        (_zipped(("../a", b"")), "file-broken"),
        (_zipped(("a/..\\b", b"")), "file-broken"),
        (_zipped(("/a", b"")), "file-broken"),
        (_zipped(("C:/a", b"")), "file-broken"),
        (_zipped(("a", b""), ("A", b"")), "file-broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unsafe_package_is_refused(data: bytes, code: str) -> None:
    """Each is refused before any of its parts is given out."""
    with pytest.raises(Refused) as refused:
        Package(data)
    assert refused.value.fault.code == code


def test_files_of_other_kinds_inside_are_named() -> None:
    """Archives, programs and documents are told by their content, not by their names."""
    package = Package(
        _zipped(("a.png", b"PK\x03\x04"), ("b.txt", b"MZ\x90"), ("c.xml", b"<c/>"), ("d", b"%PDF-"))
    )
    assert package.strangers == ("a.png", "b.txt", "d")


@pytest.mark.parametrize(
    "xml",
    [
        b"<a>",
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_xml_that_is_broken_or_has_entities_is_refused(xml: bytes) -> None:
    """Nothing is expanded and nothing fetched."""
    with pytest.raises(Refused) as refused:
        parse_xml(xml)
    assert refused.value.fault.code == "file-broken"


def test_a_bare_doctype_does_no_harm() -> None:
    """Old OpenOffice wrote one into its manifest."""
    assert parse_xml(b'<!DOCTYPE a PUBLIC "-//x//y" "a.dtd"><a/>').tag == "a"
