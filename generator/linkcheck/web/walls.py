"""Pages that stand before what the reader wants: sign-in, requests for access, questions to robots,
"not found" under status 200.

Each question has three answers: it is such a page, it may be one, it is none. A word in an article
is no wall: titles must match as a whole, and a page with much to read is what it seems to be.
"""

from __future__ import annotations

from enum import Enum, auto

from generator.linkcheck.web.met import Answer, Met
from generator.linkcheck.web.page import Page
from generator.linkcheck.web.signs import Signs, holds, says

#: So many characters of visible text: with less a page has nothing but its form or notice, with
#: more somebody has something to read. Menus and footers of office sites have some 300 to 2,000.
_NOTICE = 300
_SHORT = 2_000
_LONG = 4_000


class Guess(Enum):
    """How sure a page is such a page."""

    NO = auto()
    MAYBE = auto()
    YES = auto()


def challenge(answer: Answer, page: Page, signs: Signs) -> bool:
    """Say whether an answer questions robots instead of serving readers."""
    if signs.is_challenge(answer.headers):
        return True
    if page.length > _SHORT:
        return False
    return says(signs.challenge_titles, page.titles) or holds(signs.challenge_marks, page.markup)


def login(met: Met, page: Page, signs: Signs) -> Guess:
    """Guess whether a page is there to sign in."""
    titled = says(signs.login_titles, (*page.titles, *page.headings))
    sent = bool(met.hops) and signs.is_login_path(met.at)
    if page.asks_password:
        if sent or titled or page.outside <= _NOTICE:
            return Guess.YES
        return Guess.MAYBE if page.outside <= _SHORT // 2 else Guess.NO
    # A sign-in page that a script draws has no field yet.
    if sent and titled:
        return Guess.YES
    if sent or (titled and page.length <= _SHORT):
        return Guess.MAYBE
    return Guess.NO


def request_access(met: Met, page: Page, signs: Signs) -> Guess:
    """Guess whether a page asks for permission to see a file."""
    if page.length > _SHORT:
        return Guess.NO
    titled = says(signs.access_titles, (*page.titles, *page.headings))
    said = (
        sum(word in page.text for word in signs.access_words) if page.length <= _SHORT // 2 else 0
    )
    refused = met.answer is not None and met.answer.status == 403
    if (titled or said) and (refused or signs.asks_for_access(met.at)):
        return Guess.YES
    # Elsewhere a page may explain how to ask: only one that does nothing else is such a page.
    if (titled and said) or (said > 1 and page.length <= 2 * _NOTICE):
        return Guess.YES
    return Guess.MAYBE if titled else Guess.NO


def missing(page: Page, signs: Signs) -> Guess:
    """Guess whether a page says that there is nothing."""
    titled = says(signs.missing_titles, (*page.titles, *page.headings))
    if titled and page.length <= _SHORT:
        return Guess.YES
    if titled and (page.length <= _LONG or _all_say(page, signs)):
        return Guess.MAYBE
    if page.length <= 2 * _NOTICE and holds(signs.missing_words, page.text):
        return Guess.YES
    return Guess.NO


def _all_say(page: Page, signs: Signs) -> bool:
    return says(signs.missing_titles, page.titles) and says(signs.missing_titles, page.headings)
