"""The words of a page that most likely show an element: a short piece of it, cut at spaces."""

from __future__ import annotations

from generator.thai.text import fold

#: So long a piece is shown; so many letters in a row count as the same word.
_LONGEST = 160
_GRAM = 4
#: A page number and a running title are no longer than this.
_FOOT = 60


def excerpt(text: str, wanted: str) -> str:
    """Give the piece of ``text`` that shares most with ``wanted``, at most 160 letters long."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    if not lines:
        return ""
    grams = _grams(wanted)
    pieces = [" ".join(lines[start:])[: 2 * _LONGEST] for start in range(len(lines))]
    shared = [len(_grams(piece[:_LONGEST]) & grams) for piece in pieces]
    # Of pieces that share as much, the last that is not just the foot of the page.
    order = [(shared[i], len(pieces[i]) > _FOOT, i) for i in range(len(pieces))]
    piece = pieces[max(order)[2]] if any(shared) else pieces[0]
    return piece if len(piece) <= _LONGEST else f"{_cut(piece)}…"


def _cut(piece: str) -> str:
    """Cut at a space where there is one near the end: a cluster of Thai marks stays whole."""
    head = piece[:_LONGEST]
    at = head.rfind(" ")
    return head[:at] if at > _LONGEST // 2 else _whole_clusters(head, piece)


def _whole_clusters(head: str, piece: str) -> str:
    """Leave out a last letter whose marks would be cut off, and a vowel that waits for one."""
    while head and ("\u0e31" <= piece[len(head)] <= "\u0e4e" or "\u0e40" <= head[-1] <= "\u0e44"):
        head = head[:-1]
    return head


def _grams(text: str) -> set[str]:
    squeezed = "".join(fold(text).casefold().split())
    return {squeezed[i : i + _GRAM] for i in range(len(squeezed) - _GRAM + 1)}
