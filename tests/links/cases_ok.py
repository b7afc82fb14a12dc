"""Pages and files that readers can open: among them all that looks like a fault and is none."""

from __future__ import annotations

from tests.links.case import OK, Case, at, secure
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import (
    HTML,
    PARAGRAPH,
    PDF,
    after,
    answer,
    bomb,
    chunked,
    compressed,
    endless,
    in_turn,
    login_form,
    ok,
    only_get,
    page,
)

_LONG = PARAGRAPH * 40
_MODAL = f'<div class="modal fade">{login_form()}</div>'
_SIGN_IN = '<a href="https://accounts.google.com/ServiceLogin">Sign in</a>'
_TABLE = "<html><table><tr><td>1</td></tr></table></html>"
_JSD = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
_IPV6 = "2001:4860:4860::8888"


def _ipv6(lab: Lab, _certificates: Certificates) -> None:
    lab.host(f"[{_IPV6}]", ok())
    lab.route(_IPV6, 80, ("::1", lab.listen_ipv6()))


def _first_address_dead(lab: Lab, _certificates: Certificates) -> None:
    lab.host("two.lab.go.th", ok())
    lab.name("two.lab.go.th", ["8.8.200.1", lab.address("two.lab.go.th")])


def _with_port(lab: Lab, _certificates: Certificates) -> None:
    lab.host("p.lab.go.th", ok())
    lab.route(lab.address("p.lab.go.th"), 8080, ("127.0.0.1", lab.plain))


def _thai_host(lab: Lab, _certificates: Certificates) -> None:
    lab.host("xn--12cabu3e1ad2eyec3cyk0e.xn--o3cw4h", ok())


CASES = [
    at("a page", "/", ok()),
    Case("a page over https", "https://s.lab.go.th/x", OK, setup=secure("s.lab.go.th", ok())),
    Case(
        "a page over HTTP/2",
        "https://h2.lab.go.th/",
        OK,
        setup=secure("h2.lab.go.th", ok(), http2=True),
    ),
    at("a host that answers GET only", "/", only_get(ok())),
    at("a PDF", "/plan.pdf", answer(PDF, 200, "application/pdf")),
    at("a PDF as octet-stream", "/a.pdf", answer(PDF, 200, "application/octet-stream")),
    at("a PDF without a type", "/a.pdf", answer(PDF, 200, None)),
    at("a PDF after empty lines", "/a.pdf", answer(b"\r\n\r\n" + PDF, 200, "application/pdf")),
    at("an Excel file made of HTML", "/b.xls", answer(_TABLE, 200, "application/vnd.ms-excel")),
    at("a page that names a file in its query", "/view.php?file=plan.pdf", ok()),
    at(
        "an article about 404 pages",
        "/404",
        answer(page("หน้า 404 ที่ดีควรเป็นอย่างไร | บทความ", _LONG, h1="404 Not Found คืออะไร")),
    ),
    at(
        "a short note about 404 pages",
        "/n",
        answer(page("แก้ปัญหา 404", "<p>ถ้าพบ Page not found ให้แจ้งฝ่ายไอที</p>")),
    ),
    at(
        "a manual on signing in",
        "/m",
        answer(page("วิธีเข้าสู่ระบบ e-Service", _LONG, h1="ขั้นตอนการเข้าสู่ระบบ")),
    ),
    at(
        "a manual on requesting access",
        "/m",
        answer(page("คู่มือ Google Drive", "<p>ถ้าเห็นปุ่ม Request access ให้แจ้งเจ้าของไฟล์</p>")),
    ),
    at("a long page with a box to sign in", "/", answer(page(body=login_form() + _LONG))),
    at("a short page with a hidden box to sign in", "/", answer(page(body=PARAGRAPH + _MODAL))),
    Case(
        "a public Drive file with a link to sign in",
        "https://drive.google.com/file/d/1/view",
        OK,
        setup=secure("drive.google.com", answer(page("plan.pdf - Google Drive", _SIGN_IN))),
    ),
    at(
        "a page with Cloudflare's script for all pages",
        "/",
        answer(page(body="<p>ประกาศ</p>", head=_JSD)),
    ),
    at(
        "a page in TIS-620",
        "/",
        answer(page("ประกาศ").replace("utf-8", "tis-620").encode("cp874"), 200, "text/html"),
    ),
    at("a compressed page", "/", compressed(page())),
    at("a deflated page", "/", compressed(page(), "deflate")),
    at("a page of bare deflate", "/", compressed(page(), "raw")),
    at("a page in chunks", "/", chunked(page()[:900].encode(), page()[900:].encode())),
    at("a bomb of gzip", "/", bomb(256 << 20)),
    at("a page without end", "/", endless(page().encode(), HTML)),
    at("a file without end", "/a.pdf", endless(PDF, "application/pdf")),
    at("a page that takes its time within limits", "/", after(0.05, ok())),
    at("a host that is busy at first", "/", in_turn(answer("", 503), answer("", 429), ok())),
    at("a server that fails at first", "/", in_turn(answer("", 500), ok())),
    at(
        "a Thai path",
        "/แผน/ปี 2566.html",
        {"/%E0%B9%81%E0%B8%9C%E0%B8%99/%E0%B8%9B%E0%B8%B5%202566.html": ok()},
    ),
    Case("a Thai host", "http://เขตบางกอกน้อย.ไทย/", OK, setup=_thai_host),
    Case("an IPv6 address", f"http://[{_IPV6}]/", OK, setup=_ipv6),
    Case("a public IPv4 address", "http://8.8.100.1/", OK, site=ok()),
    Case(
        "a host whose first address is dead", "http://two.lab.go.th/", OK, setup=_first_address_dead
    ),
    Case("a host with a port", "http://p.lab.go.th:8080/x", OK, setup=_with_port),
    at("a link into a page", "/x#part", {"/x": ok()}),
    at(
        "an empty front page of a frameset",
        "/",
        answer("<html><frameset><frame src=/a></frameset>"),
    ),
]
