"""Through a proxy: the names of the environment, its password for nobody else, nothing private."""

from __future__ import annotations

import base64

import pytest

from generator.linkcheck.web.proxy import UnusableProxy, from_environment, read_proxies
from tests.links.case import BROKEN, OK, UNSURE, check, said
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import ok

_PROXY = "http://clerk:p%40ss@proxy.intranet:3128"
_AUTH = "Basic " + base64.b64encode(b"clerk:p@ss").decode()


@pytest.fixture
def proxied(lab: Lab) -> Lab:
    """A network whose proxy stands at a private address, and a public host behind it."""
    lab.name("proxy.intranet", ["10.0.0.9"])
    lab.route("10.0.0.9", 3128, ("127.0.0.1", lab.plain))
    lab.host("a.lab.go.th", ok())
    return lab


def _outside(lab: Lab, certificates: Certificates, bypass: str = "") -> object:
    return lab.outside(
        certificates.trust(),
        proxies={"http": _PROXY, "https": _PROXY},
        bypass=lambda host: host == bypass,
    )


def test_http_goes_through_the_proxy(proxied: Lab, certificates: Certificates) -> None:
    """The proxy is asked, the host itself is not even looked up."""
    results = check(proxied, "http://a.lab.go.th/x", outside=_outside(proxied, certificates))
    assert said(results) == [(OK, None)]
    assert set(proxied.connected) == {("10.0.0.9", 3128)}
    assert proxied.requests[-1].headers["proxy-authorization"] == _AUTH


def test_https_goes_through_the_proxy_unread(proxied: Lab, certificates: Certificates) -> None:
    """TLS is held to the host's name; the proxy's password stops at the proxy."""
    context = certificates.good("s.lab.go.th").context()
    proxied.secure_host("s.lab.go.th", ok(), context)
    results = check(proxied, "https://s.lab.go.th/x", outside=_outside(proxied, certificates))
    assert said(results) == [(OK, None)]
    seen = [request for request in proxied.requests if request.method == "GET"]
    assert all("proxy-authorization" not in request.headers for request in seen)


def test_a_bad_certificate_is_found_through_a_proxy(
    proxied: Lab, certificates: Certificates
) -> None:
    """A proxy changes nothing about trust."""
    context = certificates.expired("s.lab.go.th").context()
    proxied.secure_host("s.lab.go.th", ok(), context)
    results = check(proxied, "https://s.lab.go.th/x", outside=_outside(proxied, certificates))
    assert said(results) == [(BROKEN, "link-tls-expired")]


def test_a_proxy_that_refuses_says_nothing_of_the_link(
    proxied: Lab, certificates: Certificates
) -> None:
    """A rule of this network is no fault of the site."""
    proxied.forbidden.add("s.lab.go.th")
    results = check(proxied, "https://s.lab.go.th/x", outside=_outside(proxied, certificates))
    assert said(results) == [(UNSURE, "link-proxy")]


def test_hosts_of_no_proxy_are_asked_directly(proxied: Lab, certificates: Certificates) -> None:
    """As no_proxy says."""
    outside = _outside(proxied, certificates, bypass="a.lab.go.th")
    assert said(check(proxied, "http://a.lab.go.th/x", outside=outside)) == [(OK, None)]
    assert {address for address, _ in proxied.connected} == {proxied.address("a.lab.go.th")}


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://intranet/", "http://[::1]/"])
def test_private_names_are_not_asked_of_a_proxy(
    url: str, proxied: Lab, certificates: Certificates
) -> None:
    """What a URL itself names is checked before the proxy hears of it."""
    assert said(check(proxied, url, outside=_outside(proxied, certificates))) == [
        (BROKEN, "link-private")
    ]
    assert proxied.connected == []


@pytest.mark.parametrize(
    ("written", "schemes"),
    [
        ({}, set()),
        ({"http": "proxy.go.th:3128"}, {"http"}),
        ({"all": "http://proxy.go.th"}, {"http", "https"}),
        ({"https": "https://proxy.go.th:443", "no": "localhost"}, {"https"}),
        ({"http": ""}, set()),
    ],
)
def test_proxies_are_read_as_written(written: dict[str, str], schemes: set[str]) -> None:
    """With or without http://, for one scheme or all."""
    assert read_proxies(written).keys() == schemes


@pytest.mark.parametrize(
    "written", ["socks5://user:secret@proxy:1080", "http://[::1", "http://", "http://p:99999"]
)
def test_a_proxy_that_cannot_be_used_is_named_without_its_password(written: str) -> None:
    """Before anything is asked."""
    with pytest.raises(UnusableProxy) as raised:
        read_proxies({"https": written})
    assert "secret" not in str(raised.value)


def test_the_environment_names_the_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """As other programs read it."""
    monkeypatch.setenv("https_proxy", "http://proxy.go.th:3128")
    monkeypatch.setenv("no_proxy", "bangkok.go.th")
    outside = from_environment()
    assert outside.proxies["https"] == "http://proxy.go.th:3128"
    assert outside.bypass("www.bangkok.go.th")
    assert not outside.bypass("www.lab.go.th")
