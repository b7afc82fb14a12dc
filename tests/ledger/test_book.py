"""ledger.txt as a file: written in one way, read back the same, forgiving of merges only."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.addresses.book import Ledger, Seal, ledger_text, read_ledger
from generator.problems import Problem

_DAY = date(2023, 4, 2)
_LATER = date(2023, 10, 5)
_SIGNS = string.ascii_lowercase + string.digits + "-_/.% กำ"
_pages = st.lists(st.text(_SIGNS, min_size=1, max_size=8), max_size=3).map("/".join)
_anchors = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8)
_addresses = _pages.filter(lambda page: not page.startswith(".")) | st.tuples(_pages, _anchors).map(
    lambda pair: f"{pair[0].lstrip('.')}#{pair[1]}"
)
_days = st.dates(date(1970, 1, 1), date(2105, 1, 1))
_prints = st.text("0123456789abcdef", min_size=16, max_size=16)
_seals = _days.flatmap(
    lambda day: st.lists(_prints.map(lambda p: Seal(p, day)), min_size=1, max_size=3, unique=True)
).map(lambda seals: tuple(sorted(seals, key=lambda seal: seal.fingerprint)))


def read(folder: Path, text: str | bytes) -> tuple[Ledger, list[Problem]]:
    """Read a ledger with this content."""
    path = folder / "ledger.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_ledger(path)


@given(st.dictionaries(_addresses, _days), st.dictionaries(_addresses, _seals))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    since: dict[str, date],
    seals: dict[str, tuple[Seal, ...]],
) -> None:
    """Any addresses, days and seals come back as they were."""
    folder = tmp_path_factory.getbasetemp()
    assert read(folder, ledger_text(Ledger(since, seals))) == (Ledger(since, seals), [])


def test_one_content_has_one_text() -> None:
    """The order in which things were recorded leaves no trace, so that git sees only additions."""
    one = Ledger({"b/": _DAY, "": _DAY, "a/": _DAY})
    other = Ledger({"": _DAY, "a/": _DAY, "b/": _DAY})
    lines = ledger_text(one).splitlines()[2:]
    assert ledger_text(one) == ledger_text(other)
    assert lines == [". 2023-04-02", "a/ 2023-04-02", "b/ 2023-04-02"]


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    """An office that starts has none."""
    assert read_ledger(tmp_path / "ledger.txt") == (Ledger(), [])


@pytest.mark.parametrize(
    "line",
    [
        "2566/",
        "2566/ 2023-04-31",
        "2566/ 2 เม.ย. 66",
        "= 2566/ 2023-04-02",
        "2566/ 0123456789abcdef 2023-04-02",
        "= 2566/ 0123 2023-04-02",
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> other",
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    """Its number is told and the other lines count."""
    ledger, problems = read(tmp_path, f"# head\na/ 2023-04-02\n{line}\nb/ 2023-04-02\n")
    (problem,) = problems
    assert (problem.code, problem.place.line, problem.values["line"]) == ("ledger-line", 3, line)
    assert list(ledger.since) == ["a/", "b/"]


@pytest.mark.parametrize("days", [("2023-04-02", "2023-10-05"), ("2023-10-05", "2023-04-02")])
def test_lines_that_two_branches_added_are_one(tmp_path: Path, days: tuple[str, str]) -> None:
    """After a union merge an address stands twice, in any order: the first day counts."""
    ledger, problems = read(tmp_path, "".join(f"a/ {day}\n" for day in days))
    assert (ledger, problems) == (Ledger({"a/": _DAY}), [])


def test_of_seals_the_newest_counts(tmp_path: Path) -> None:
    """One branch changed a closed year and said so, the other still has the old line."""
    old, new = "0" * 16, "1" * 16
    ledger, _ = read(tmp_path, f"= a/ {new} 2023-10-05\n= a/ {old} 2023-04-02\n")
    assert ledger.seals == {"a/": (Seal(new, _LATER),)}


def test_seals_of_one_day_count_both(tmp_path: Path) -> None:
    """Two branches that both changed something on one day are both right."""
    ledger, _ = read(tmp_path, f"= a/ {'0' * 16} 2023-04-02\n= a/ {'1' * 16} 2023-04-02\n")
    assert ledger.seals == {"a/": (Seal("0" * 16, _DAY), Seal("1" * 16, _DAY))}


@pytest.mark.parametrize("text", ["# head\r\na/ 2023-04-02\r\n", "\ufeff# head\na/ 2023-04-02\n"])
def test_what_windows_makes_of_it_is_read(tmp_path: Path, text: str) -> None:
    """Other line ends and a byte order mark change nothing."""
    assert read(tmp_path, text) == (Ledger({"a/": _DAY}), [])


def test_what_is_no_text_is_a_problem(tmp_path: Path) -> None:
    """Nothing is taken from it, and it is said."""
    ledger, (problem,) = read(tmp_path, "ที่อยู่".encode("cp874"))
    assert (ledger, problem.code) == (Ledger(), "ledger-unreadable")
