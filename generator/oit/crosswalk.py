"""Which item of one year goes on as which item of the next: made by hand from the titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Step:
    """An item of a year and the items of the next year it goes on as; ``why`` where that is not one
    to one, or where its title or time changed."""

    item: str
    to: tuple[str, ...]
    why: str | None


@cache
def steps(year: int, next_year: int) -> Mapping[str, Step]:
    """Give the steps from one year's OIT to the next by item; empty when nobody compared them."""
    text = files("generator").joinpath("data/oit/crosswalk.yml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    for entry in data["years"]:
        if (entry["from"], entry["to"]) == (str(year), str(next_year)):
            return {
                step["item"]: Step(step["item"], tuple(step["to"]), step.get("why"))
                for step in entry["items"]
            }
    return {}
