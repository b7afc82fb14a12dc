"""measures.yml says what the published plan of fiscal year 2566 says, cell by cell.

The plan was pasted out of a Word table. A line that starts with a tab starts a cell; the lines
below it belong to the same cell. White space and list dashes are layout and are not compared.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

SEED = Path(__file__).parent / "fixtures" / "measures-2566.txt"
REGISTER = Path(__file__).parent.parent / "measures.yml"

COLUMNS = {
    "indicator": "ตัวชี้วัด",
    "issue": "ประเด็นที่ต้องเตรียมความพร้อม/ยกระดับ",
    "activities": "กิจกรรมที่จะดำเนินการ",
    "outputs": "ผลผลิต",
    "outreach": "วิธีการสร้างการรับรู้",
    "due": "ระยะเวลาแล้วเสร็จ",
    "units": "ผู้รับผิดชอบ",
    "monitoring": "ระยะเวลากำกับติดตามโดยผอ.เขต",
}
PREAMBLE = (
    "title",
    "fiscal year",
    "office",
    "first heading",
    "first text",
    "second heading",
    "second text",
    "table heading",
)
MEASURES_PER_INDICATOR = {1: 7, 2: 5, 3: 2, 4: 3, 5: 3, 6: 3, 7: 2, 8: 3, 9: 1, 10: 1}
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LIST_DASH = re.compile(r"^\s*[-\u2013]", re.MULTILINE)
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

Row = dict[str, str]


def bare(text: str) -> str:
    """The text without list dashes and white space."""
    return re.sub(r"\s", "", LIST_DASH.sub("", text))


# The seed


def seed_preamble() -> list[str]:
    """The lines above the table, without the empty ones."""
    above, _, _ = SEED.read_text(encoding="utf-8").partition("\n\t")
    return [line for line in above.splitlines() if line.strip()]


def seed_rows() -> list[Row]:
    """The rows of the table, its header first."""
    _, _, table = SEED.read_text(encoding="utf-8").partition("\n\t")
    cells = table.split("\n\t")
    rows = []
    while cells:
        if cells[0].strip() and not cells[1].strip():
            del cells[1]  # indicators 9 and 10 stand alone, above a row that starts empty
        rows.append(dict(zip(COLUMNS, cells, strict=False)))
        del cells[: len(COLUMNS)]
    return rows


def seed_measures() -> Iterator[tuple[str, Row]]:
    """Every row below the header with its number, such as 1.4."""
    indicator = measure = 0
    for row in seed_rows()[1:]:
        if row["indicator"].strip():
            indicator, measure = indicator + 1, 0
        measure += 1
        yield f"{indicator}.{measure}", row


# measures.yml


@cache
def register() -> dict[str, Any]:
    """measures.yml with every scalar as the string that was typed."""
    loaded: dict[str, Any] = yaml.load(
        REGISTER.read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506 - it builds nothing but strings, lists and mappings
    )
    return loaded


def plan() -> dict[str, Any]:
    """The plan of fiscal year 2566."""
    (found,) = [plan for plan in register()["plans"] if plan["fiscal_year"] == "2566"]
    return dict(found)


def measures() -> dict[str, dict[str, Any]]:
    """Every measure by its number, such as 1.4."""
    return {
        f"{indicator['number']}.{position}": measure
        for indicator in plan()["indicators"]
        for position, measure in enumerate(indicator["measures"], start=1)
    }


def written_row(number: str) -> Row:
    """The cells of one measure as they would stand in the table."""
    measure = measures()[number]
    return {
        "indicator": written_indicator(number),
        "issue": measure.get("issue", ""),
        "activities": "\n".join(measure.get("activities", [])),
        "outputs": "\n".join(output_text(output) for output in measure.get("outputs", [])),
        "outreach": "\n".join(measure.get("outreach", [])),
        "due": measure.get("due", ""),
        "units": written_units(measure["units"]),
        "monitoring": measure.get("monitoring", ""),
    }


def written_indicator(number: str) -> str:
    """The indicator's number and name beside its first measure, nothing beside the others."""
    indicator_number, _, position = number.partition(".")
    names = {each["number"]: each["name"] for each in plan()["indicators"]}
    return f"{indicator_number}) {names[indicator_number]}" if position == "1" else ""


def written_units(units: str | list[str]) -> str:
    """The Thai names of the units in charge."""
    if units == "all":
        return "ทุกฝ่าย"
    return "\n".join(register()["units"][unit] for unit in units)


def output_text(output: str | dict[str, str]) -> str:
    """The text of an output, whether it is all that is known or not."""
    return output if isinstance(output, str) else output["text"]


def written_preamble() -> list[str]:
    """The lines above the table as measures.yml tells them."""
    title, office = plan()["title"], register()["agency"]["name"]
    first, second = plan()["preface"]
    return [
        title,
        f"ประจำปีงบประมาณ พ.ศ. {plan()['fiscal_year']}",
        f"ของ{office}",
        first["heading"],
        first["text"],
        second["heading"],
        f"· {second['text']}",
        f"{title}ของ{office}",
    ]


# What must hold


def test_the_seed_has_the_eight_columns() -> None:
    """The header of the seed names the eight columns in their order."""
    header = seed_rows()[0]
    assert {name: bare(cell) for name, cell in header.items()} == COLUMNS


@pytest.mark.parametrize("position", range(len(PREAMBLE)), ids=PREAMBLE)
def test_a_preamble_line_reads_as_published(position: int) -> None:
    """A line above the table stands in measures.yml as it was published."""
    assert bare(written_preamble()[position]) == bare(seed_preamble()[position])


def test_no_preamble_line_is_lost_or_added() -> None:
    """The seed has as many lines above the table as measures.yml tells."""
    assert len(written_preamble()) == len(seed_preamble()) == len(PREAMBLE)


@pytest.mark.parametrize(
    ("number", "column", "published"),
    [
        pytest.param(number, column, row[column], id=f"{number} {column}")
        for number, row in seed_measures()
        for column in COLUMNS
    ],
)
def test_a_cell_reads_as_published(number: str, column: str, published: str) -> None:
    """A cell of the table stands in measures.yml as it was published."""
    assert bare(written_row(number)[column]) == bare(published)


def test_no_measure_is_lost_or_added() -> None:
    """measures.yml holds the thirty measures of the seed, in the same order."""
    published = [number for number, _ in seed_measures()]
    assert list(measures()) == published
    assert len(published) == 30


def test_every_indicator_has_its_measures() -> None:
    """Each of the ten indicators holds as many measures as in the plan."""
    counts = {int(each["number"]): len(each["measures"]) for each in plan()["indicators"]}
    assert counts == MEASURES_PER_INDICATOR


def test_a_merged_issue_names_the_measure_above() -> None:
    """The only empty issue cell of the seed refers to the issue of the row above."""
    merged = [number for number, row in seed_measures() if not row["issue"].strip()]
    references = {
        number: measure["issue_from"]
        for number, measure in measures().items()
        if "issue_from" in measure
    }
    assert merged == ["4.2"]
    assert references == {"4.2": measures()["4.1"]["id"]}


def test_the_measure_without_monitoring_leaves_the_key_out() -> None:
    """Only measure 5.3 has no monitoring period."""
    silent = [number for number, measure in measures().items() if "monitoring" not in measure]
    assert silent == ["5.3"]


def test_ids_are_unique() -> None:
    """No two measures share an id."""
    ids = [measure["id"] for measure in measures().values()]
    assert len(set(ids)) == len(ids)


def test_ids_are_ascii_slugs() -> None:
    """Every id is lower-case ASCII words joined by hyphens."""
    ids = [measure["id"] for measure in measures().values()]
    assert [each for each in ids if not SLUG.fullmatch(each)] == []


def test_a_quantity_stands_in_its_text() -> None:
    """The quantity and unit of an output are read from its text, not invented."""
    counted = [
        output
        for measure in measures().values()
        for output in measure["outputs"]
        if isinstance(output, dict) and "quantity" in output
    ]
    invented = [
        output["text"]
        for output in counted
        if f"{output['quantity']} {output['unit']}" not in output["text"].translate(THAI_DIGITS)
    ]
    assert counted
    assert invented == []
