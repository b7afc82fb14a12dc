"""What an anonymous reader meets behind a link: ok, broken or not sure, and why.

Pure: takes what was met, asks nobody. The order of the questions is the order of what matters to a
reader; the first that finds something is the reason. What cannot be told from here is not sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.linkcheck.result import LinkState
from generator.linkcheck.web.address import Address
from generator.linkcheck.web.content import (
    HTML,
    begins_as,
    kind_called,
    media_type,
    promised,
)
from generator.linkcheck.web.met import Answer, Fault, Met, Way
from generator.linkcheck.web.page import Page, looks_like_html
from generator.linkcheck.web.signs import Signs
from generator.linkcheck.web.walls import Guess, challenge, login, missing, request_access

#: Where the way to a reader's page may differ from ours, so that the fault proves nothing.
_UNSURE = {
    Fault.LEAVES_WEB,
    Fault.ROBOTS,
    Fault.NAME_UNSURE,
    Fault.UNREACHED,
    Fault.RESET,
    Fault.TIMEOUT,
    Fault.SCRIPT_LOOP,
    Fault.PROXY,
    Fault.TLS_CHAIN,
    Fault.TLS_UNSURE,
}
_BUSY = {429, 503}
_FOUND = {200, 203}
#: The front pages of sites as they are commonly named.
_HOMES = {
    "/", "/index.html", "/index.htm", "/index.php", "/default.aspx", "/home", "/home/", "/th",
    "/th/", "/en", "/en/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reason`` is a key of data/messages/links.yml, None when there is nothing to say."""

    state: LinkState
    reason: str | None = None
    detail: str = ""


_OK = Verdict(LinkState.OK)


def broken(reason: str, detail: str = "") -> Verdict:
    """Make a verdict: no reader gets what the link promises."""
    return Verdict(LinkState.BROKEN, reason, detail)


def unsure(reason: str, detail: str = "") -> Verdict:
    """Make a verdict: somebody has to look."""
    return Verdict(LinkState.UNSURE, reason, detail)


def judge(met: Met, signs: Signs, slow: float) -> Verdict:
    """Judge what was met; an answer that took more than ``slow`` seconds is not sure."""
    verdict = _judge_answer(met, met.answer, signs) if met.answer else _judge_fault(met)
    if verdict.state is LinkState.BROKEN and any(hop.way is Way.MAYBE_SCRIPT for hop in met.hops):
        return unsure("link-script", verdict.reason or "")
    if verdict.state is not LinkState.OK:
        return verdict
    return _judge_way(met, signs, slow)


def _judge_fault(met: Met) -> Verdict:
    assert met.fault is not None  # noqa: S101 - a way ends in an answer or a fault
    if met.fault is Fault.LOGIN_HOST and not met.hops:
        return unsure("link-login-asked", met.at.host)
    state = LinkState.UNSURE if met.fault in _UNSURE else LinkState.BROKEN
    return Verdict(state, str(met.fault), met.detail)


def _judge_answer(met: Met, answer: Answer, signs: Signs) -> Verdict:
    page = answer.page
    if challenge(answer, page, signs):
        return unsure("link-challenge")
    if answer.status not in _FOUND:
        return _judge_status(met, answer, page, signs)
    if not answer.readable:
        return unsure("link-unreadable", answer.header("content-encoding")[:40])
    if not answer.body:
        return unsure("link-empty-body")
    return _judge_page(met, page, signs) or _judge_type(met, answer, page, signs) or _OK


def _judge_status(met: Met, answer: Answer, page: Page, signs: Signs) -> Verdict:
    status = answer.status
    if status in {404, 410}:
        return broken("link-not-found")
    if status == 401:
        return broken("link-login", met.at.host)
    if status == 403:
        if page.asks_password or login(met, page, signs) is Guess.YES:
            return broken("link-login", met.at.host)
        if request_access(met, page, signs) is Guess.YES:
            return broken("link-request-access")
        return unsure("link-forbidden")
    if status in _BUSY:
        return unsure("link-busy")
    if status == 500:
        return broken("link-server-error")
    if status > 500:
        return unsure("link-server-unsure")
    return unsure("link-empty-body" if status in {204, 205} else "link-status")


def _judge_page(met: Met, page: Page, signs: Signs) -> Verdict | None:
    asks, permits, nothing = (
        login(met, page, signs),
        request_access(met, page, signs),
        missing(page, signs),
    )
    if permits is Guess.YES:
        return broken("link-request-access")
    if asks is Guess.YES:
        # An office links to the sign-in page of its e-service on purpose.
        if signs.is_login_path(met.asked) and not met.hops:
            return unsure("link-login-asked", met.at.host)
        return broken("link-login", met.at.host)
    if nothing is Guess.YES:
        return broken("link-soft-404", (page.titles or page.headings or ("",))[0])
    if Guess.MAYBE in {asks, permits}:
        return unsure("link-login-maybe")
    if nothing is Guess.MAYBE:
        return unsure("link-soft-404-maybe")
    return None


def _judge_type(met: Met, answer: Answer, page: Page, signs: Signs) -> Verdict | None:
    """Hold what came against what the link promises: by its header and by its first bytes."""
    declared = media_type(answer.header("content-type"))
    is_html = looks_like_html(answer.body)
    kind = promised(met.asked.path)
    if kind and is_html and declared in HTML | {""}:
        if signs.is_viewer(met.at) or _shows(page, met.asked):
            return unsure("link-type-unsure", kind.name)
        return broken("link-wrong-type", kind.name)
    named = kind or promised(met.at.path) or kind_called(declared)
    if named is None:
        return None
    if is_html and named.starts:
        return unsure("link-type-unsure", named.name)
    if not begins_as(named, answer.body) or (declared in HTML and not is_html):
        return unsure("link-type-unsure", named.name)
    return None


def _judge_way(met: Met, signs: Signs, slow: float) -> Verdict:
    """Judge how the reader got to a page that is there."""
    if not met.hops:
        return unsure("link-slow") if met.seconds > slow else _OK
    if signs.is_shortener(met.asked):
        return unsure("link-shortener")
    if _lost_its_page(met.asked, met.at):
        return unsure("link-to-home")
    if met.seconds > slow:
        return unsure("link-slow")
    upgraded = met.at.url == met.asked.url.replace("http://", "https://", 1)
    for_good = all(hop.way is Way.PERMANENT for hop in met.hops)
    # A detour back to the same address, such as one that sets a cookie, moves nothing.
    moved = met.at.request != met.asked.request and (for_good or upgraded)
    return Verdict(LinkState.OK, "link-moved") if moved else _OK


def _shows(page: Page, asked: Address) -> bool:
    """Say whether a page holds or offers the file under whose name it came."""
    name = unquote(PurePosixPath(asked.path).name).lower()
    return any(name in unquote(link).lower() for link in page.links)


def _lost_its_page(asked: Address, at: Address) -> bool:
    """Say whether a link to one page ended on the front page of the same site."""
    same = asked.host.removeprefix("www.") == at.host.removeprefix("www.")
    deep = asked.path.lower() not in _HOMES or "?" in asked.target
    return same and deep and at.path.lower() in _HOMES and "?" not in at.target
