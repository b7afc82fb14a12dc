"""What was found out about a link inside the site, as a result with a place and as a problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.linkcheck.inside.harvest import Link
from generator.linkcheck.inside.tree import address_of
from generator.linkcheck.result import LinkResult, LinkState
from generator.problems import Place, Problem

#: What works for some readers, or cannot be told from here; everything else is broken.
_UNSURE = frozenset(
    {
        "inner-404-unsure",
        "inner-double-slash",
        "inner-duplicate-id",
        "inner-no-slash",
        "inner-root-absolute",
        "inner-script",
        "inner-symlink",
        "inner-unreadable",
    }
)
#: The same fault is shown on so many pages, then counted.
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class InnerResult(LinkResult):
    """A link of the site that is not ok, and the place of its tag in the file that holds it."""

    place: Place = field(default=Place(""))


def result_of(reason: str, link: Link, file: str, detail: str = "") -> InnerResult:
    """Say what is wrong with a link in a file; ``reason`` is a key of the messages."""
    return InnerResult(
        url=link.url,
        state=LinkState.UNSURE if reason in _UNSURE else LinkState.BROKEN,
        reason=reason,
        detail=detail,
        pages=(address_of(file),),
        place=Place(file, link.line, link.column),
    )


def result_of_file(reason: str, file: str, detail: str = "") -> InnerResult:
    """Say what is wrong with a file or folder as a whole."""
    return result_of(reason, Link(file, "", "", 0, 0), file, detail)


def as_problems(results: Iterable[InnerResult]) -> list[Problem]:
    """Turn results into problems, in the same order.

    The same fault on many pages stands in what is around all of them: it is shown on the first
    few pages that have it, and the others are counted (``inner-more``).
    """
    known = tuple(results)
    files: defaultdict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for result in known:
        of_same = files[_sameness(result)]
        of_same.setdefault(result.place.file, len(of_same))
    problems = []
    for result in known:
        of_same = files[_sameness(result)]
        turn = of_same[result.place.file]
        if turn < _MOST_SHOWN:
            problems.append(_problem(result.reason or "", result))
        elif turn == _MOST_SHOWN:
            # Once: whatever more of it is in this file counts as seen.
            of_same[result.place.file] = len(of_same)
            count = str(len(of_same) - _MOST_SHOWN)
            problems.append(_problem("inner-more", result, code=result.reason or "", count=count))
    return problems


def _problem(code: str, result: InnerResult, /, **more: str) -> Problem:
    place = Place(_printable(result.place.file), result.place.line, result.place.column)
    values = {"url": _printable(result.url), "detail": _printable(result.detail), **more}
    return Problem(code, place, values)


def _sameness(result: InnerResult) -> tuple[str, ...]:
    """Say what makes two results one fault: ../x and ../../x are one link at different depths."""
    return result.reason or "", result.url.lstrip("./"), result.detail


def _printable(text: str) -> str:
    """Show what would steer a terminal, cannot be written or is not seen as an escape."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )
