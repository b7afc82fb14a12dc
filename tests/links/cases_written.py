"""Links that are wrong as they are written, and never asked for."""

from __future__ import annotations

from tests.links.case import BROKEN, Case

CASES = [
    Case(f"written: {name}", url, BROKEN, reason)
    for name, url, reason in (
        ("nothing", "", "link-empty"),
        ("a lone hash", "#", "link-empty"),
        ("a script", "javascript:void(0)", "link-empty"),
        ("no scheme", "www.bangkok.go.th/plan", "link-malformed"),
        ("a slip in the scheme", "htp://www.bangkok.go.th/", "link-scheme"),
        ("no host", "http://", "link-malformed"),
        ("a port that is none", "http://www.bangkok.go.th:99999/", "link-malformed"),
        ("a file of one's own", "file:///C:/plan.pdf", "link-scheme"),
        ("FTP", "ftp://ftp.bangkok.go.th/plan.pdf", "link-scheme"),
        ("a password", "https://admin:1234@www.bangkok.go.th/", "link-userinfo"),
        ("this machine", "http://localhost/plan", "link-private"),
        ("this machine by number", "http://127.0.0.1:8000/", "link-private"),
        ("a network of ten", "http://10.20.1.5/ita/", "link-private"),
        ("a network of 192.168", "http://192.168.1.10/", "link-private"),
        ("a name of the intranet", "http://intranet/plan", "link-private"),
        ("a name that ends in local", "http://nas.local/plan.pdf", "link-private"),
        ("a name kept for examples", "http://www.office.example/", "link-private"),
        ("a test host", "http://test.bangkok.go.th/ita", "link-test-host"),
        ("one number for four", "http://2130706433/", "link-private"),
        ("a number of base 16", "http://0x7f000001/", "link-private"),
        ("a number of base 8", "http://0177.0.0.1/", "link-private"),
        ("a short number", "http://127.1/", "link-private"),
        ("wide digits", "http://１２７.０.０.１/", "link-private"),
        ("IPv6 of this machine", "http://[::1]:8080/", "link-private"),
        ("IPv4 within IPv6", "http://[::ffff:127.0.0.1]/", "link-private"),
        ("IPv4 within NAT64", "http://[64:ff9b::10.0.0.1]/", "link-private"),
        ("the door of a cloud", "http://169.254.169.254/latest/", "link-private"),
    )
]
