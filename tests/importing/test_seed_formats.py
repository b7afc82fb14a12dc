"""The plan of 2566 from every format that offices keep it in is the plan of measures.yml."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.load import load
from generator.register import Grouping, Plan
from tests.conftest import ALL, ROOT
from tests.importing import documents
from tests.importing.reading import bare, imported, table_of

SEED = ROOT / "tests" / "fixtures" / "measures-2566.txt"
needs_libreoffice = pytest.mark.skipif(
    documents.SOFFICE is None and not ALL, reason="no LibreOffice on this machine"
)
FORMATS: dict[str, Callable[[Path], Path]] = {
    "pasted.txt": lambda path: Path(path.write_bytes(SEED.read_bytes()) and path),
    "python-docx.docx": documents.word,
    "libreoffice.docx": documents.libreoffice_word,
    "excel.xlsx": documents.workbook,
    "excel.csv": documents.separated,
    "old.csv": lambda path: documents.separated(path, "cp874"),
    "unicode.txt": lambda path: documents.separated(path, "utf-16", "\t"),
    "page.html": documents.markup,
    "page.md": documents.markdown,
}
#: Where the narrow columns of Word broke a line inside or between words, only a reader knows
#: whether a space belongs there: these cells differ from measures.yml in spaces alone.
SPACES = {
    ("1.1", "outreach"),
    ("3.1", "outreach"),
    ("9.1", "issue"),
    ("10.1", "issue"),
}
each_format = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=needs_libreoffice if "libreoffice" in name else ())
        for name in FORMATS
    ],
)


@cache
def project() -> Plan:
    """The plan of the project's own register."""
    register = load(ROOT / "measures.yml").register
    assert register is not None
    return register.plans[0]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Plan]:
    """Import the seed from a format, once for all tests."""

    @cache
    def plan(name: str) -> Plan:
        folder = tmp_path_factory.mktemp("seed")
        register = imported(folder, FORMATS[name](folder / name))
        assert register.agency.name == "สำนักงานเขตบางกอกน้อย"
        return register.plans[0]

    return plan


@each_format
def test_every_cell_is_that_of_measures_yml(name: str, plans: Callable[[str], Plan]) -> None:
    """All thirty measures, each cell with the same items and the same letters."""
    ours, theirs = table_of(plans(name)), table_of(project())
    assert len(plans(name).measures) == 30
    assert {key: bare(value) for key, value in ours.items()} == {
        key: bare(value) for key, value in theirs.items()
    }


@each_format
def test_only_known_cells_differ_in_spaces(name: str, plans: Callable[[str], Plan]) -> None:
    """Spaces are those of measures.yml too, but for the cells that only a reader could set."""
    ours, theirs = table_of(plans(name)), table_of(project())
    assert {key for key, value in ours.items() if value != theirs[key]} == SPACES


@each_format
def test_indicators_and_what_stands_above_the_table(
    name: str, plans: Callable[[str], Plan]
) -> None:
    """Numbers and names of the indicators, title, year, who follows up, and the preface."""
    ours, theirs = plans(name), project()
    assert ours.grouping is Grouping.INDICATORS
    assert [(g.number, g.name, len(g.measures)) for g in ours.groups] == [
        (g.number, g.name, len(g.measures)) for g in theirs.groups
    ]
    assert (ours.fiscal_year, ours.title, ours.monitored_by) == (
        theirs.fiscal_year,
        theirs.title,
        theirs.monitored_by,
    )
    assert [(p.heading, bare(p.text)) for p in ours.preface] == [
        (p.heading, bare(p.text)) for p in theirs.preface
    ]
