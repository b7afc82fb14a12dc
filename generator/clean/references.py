"""References of formulas, names and charts to what is taken out of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from generator.clean.package import remove
from generator.inspect.package import Refused, attribute, child, children, local

_EXTERNAL = r"\[\d+\]"


class Gone:
    """What is no longer in the workbook: sheets by name, names and tables, and all other files."""

    def __init__(self, sheets: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        quoted = (re.escape(name.replace("'", "''")) for name in sheets)
        words = [rf"(?<![\w.])(?:'{name}'|{name})!" for name in quoted]
        words += [rf"(?<![\w.]){re.escape(name)}(?![\w.])" for name in names]
        self._pattern = re.compile("|".join([_EXTERNAL, *words]), re.I)

    def is_in(self, formula: str | None) -> bool:
        """Say whether a formula refers to something that is gone."""
        return bool(formula and self._pattern.search(formula))


def formulas_to_values(sheet: etree._Element, gone: Gone | None) -> int:
    """Let cells keep their values and lose formulas that refer to what is gone; all, without
    ``gone``. Give their number."""
    found = [item for item in sheet.iter() if local(item) == "f" and _is_of_cell(item)]
    # Cells that share a formula name it by a number; only the first of them has its text.
    shared = {
        item.get("si")
        for item in found
        if item.get("si") and (gone is None or gone.is_in(item.text))
    }
    count = 0
    for item in found:
        if gone is None or gone.is_in(item.text) or item.get("si") in shared:
            _keep_value(item)
            count += 1
    return count


def _keep_value(formula: etree._Element) -> None:
    """Take out a formula; without its value nobody would know any more what it showed."""
    cell = formula.getparent()
    value = child(cell, "v")
    if cell is not None and cell.get("t") != "str" and (value is None or not value.text):
        raise Refused("sheet-formula-uncalculated", f"เซลล์ {cell.get('r', '')}", count="1")
    remove(formula)


def _is_of_cell(formula: etree._Element) -> bool:
    parent = formula.getparent()
    return parent is not None and local(parent) == "c"


def drop_rules(sheet: etree._Element, gone: Gone) -> None:
    """Take out rules of formats and of input that refer to what is gone."""
    for item in [i for i in sheet.iter() if local(i) in ("dataValidation", "cfRule")]:
        if any(gone.is_in(part.text) for part in item.iter()):
            remove(item)
    for name in ("dataValidations", "conditionalFormatting"):
        for item in [i for i in sheet.iter() if local(i) == name and len(i) == 0]:
            remove(item)


def chart_to_values(chart: etree._Element, gone: Gone) -> None:
    """Let a chart keep the values it shows in place of references to what is gone."""
    found = [
        item
        for item in chart.iter()
        if local(item) in ("numRef", "strRef") and gone.is_in(_formula(item))
    ]
    for item in found:
        _to_literal(item)


def _formula(reference: etree._Element) -> str | None:
    formula = child(reference, "f")
    return None if formula is None else formula.text


def _to_literal(reference: etree._Element) -> None:
    parent = reference.getparent()
    namespace = str(reference.tag).rpartition("}")[0] + "}"
    cache = child(reference, "numCache") if local(reference) == "numRef" else None
    cache = child(reference, "strCache") if cache is None else cache
    if parent is None:
        return
    if local(parent) == "tx":
        # The name of a series is a plain text.
        value = child(cache, "pt", "v")
        literal = etree.Element(f"{namespace}v")
        literal.text = "" if value is None else value.text
    else:
        kind = "numLit" if local(reference) == "numRef" else "strLit"
        literal = etree.Element(f"{namespace}{kind}")
        literal.extend(list(cache) if cache is not None else [])
    parent.replace(reference, literal)


def drop_names(book: etree._Element, gone: Gone, dropped: list[int]) -> list[str]:
    """Take out names for cells of sheets that are gone, count the others' sheets anew, and give
    the names that went. ``dropped`` are places of sheets from 0."""
    names = []
    holder = child(book, "definedNames")
    for item in list(children(holder, "definedName")):
        place = attribute(item, "localSheetId")
        sheet = int(place) if place and place.isdecimal() else None
        if sheet in dropped or gone.is_in(item.text):
            names.append(attribute(item, "name") or "")
            remove(item)
        elif sheet is not None:
            item.set("localSheetId", str(sheet - sum(number < sheet for number in dropped)))
    if names and holder is not None and len(holder) == 0:
        remove(holder)
    return names
