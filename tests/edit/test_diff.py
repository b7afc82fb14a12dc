"""The diff that verbs show is that of ``diff -u``."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from generator.edit.diff import unified

LINES = st.lists(st.sampled_from("กขค"), max_size=20)


@given(LINES, LINES, LINES, LINES)
def test_it_applies_like_the_whole_diff(
    head: list[str], old: list[str], new: list[str], tail: list[str]
) -> None:
    """Its hunks turn the one text into the other at the lines they name."""
    before, after = [*head, *old, *tail], [*head, *new, *tail]
    shown = unified("\n".join(before), "\n".join(after), "x").splitlines()
    assert applied(before, shown) == after


def test_one_change_is_shown_as_difflib_shows_it() -> None:
    """The same head, the same three lines around it."""
    before = [f"{number}" for number in range(1000)]
    after = [*before[:500], "ใหม่", *before[501:]]
    whole = difflib.unified_diff(before, after, "a/x", "b/x", lineterm="")
    assert unified("\n".join(before), "\n".join(after), "x") == "\n".join(whole)


def applied(before: list[str], shown: list[str]) -> list[str]:
    """Apply a unified diff the plain way."""
    out: list[str] = []
    at = 0
    for line in shown[2:]:
        if line.startswith("@@"):
            start, _, count = line.split()[1][1:].partition(",")
            first = int(start) - (count != "0")
            out += before[at:first]
            at = first
        elif line.startswith("+"):
            out.append(line[1:])
        else:
            assert before[at] == line[1:]
            out += [line[1:]] if line.startswith(" ") else []
            at += 1
    return [*out, *before[at:]]
