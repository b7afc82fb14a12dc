"""Results as problems, and as a report for people: how many, the worst first, host by host."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.encoding import place_at
from generator.linkcheck.exempt import Exemption
from generator.linkcheck.result import LinkResult, LinkState
from generator.linkcheck.web.address import NoAddress, read_address
from generator.problems import Place, Problem
from generator.report import as_lines
from generator.report_words import summary

#: Say where a URL stands in the register, None when it does not stand there as it is.
Locate = Callable[[str], Place | None]

#: What may go on an address: a shorter one is not found within a longer one.
_GOES_ON = re.compile(r"[^\s\"'<>)\]},]")
_WORST_FIRST = (LinkState.BROKEN, LinkState.UNSURE, LinkState.OK)
_SHOWN_PAGES = 3
_WORDS = {
    "th": {
        "count": "ตรวจ {} ลิงก์: ใช้ได้ {} ใช้ไม่ได้ {} ไม่แน่ใจ {}",
        LinkState.BROKEN: "ใช้ไม่ได้ {}",
        LinkState.UNSURE: "ไม่แน่ใจ {}",
        LinkState.OK: "ย้ายแล้ว {}",
        "none": "ลิงก์ที่เขียนผิด",
        "pages": "อยู่ในหน้า: {}",
        "more": " และอีก {} หน้า",
        "new": "ที่อยู่ใหม่: {}",
    },
    "en": {
        "count": "{} links: {} ok, {} broken, {} not sure",
        LinkState.BROKEN: "broken: {}",
        LinkState.UNSURE: "not sure: {}",
        LinkState.OK: "moved: {}",
        "none": "links written wrong",
        "pages": "on: {}",
        "more": " and {} more",
        "new": "new address: {}",
    },
}


def locator(text: str, file: str) -> Locate:
    """Make a search for URLs in the text of a register."""

    def locate(url: str) -> Place | None:
        at = text.find(url) if url else -1
        while at >= 0:
            end = at + len(url)
            if not _GOES_ON.match(text, end):
                return place_at(text, at, file)
            at = text.find(url, end)
        return None

    return locate


def problems_of(results: Iterable[LinkResult], locate: Locate) -> list[Problem]:
    """Give a problem for each result that has a reason: where its link stands, or else its page."""
    return [_problem(result, locate) for result in results if result.reason]


def exemption_problems(
    over: Iterable[Exemption], unused: Iterable[Exemption], locate: Locate
) -> list[Problem]:
    """Give the problems of exemptions that have run out or are for no link."""
    return [
        Problem(
            code,
            locate(entry.url) or Place(entry.url),
            {"url": entry.url, "detail": entry.until.isoformat()},
        )
        for code, entries in (("link-exempt-over", over), ("link-exempt-unused", unused))
        for entry in entries
    ]


def as_text(
    results: Sequence[LinkResult], others: Sequence[Problem], locate: Locate, lang: str
) -> str:
    """Write the report: counts, then what is to be looked at by host, the worst host first."""
    words = _WORDS[lang]
    states = Counter(result.state for result in results)
    ok, wrong, doubtful = (
        states[state] for state in (LinkState.OK, LinkState.BROKEN, LinkState.UNSURE)
    )
    lines = [words["count"].format(len(results), ok, wrong, doubtful), *as_lines(others, lang)]
    for host, found in _by_host(results):
        counts = Counter(result.state for result in found)
        said = [words[state].format(counts[state]) for state in _WORST_FIRST if counts[state]]
        lines += ["", f"{host or words['none']} ({', '.join(said)})"]
        for result in found:
            lines += _lines(result, locate, lang)
    problems = [*others, *problems_of(results, locate)]
    return "\n".join([*lines, "", summary(problems, lang)])


def sorted_worst_first(results: Iterable[LinkResult]) -> list[LinkResult]:
    """Order results as the report does."""
    return [result for _, found in _by_host(list(results)) for result in found]


def _by_host(results: Sequence[LinkResult]) -> list[tuple[str, list[LinkResult]]]:
    hosts: Mapping[str, list[LinkResult]] = defaultdict(list)
    for result in results:
        if result.reason:
            hosts[_host(result.url)].append(result)
    for found in hosts.values():
        found.sort(key=lambda result: (_WORST_FIRST.index(result.state), result.url))
    return sorted(hosts.items(), key=lambda entry: (*_weight(entry[1]), entry[0]))


def _weight(found: Sequence[LinkResult]) -> tuple[int, ...]:
    counts = Counter(result.state for result in found)
    return tuple(-counts[state] for state in _WORST_FIRST)


def _host(url: str) -> str:
    try:
        return read_address(url).host
    except NoAddress:
        return ""


def _lines(result: LinkResult, locate: Locate, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield from as_lines([_problem(result, locate)], lang)
    # In full, to be copied: within the message long values are cut.
    if result.reason in {"link-moved", "link-shortener"} and result.final_url:
        yield f"    {words['new'].format(result.final_url)}"
    if result.pages:
        pages = ", ".join(page or "/" for page in result.pages[:_SHOWN_PAGES])
        rest = len(result.pages) - _SHOWN_PAGES
        more = words["more"].format(rest) if rest > 0 else ""
        yield f"    {words['pages'].format(pages)}{more}"


def _problem(result: LinkResult, locate: Locate) -> Problem:
    page = result.pages[0] or "/" if result.pages else _shown(result)
    place = locate(result.url) or Place(page)
    values = {
        "url": _shown(result),
        "detail": result.detail,
        "status": str(result.status or ""),
        "final": result.final_url or "",
    }
    return Problem(result.reason or "", place, values)


def _shown(result: LinkResult) -> str:
    """Show no password again."""
    return "***" if result.reason == "link-userinfo" else result.url
