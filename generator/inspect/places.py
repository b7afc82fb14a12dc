"""Names of places in spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from generator.inspect.masking import cell_name

#: So many cells are named in one problem.
_NAMED = 8


def named_cells(places: Sequence[tuple[int, int]]) -> str:
    """Name cells, from 0 by row and column, not more than people would look at."""
    names = ", ".join(cell_name(*place) for place in places[:_NAMED])
    return f"{names} …" if len(places) > _NAMED else names
