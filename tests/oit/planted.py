"""The office that discloses everything, with one thing changed; and what its form says then."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.load import load
from generator.office import open_office
from generator.oit.coverage import Covered
from tests.conftest import ROOT

OFFICE = ROOT / "tests" / "fixtures" / "oit-office"
DAY = date(2023, 7, 1)
Data = dict[str, Any]
#: Changes measures.yml as values, and may change the files in the folder.
Edit = Callable[[Data, Path], None]
#: An item by its code, or an element by code and number: its state and why.
Map = Mapping[object, tuple[str, object]]


def office(folder: Path, edit: Edit | None = None) -> Path:
    """Copy the office into an empty folder, changed; its files are inspected once for all."""
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(".*"))
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    if edit:
        path = folder / "measures.yml"
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        edit(data, folder)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
        path.write_text(text, encoding="utf-8")
    return folder


def covered(folder: Path, day: date = DAY, year: int = 2566) -> Covered:
    """Cover the form of a year through the whole chain: files, register, coverage."""
    found = open_office(folder, folder / "content", progress=False)
    loaded = load(folder / "measures.yml", holdings=found.stock.holdings)
    assert loaded.register is not None, loaded.problems
    site = found.site(loaded.register, day)
    return next(form for form in site.covered if form.catalogue.fiscal_year == year)


def as_map(form: Covered) -> Map:
    """The state of every item and element, with the codes of the reasons."""
    items = {e.item.code: (e.state.value, tuple(r.code for r in e.reasons)) for e in form.items}
    elements = {
        (e.item.code, element.number): (
            element.state.value,
            element.reason.code if element.reason else None,
        )
        for e in form.items
        for element in e.elements
    }
    return {**items, **elements}


def changes(before: Map, after: Map) -> Map:
    """What is another than before."""
    return {key: told for key, told in after.items() if before[key] != told}


def evidence(data: Data, id_: str) -> Data:
    """The entry of a piece of evidence."""
    found: Data = next(entry for entry in data["evidence"] if entry["id"] == id_)
    return found


def disclosure(data: Data, code: str) -> Data:
    """The entry of an item."""
    items = data["disclosures"][0]["items"]
    found: Data = next(entry for entry in items if entry["item"] == code)
    return found


def shown(data: Data, code: str) -> list[Data]:
    """The places of an item."""
    rows: list[Data] = disclosure(data, code)["shown"]
    return rows
