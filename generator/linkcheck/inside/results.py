"""What was found out about a link inside the site, as a result with a place and as a problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.linkcheck.inside.harvest import Link
from generator.linkcheck.inside.tree import address_of
from generator.linkcheck.result import LinkResult, LinkState
from generator.problems import Place, Problem, printable

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
#: What 404.html gets wrong as a whole: all its links have the one cause, and the one mending.
_OF_404 = frozenset({"inner-404-base", "inner-404-unsure"})
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
    known = tuple(_once_of_404(results))
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


def _once_of_404(results: Iterable[InnerResult]) -> Iterator[InnerResult]:
    """Leave out of each fault of 404.html as a whole all links but the first."""
    told = set()
    for result in results:
        if result.reason not in told:
            yield result
        if result.reason in _OF_404:
            told.add(result.reason)


def _problem(code: str, result: InnerResult, /, **more: str) -> Problem:
    place = Place(printable(result.place.file), result.place.line, result.place.column)
    values = {"url": printable(result.url), "detail": printable(result.detail), **more}
    return Problem(code, place, values)


def _sameness(result: InnerResult) -> tuple[str, ...]:
    """Say what makes two results one fault: ../x and ../../x are one link at different depths."""
    return result.reason or "", result.url.lstrip("./"), result.detail
