"""Pages that are not there, servers that fail, files that are none."""

from __future__ import annotations

from dataclasses import replace
from errno import ENETUNREACH
from socket import EAI_AGAIN, gaierror

from tests.links.case import BROKEN, HASTY, QUICK, UNSURE, Case, at
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import (
    PARAGRAPH,
    PDF,
    after,
    answer,
    chunked,
    dripping,
    ok,
    page,
    raw,
)

_MENU = PARAGRAPH * 25
_NOT_PDF = answer(page("ระบบเอกสาร"))
_SLOW = replace(QUICK, slow=0.05)


def _deaf(lab: Lab, _certificates: Certificates) -> None:
    lab.route(lab.address("deaf.lab.go.th"), 80, None)


def _no_way(lab: Lab, _certificates: Certificates) -> None:
    lab.route(lab.address("far.lab.go.th"), 80, OSError(ENETUNREACH, "no way"))


def _doubtful_name(lab: Lab, _certificates: Certificates) -> None:
    lab.name("dns.lab.go.th", gaierror(EAI_AGAIN, "try again"))


def _missing(title: str, body: str = "<p>กลับหน้าแรก</p>", h1: str = ""):
    return answer(page(title, body, h1=h1))


CASES = [
    Case("no way to a server", "http://far.lab.go.th/", UNSURE, "link-unreached", setup=_no_way),
    at("status 404", "/x", answer("", 404), BROKEN, "link-not-found"),
    at("status 410", "/x", answer("", 410), BROKEN, "link-not-found"),
    at("not found in Thai", "/x", _missing("ไม่พบหน้าที่คุณต้องการ"), BROKEN, "link-soft-404"),
    at("not found in a part of the title", "/x", _missing("404 | กทม."), BROKEN, "link-soft-404"),
    at(
        "not found in English",
        "/x",
        _missing("Oops! Page not found - BMA"),
        BROKEN,
        "link-soft-404",
        detail="Oops! Page not found - BMA",
    ),
    at(
        "not found in a heading",
        "/x",
        _missing("สำนักงานเขต", h1="ขออภัย ไม่พบหน้าเว็บไซต์ที่ท่านต้องการ"),
        BROKEN,
        "link-soft-404",
    ),
    at(
        "a file that Drive has no more",
        "/x",
        _missing("Google Drive", "<p>Sorry, the file you have requested does not exist.</p>"),
        BROKEN,
        "link-soft-404",
    ),
    at("a site whose host closed it", "/x", _missing("Account Suspended"), BROKEN, "link-soft-404"),
    at(
        "not found within a large menu",
        "/x",
        _missing("ไม่พบหน้า", _MENU),
        UNSURE,
        "link-soft-404-maybe",
    ),
    at("a page for a PDF", "/plan.pdf", _NOT_PDF, BROKEN, "link-wrong-type", detail="pdf"),
    at("a page for a Word file", "/a.docx?v=2", _NOT_PDF, BROKEN, "link-wrong-type"),
    at(
        "a page under a PDF's type",
        "/a.pdf",
        answer(page(), 200, "application/pdf"),
        UNSURE,
        "link-type-unsure",
    ),
    at(
        "a PDF under a page's type",
        "/a.pdf",
        answer(PDF, 200, "text/html"),
        UNSURE,
        "link-type-unsure",
    ),
    at(
        "another file for a PDF",
        "/a.pdf",
        answer(b"PK\x03\x04", 200, None),
        UNSURE,
        "link-type-unsure",
    ),
    at(
        "a page that shows a PDF",
        "/files/a.pdf",
        answer(page("a.pdf", '<iframe src="/raw/a.pdf?x=1"></iframe>')),
        UNSURE,
        "link-type-unsure",
    ),
    Case(
        "a page about a file",
        "http://github.com/a/b/blob/main/x.pdf",
        UNSURE,
        "link-type-unsure",
        site=ok(),
    ),
    at("nothing at all", "/x", answer(""), UNSURE, "link-empty-body"),
    at("status 204", "/x", raw(b"HTTP/1.1 204 No Content\r\n\r\n"), UNSURE, "link-empty-body"),
    at("status 418", "/x", answer("", 418), UNSURE, "link-status"),
    at("status 429", "/x", answer("", 429), UNSURE, "link-busy"),
    at("status 503", "/x", answer("", 503), UNSURE, "link-busy"),
    at("status 500", "/x", answer("", 500), BROKEN, "link-server-error"),
    at("status 502", "/x", answer("", 502), UNSURE, "link-server-unsure"),
    at("status 504", "/x", answer("", 504), UNSURE, "link-server-unsure"),
    Case(
        "a name that nobody has",
        "http://none.lab.go.th/",
        BROKEN,
        "link-no-name",
        detail="none.lab.go.th",
    ),
    Case(
        "a name that cannot be looked up now",
        "http://dns.lab.go.th/",
        UNSURE,
        "link-name-unsure",
        setup=_doubtful_name,
    ),
    Case(
        "a closed port",
        "http://shut.lab.go.th/",
        BROKEN,
        "link-refused",
        setup=lambda lab, _: lab.address("shut.lab.go.th"),
    ),
    Case(
        "a server that hears nothing",
        "http://deaf.lab.go.th/",
        UNSURE,
        "link-timeout",
        setup=_deaf,
        manners=HASTY,
    ),
    at("a server that says nothing", "/x", after(5, ok()), UNSURE, "link-timeout", manners=HASTY),
    at("a body that drips", "/x", dripping(b"x" * 99, 0.05), UNSURE, "link-timeout", manners=HASTY),
    at("a slow server", "/x", after(0.1, ok()), UNSURE, "link-slow", manners=_SLOW),
    at("a server that hangs up", "/x", raw(b""), UNSURE, "link-reset"),
    at(
        "an answer that is none", "/x", raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), BROKEN, "link-protocol"
    ),
    at("a body cut short", "/x", answer("<p>ก", length=500), BROKEN, "link-truncated"),
    at("chunks cut short", "/x", chunked(page().encode(), whole=False), BROKEN, "link-truncated"),
    at(
        "a PDF cut short",
        "/a.pdf",
        answer(PDF, 200, "application/pdf", length=9000),
        BROKEN,
        "link-truncated",
    ),
    at(
        "a damaged compression",
        "/x",
        answer(b"\x1f\x8b\x08 no", 200, "text/html", ("Content-Encoding", "gzip")),
        BROKEN,
        "link-damaged",
    ),
    at(
        "a compression that nobody asked for",
        "/x",
        answer(b"\x0b\x02\x80", 200, "text/html", ("Content-Encoding", "br")),
        UNSURE,
        "link-unreadable",
    ),
]
