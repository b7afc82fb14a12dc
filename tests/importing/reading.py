"""Running ``prongsai import`` in a folder, and loading what it wrote."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import cli
from generator.load import load
from generator.register import Measure, Plan, Register


def run_import(folder: Path, *arguments: str | Path, text: bytes | None = None) -> Result:
    """Run the verb with the folder's measures.yml, there or not."""
    words = ["import", "-m", str(folder / "measures.yml"), *map(str, arguments)]
    return CliRunner().invoke(cli, words, input=text, standalone_mode=False)


def imported(folder: Path, source: Path, *arguments: str) -> Register:
    """Import a document into a draft of its own and load that as check does."""
    draft = folder / "draft.yml"
    result = run_import(folder, source, "-o", draft, *arguments)
    assert result.return_value == 0, result.output
    loaded = load(draft)
    assert loaded.register is not None, loaded.problems
    return loaded.register


def cells_of(measure: Measure) -> dict[str, Any]:
    """What the plan's table says of a measure, cell by cell."""
    return {
        "issue": measure.issue,
        "issue_from": measure.issue_from,
        "activities": measure.activities,
        "outputs": tuple((o.text, o.kind, o.quantity, o.unit) for o in measure.outputs),
        "outreach": measure.outreach,
        "due": measure.due and measure.due.raw,
        "units": None if measure.all_units else tuple(unit.name for unit in measure.units),
        "monitoring": measure.monitoring and measure.monitoring.raw,
        "budget": measure.budget and measure.budget.raw,
    }


def table_of(plan: Plan) -> dict[tuple[str, str], Any]:
    """All cells of a plan by number of the measure and key."""
    return {
        (measure.number, key): value
        for measure in plan.measures
        for key, value in cells_of(measure).items()
    }


def bare(value: Any) -> Any:
    """A value without white space, which the seed's own test does not compare either."""
    if isinstance(value, str):
        return re.sub(r"\s", "", value)
    return tuple(map(bare, value)) if isinstance(value, tuple) else value
