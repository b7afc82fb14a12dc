"""No request reaches a private network, whatever a page, a redirect or a resolver says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.links.case import BROKEN, OK, QUICK, UNSURE, check, said
from tests.links.lab import Lab
from tests.links.replies import answer, ok, redirect, refreshed, scripted

_PRIVATE = [
    "http://127.0.0.1/",
    "http://localhost:8080/admin",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[fe80::1]/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://017700000001/",
    "http://127.1/",
    "http://0/",
    "//10.0.0.5/x",
    "http://user@192.168.1.1/",
    "http://router.local/",
    "http://intranet/",
    "http:\\\\127.0.0.1\\x",
    "http://good.lab.go.th\\@127.0.0.1/",
    "http://%31%32%37.0.0.1/",
]


@pytest.mark.parametrize("target", _PRIVATE)
def test_a_redirect_to_a_private_address_is_not_followed(target: str, lab: Lab) -> None:
    """The public page is asked, the private one never."""
    lab.host("a.lab.go.th", redirect(target))
    public = lab.address("a.lab.go.th")
    lab.host("good.lab.go.th", ok())
    (result,) = check(lab, "http://a.lab.go.th/x")
    asked = {address for address, _ in lab.connected}
    assert asked <= {public, lab.address("good.lab.go.th")}
    if "good" not in target:
        assert result.state is BROKEN
        assert result.reason in {"link-private", "link-userinfo"}


@pytest.mark.parametrize(
    "page", [refreshed("0;url=http://10.0.0.1/", ""), scripted("location='http://10.0.0.1/'")]
)
def test_pages_that_lead_to_a_private_address_are_not_followed(page: object, lab: Lab) -> None:
    """Also a page or a script leads nowhere private."""
    lab.host("a.lab.go.th", page)
    assert said(check(lab, "http://a.lab.go.th/x")) == [(BROKEN, "link-private")]
    assert {address for address, _ in lab.connected} == {lab.address("a.lab.go.th")}


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["8.8.9.9", "10.0.0.1"],
        ["::1"],
        ["fe80::1%eth0"],
        ["64:ff9b::7f00:1"],
        ["::ffff:169.254.169.254"],
    ],
)
def test_a_public_name_with_a_private_address_is_not_asked(addresses: list[str], lab: Lab) -> None:
    """All addresses of a name are looked at, before any is connected to."""
    lab.name("a.lab.go.th", addresses)
    (result,) = check(lab, "http://a.lab.go.th/x")
    assert (result.state, result.reason, lab.connected) == (BROKEN, "link-private", [])
    assert result.detail.startswith("a.lab.go.th = ")


def test_a_name_that_changes_its_address_is_looked_at_each_time(lab: Lab) -> None:
    """DNS rebinding: public for the first connection, private for the next."""
    lab.host("a.lab.go.th", answer("", 503, "text/html", ("Connection", "close")))
    answers = [[lab.address("a.lab.go.th")], ["127.0.0.1"]]

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return answers.pop(0) if len(answers) > 1 else answers[0]

    outside = lab.outside()
    (result,) = check(
        lab,
        "http://a.lab.go.th/x",
        outside=type(outside)(resolve=resolve, wire=lab, trust=outside.trust),
    )
    assert (result.state, result.reason) == (BROKEN, "link-private")
    assert {address for address, _ in lab.connected} == {lab.address("a.lab.go.th")}


def test_the_connection_is_made_to_the_address_that_was_checked(lab: Lab) -> None:
    """The name is never given away to be resolved again."""
    lab.host("a.lab.go.th", ok())
    check(lab, "http://a.lab.go.th/x")
    assert {address for address, _ in lab.connected} == {lab.address("a.lab.go.th")}


def test_private_addresses_are_asked_when_that_is_allowed(lab: Lab) -> None:
    """An office may look at its own network on purpose."""
    lab.host("10.1.1.1", ok())
    lab.host("intranet", ok())
    lab.name("intranet", ["10.1.1.1"])
    results = check(lab, "http://10.1.1.1/", "http://intranet/", allow_private=True)
    assert said(results) == [(OK, None), (OK, None)]


def test_robots_txt_leads_nowhere_private(lab: Lab) -> None:
    """A redirect of robots.txt is looked at like any other."""
    lab.host("a.lab.go.th", {"/robots.txt": redirect("http://127.0.0.1/robots.txt"), "*": ok()})
    assert said(check(lab, "http://a.lab.go.th/x")) == [(OK, None)]
    assert {address for address, _ in lab.connected} == {lab.address("a.lab.go.th")}


def test_a_redirect_to_another_scheme_opens_nothing(lab: Lab) -> None:
    """Requests never leave http and https."""
    lab.host(
        "a.lab.go.th",
        {"/f": redirect("file:///etc/passwd"), "/g": redirect("gopher://127.0.0.1:70/_x")},
    )
    results = check(lab, "http://a.lab.go.th/f", "http://a.lab.go.th/g", manners=QUICK)
    assert said(results) == [(UNSURE, "link-leaves-web")] * 2
