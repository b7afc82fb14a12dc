"""Ways that lead on: redirects of all kinds, for good, for now, in circles, by scripts."""

from __future__ import annotations

from tests.links.case import BROKEN, OK, UNSURE, Case, at, hosts
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import (
    PARAGRAPH,
    answer,
    by_scheme,
    login_form,
    ok,
    page,
    redirect,
    refreshed,
    scripted,
    with_cookie,
)

_NOSCRIPT = '<noscript><meta http-equiv="refresh" content="0;url=/no"></noscript>'
_A = "http://a.lab.go.th"
_THAI = "%E0%B9%81%E0%B8%9C%E0%B8%99"
_LOGIN = answer(page("ระบบ", login_form()))


def _upgraded(lab: Lab, certificates: Certificates) -> None:
    reply = by_scheme(redirect("https://up.lab.go.th/x?a=1"), ok())
    lab.host("up.lab.go.th", reply)
    lab.secure_host("up.lab.go.th", reply, certificates.good("up.lab.go.th").context())


_COUNTED = {f"/{step}": redirect(f"/{step + 1}") for step in range(20)}

CASES = [
    at(
        "a redirect to itself that sets a cookie",
        "/x",
        with_cookie("seen", ok(), redirect("/x", 302, ("Set-Cookie", "seen=1; Path=/; HttpOnly"))),
    ),
    Case(
        "a detour over another host that sets a cookie",
        "http://d.lab.go.th/x",
        OK,
        site=with_cookie("t", ok(), redirect("http://sso.lab.go.th/")),
        setup=hosts(
            sso_lab_go_th=redirect(
                "http://d.lab.go.th/x", 302, ("Set-Cookie", "t=1; Domain=lab.go.th")
            )
        ),
    ),
    at("a redirect for now", "/x", {"/x": redirect("/y?id=5"), "*": ok()}, final=f"{_A}/y"),
    at(
        "redirects for good and for now",
        "/x",
        {"/x": redirect("/y", 301), "/y": redirect("/z", 307), "*": ok()},
        final=f"{_A}/z",
    ),
    at("a redirect by a page", "/x", {"/x": refreshed("0; url=/y"), "*": ok()}, final=f"{_A}/y"),
    at(
        "a redirect by a script",
        "/x",
        {"/x": scripted("window.location.replace('/y')"), "*": ok()},
        final=f"{_A}/y",
    ),
    at(
        "a redirect with Thai letters as they are",
        "/x",
        {"/x": redirect("/แผน"), "*": ok()},
        final=f"{_A}/{_THAI}",
    ),
    at("a relative redirect", "/d/x", {"/d/x": redirect("y"), "/d/y": ok()}, final=f"{_A}/d/y"),
    at("a page that shows itself anew", "/x", refreshed("30;url=/x")),
    at(
        "a redirect for browsers without scripts",
        "/x",
        {"/x": answer(page(body="<p>แผนที่</p>", head=_NOSCRIPT))},
    ),
    at(
        "a script with a variable named location",
        "/x",
        {"/x": scripted('var location = "Bangkok"; const location = "/x/y"')},
    ),
    at(
        "a redirect in a comment of a script",
        "/x",
        {"/x": scripted("// location.href = '/no'\n/* location = '/no' */")},
    ),
    at(
        "a redirect that a long page keeps for a button",
        "/x",
        {"/x": scripted("function go() { location.href = '/no'; }", PARAGRAPH * 30)},
    ),
    at("a front page that redirects", "/", {"/": redirect("/th/"), "*": ok()}, final=f"{_A}/th/"),
    at(
        "moved for good",
        "/old",
        {"/old": redirect("/new?id=5", 301), "*": ok()},
        OK,
        "link-moved",
        final=f"{_A}/new?id=5",
    ),
    at(
        "moved for good by 308, into a part of the page",
        "/old#s2",
        {"/old": redirect("/new", 308), "*": ok()},
        OK,
        "link-moved",
        final=f"{_A}/new#s2",
    ),
    at(
        "moved for good three times",
        "/1",
        {
            "/1": redirect("/2", 301),
            "/2": redirect("/3", 308),
            "/3": redirect("/4", 301),
            "*": ok(),
        },
        OK,
        "link-moved",
        final=f"{_A}/4",
    ),
    Case(
        "moved to https by a redirect for now",
        "http://up.lab.go.th/x?a=1",
        OK,
        "link-moved",
        setup=_upgraded,
        final="https://up.lab.go.th/x?a=1",
    ),
    at("eight redirects", "/12", _COUNTED | {"/20": ok()}),
    at("nine redirects", "/11", _COUNTED | {"/20": ok()}, BROKEN, "link-too-many-redirects"),
    at("a redirect to itself", "/x", redirect("/x"), BROKEN, "link-loop"),
    at("a circle of two", "/x", {"/x": redirect("/y"), "/y": redirect("/x")}, BROKEN, "link-loop"),
    at("a redirect to no address", "/x", redirect("http://"), BROKEN, "link-bad-redirect"),
    at("a redirect to an application", "/x", redirect("line://x"), UNSURE, "link-leaves-web"),
    at(
        "a redirect that brings a password",
        "/x",
        redirect("http://user:pw@a.lab.go.th/"),
        BROKEN,
        "link-userinfo",
    ),
    at("a redirect to nowhere", "/x", {"/x": redirect("/y", 301)}, BROKEN, "link-not-found"),
    at("a redirect without an address", "/x", answer("", 302, None), UNSURE, "link-status"),
    at(
        "a page lost to the front page of its site",
        "/plan/2566",
        {"/plan/2566": redirect("/", 301), "*": ok()},
        UNSURE,
        "link-to-home",
        final=f"{_A}/",
    ),
    at(
        "a script that may lead to a page not there",
        "/x",
        {"/x": scripted("if (mobile) { location.href = '/m'; }")},
        UNSURE,
        "link-script",
    ),
    at(
        "a script that may lead to a page",
        "/x",
        {"/x": scripted("if (mobile) location.href = '/m'"), "/m": ok()},
    ),
    at(
        "a script that sets a cookie and comes again",
        "/x",
        scripted("document.cookie = 'k=1'; location.href = '/x'"),
        UNSURE,
        "link-challenge",
    ),
    at(
        "a script that leads to sign in when the page is there",
        "/x",
        {"/x": scripted("window.onload = function () { location = '/auth'; }"), "/auth": _LOGIN},
        BROKEN,
        "link-login",
    ),
    Case(
        "a short link",
        "https://bit.ly/abc",
        UNSURE,
        "link-shortener",
        setup=lambda lab, certificates: (
            lab.secure_host(
                "bit.ly",
                redirect("http://a.lab.go.th/plan?id=1", 301),
                certificates.good("bit.ly").context(),
            ),
            lab.host("a.lab.go.th", ok()),
        ),
        final=f"{_A}/plan?id=1",
    ),
    Case(
        "a short link to a page not there",
        "http://shorturl.asia/abc",
        BROKEN,
        "link-not-found",
        site=redirect("http://a.lab.go.th/plan"),
        setup=hosts(a_lab_go_th=answer("", 404)),
    ),
    Case(
        "a short address of a service of its own",
        "http://youtu.be/abc",
        OK,
        site=redirect("http://www.youtube.com/watch?v=abc"),
        setup=hosts(www_youtube_com=ok()),
    ),
]
