"""How the checker behaves: turns, pauses, retries, robots.txt, nothing of itself given away."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from generator.linkcheck.web.address import read_address
from generator.linkcheck.web.gate import Gate
from generator.linkcheck.web.manners import Manners
from generator.linkcheck.web.met import Answer, Fault, Met
from generator.linkcheck.web.patience import wait_before_retry
from generator.linkcheck.web.robots import read_rules
from tests.links.case import BROKEN, NOW, OK, QUICK, UNSURE, check, said
from tests.links.lab import Lab
from tests.links.replies import Request, answer, ok, redirect, with_cookie

_AT = read_address("http://a.lab.go.th/x")


class _Crowd:
    """Counts how many are served at once."""

    def __init__(self) -> None:
        self.now, self.most = 0, 0

    async def __call__(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        self.now -= 1
        return await ok()(request, writer)


def _links(count: int, hosts: int = 1) -> list[str]:
    return [f"http://h{n % hosts}.lab.go.th/{n}" for n in range(count)]


def test_a_host_gets_no_more_than_its_requests_at_once(lab: Lab) -> None:
    """Two by default, however many links it has."""
    crowd = _Crowd()
    lab.host("h0.lab.go.th", crowd)
    assert said(check(lab, *_links(12))) == [(OK, None)] * 12
    assert crowd.most == 2


def test_links_of_others_that_lead_to_a_host_wait_their_turn_too(lab: Lab) -> None:
    """The limit is that of the host, whoever sends there."""
    crowd = _Crowd()
    lab.host("busy.lab.go.th", crowd)
    for n in range(6):
        lab.host(f"h{n}.lab.go.th", redirect(f"http://busy.lab.go.th/{n}"))
    assert said(check(lab, *_links(6, 6))) == [(OK, None)] * 6
    assert crowd.most == 2


def test_all_hosts_together_get_no_more_than_the_limit(lab: Lab) -> None:
    """The limit in all holds over many hosts."""
    crowd = _Crowd()
    for n in range(8):
        lab.host(f"h{n}.lab.go.th", crowd)
    check(lab, *_links(24, 8), manners=replace(QUICK, at_once=3))
    assert crowd.most == 3


def test_starts_at_a_host_are_apart() -> None:
    """Three starts take two pauses at least."""

    async def run() -> float:
        gate = Gate(Manners(pause=0.03))
        begun = time.monotonic()
        for _ in range(3):
            async with gate.turn("a"):
                pass
        return time.monotonic() - begun

    assert asyncio.run(run()) >= 0.06


def test_a_crawl_delay_is_kept_up_to_a_limit() -> None:
    """A site may ask for more patience, not for hours."""

    async def run(delay: float) -> float:
        gate = Gate(Manners(pause=0.0, longest_pause=0.05))
        gate.slow_down("a", delay)
        begun = time.monotonic()
        for _ in range(2):
            async with gate.turn("a"):
                pass
        return time.monotonic() - begun

    assert asyncio.run(run(0.03)) >= 0.03
    assert 0.05 <= asyncio.run(run(3600.0)) < 60


def test_a_host_on_hold_gets_no_request() -> None:
    """Also those who were waiting already wait on."""

    async def run() -> float:
        gate = Gate(Manners(pause=0.0))
        begun = time.monotonic()
        gate.hold("a", 0.04)
        async with gate.turn("b"):
            pass
        async with gate.turn("a"):
            pass
        return time.monotonic() - begun

    assert asyncio.run(run()) >= 0.04


def _busy(retry_after: str) -> Met:
    headers = {"retry-after": retry_after} if retry_after else {}
    return Met((), _AT, Answer(503, headers), status=503)


@pytest.mark.parametrize(
    ("met", "tried", "wait"),
    [
        (_busy("7"), 1, 7.0),
        (_busy("Tue, 24 Nov 2026 03:00:09 GMT"), 1, 9.0),
        (_busy("Tue, 24 Nov 2026 02:00:00 GMT"), 1, 0.0),
        (_busy("3600"), 1, None),
        (_busy("7"), 3, None),
        (Met((), _AT, Answer(404), status=404), 1, None),
        (Met((), _AT, fault=Fault.NO_NAME), 1, None),
        (Met((), _AT, fault=Fault.TLS_EXPIRED), 1, None),
        (Met((), _AT, fault=Fault.TIMEOUT), 2, None),
    ],
)
def test_retry_after_is_kept_and_some_faults_are_final(
    met: Met, tried: int, wait: float | None
) -> None:
    """A server says when to come back; who asks for an hour is left alone."""
    assert wait_before_retry(met, tried, Manners(), NOW) == wait


def test_waits_grow_and_differ_from_link_to_link() -> None:
    """Doubled each time, never in step, and always the same for the same link."""
    met = Met((), _AT, fault=Fault.RESET)
    other = Met((), read_address("http://a.lab.go.th/y"), fault=Fault.RESET)
    first, second = (wait_before_retry(met, tried, Manners(), NOW) for tried in (1, 2))
    assert 0.75 <= first <= 1.25
    assert 1.5 <= second <= 2.5
    assert (
        first
        == wait_before_retry(met, 1, Manners(), NOW)
        != wait_before_retry(other, 1, Manners(), NOW)
    )


def test_robots_txt_is_asked_once_for_a_host(lab: Lab) -> None:
    """Not for every link."""
    lab.host("h0.lab.go.th", ok())
    check(lab, *_links(6))
    targets = [request.target for request in lab.requests]
    assert targets.count("/robots.txt") == 1
    assert len(targets) == 7


def test_a_robots_txt_that_fails_closes_nothing(lab: Lab) -> None:
    """A link checker asks as a reader would."""
    lab.host("a.lab.go.th", {"/robots.txt": answer("", 500), "*": ok()})
    assert said(check(lab, "http://a.lab.go.th/x")) == [(OK, None)]


def test_a_large_robots_txt_is_read_to_the_limit_of_rfc_9309(lab: Lab) -> None:
    """500 KiB at least."""
    text = "User-agent: *\n" + "# no\n" * 90_000 + "Disallow: /x\n"
    lab.host("a.lab.go.th", {"/robots.txt": answer(text, 200, "text/plain"), "*": ok()})
    assert said(check(lab, "http://a.lab.go.th/x")) == [(UNSURE, "link-robots")]


def test_a_robots_txt_elsewhere_counts(lab: Lab) -> None:
    """Its redirects are followed."""
    lab.host("a.lab.go.th", {"/robots.txt": redirect("http://b.lab.go.th/r.txt"), "*": ok()})
    lab.host("b.lab.go.th", {"/r.txt": answer("User-agent: *\nDisallow: /x")})
    assert said(check(lab, "http://a.lab.go.th/x")) == [(UNSURE, "link-robots")]


@pytest.mark.parametrize(
    ("text", "target", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /\nUser-agent: prongsai\nAllow: /", "/x", True),
        ("User-agent: Prongsai\nDisallow: /a # no\n\nUser-agent: *\nDisallow: /", "/x", True),
        ("User-agent: a\nUser-agent: prongsai\nDisallow: /x", "/x/y", False),
        ("User-agent: *\nDisallow: /d\nAllow: /d/open", "/d/open/1", True),
        ("User-agent: *\nAllow: /d\nDisallow: /d", "/d", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a-b", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axbxcx", False),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("<!doctype html><p>disallow: /</p>", "/x", True),
        ("User-agent: *\nDisallow: " + "/*a" * 500 + "b", "/" + "a" * 9000, True),
    ],
)
def test_robots_txt_is_read_as_rfc_9309_says(text: str, target: str, allowed: bool) -> None:
    """The group for us, the longest rule; hostile patterns cost nothing."""
    assert read_rules(text).allow(target) is allowed


def test_a_crawl_delay_is_read_from_our_group() -> None:
    """What others are asked for does not count."""
    text = "User-agent: *\nCrawl-delay: 9\n\nUser-agent: prongsai\nCrawl-delay: 2.5\nDisallow: /a"
    assert read_rules(text).delay == 2.5
    assert read_rules("User-agent: *\nCrawl-delay: soon").delay == 0


def test_the_checker_says_what_it_is_and_no_more(lab: Lab) -> None:
    """A name for administrators; no referrer, no cookie, no password, no path of this machine."""
    lab.host("a.lab.go.th", ok())
    check(lab, "http://a.lab.go.th/x")
    headers = lab.requests[-1].headers
    assert headers.keys() == {"host", "user-agent", "accept", "accept-language", "accept-encoding"}
    assert "prongsai/" in headers["user-agent"]


def test_cookies_do_not_outlive_their_chain(lab: Lab) -> None:
    """The next link starts as a stranger."""
    lab.host("a.lab.go.th", with_cookie("t", ok(), redirect("/x", 302, ("Set-Cookie", "t=1"))))
    check(lab, "http://a.lab.go.th/x", "http://a.lab.go.th/y", manners=replace(QUICK, per_host=1))
    shown = [
        request.headers.get("cookie") for request in lab.requests if request.target != "/robots.txt"
    ]
    assert shown == [None, "t=1", None, "t=1"]


def test_cookies_go_to_nobody_else(lab: Lab) -> None:
    """Neither to another host nor, when marked so, over an open connection."""
    jar = (
        ("Set-Cookie", "own=1"),
        ("Set-Cookie", "safe=1; Secure"),
        ("Set-Cookie", "th=1; Domain=go.com"),
    )
    lab.host(
        "a.lab.go.th", {"/x": redirect("/y", 302, *jar), "/y": redirect("http://b.lab.go.th/")}
    )
    lab.host("b.lab.go.th", ok())
    check(lab, "http://a.lab.go.th/x")
    cookies = {
        request.host + request.target: request.headers.get("cookie") for request in lab.requests
    }
    assert cookies["a.lab.go.th/y"] == "own=1; th=1"
    assert cookies["b.lab.go.th/"] is None


def test_a_dead_host_is_asked_for_two_links_only(lab: Lab) -> None:
    """The others meet the same, without costing its time limits again."""
    dead = lab.address("h0.lab.go.th")
    manners = replace(QUICK, per_host=1, retries=0)
    assert said(check(lab, *_links(9), manners=manners)) == [(BROKEN, "link-refused")] * 9
    assert lab.connected.count((dead, 80)) <= 2 * 2 + 1


def test_a_host_that_answers_is_never_given_up(lab: Lab) -> None:
    """One page may hang while the others are there."""
    lab.host("h0.lab.go.th", ok())
    assert said(check(lab, *_links(9))) == [(OK, None)] * 9


def test_links_that_differ_by_the_part_of_the_page_are_asked_once(lab: Lab) -> None:
    """Each gets its result."""
    lab.host("a.lab.go.th", ok())
    results = check(lab, "http://a.lab.go.th/x#a", "http://a.lab.go.th/x#b", "http://a.lab.go.th/x")
    assert (len(results), lab.asked("a.lab.go.th")) == (3, ["/x"])


def test_time_limits_end_what_never_ends(lab: Lab) -> None:
    """A host that swallows everything costs its limits, not for ever."""
    lab.route(lab.address("h0.lab.go.th"), 80, None)
    manners = replace(QUICK, connect=0.05, whole=0.1)
    begun = time.monotonic()
    assert said(check(lab, *_links(30), manners=manners)) == [(UNSURE, "link-timeout")] * 30
    assert timedelta(seconds=time.monotonic() - begun) < timedelta(seconds=20)
