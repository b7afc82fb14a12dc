"""The answer sheet for ITAS: its columns, what stands in them, and that it opens anywhere."""

from __future__ import annotations

import csv
import html
import io
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from generator.cli import cli, main
from generator.oit.catalogue_file import builtin
from tests.conftest import ALL, ROOT, run, serving
from tests.ledger.office import Office, new_office
from tests.oit.planted import DAY
from tests.oit.planted import office as office_with_all

SOFFICE = shutil.which("soffice")
COLUMNS = ["ข้อ", "รายการ", "มี/ไม่มี", "URL", "คำอธิบาย"]
ADDRESS = "https://www.example.go.th/ita/"
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None and not ALL, reason="no LibreOffice on this machine"
)


def export(measures: Path, target: Path, *arguments: str) -> Result:
    """Write a sheet in this process, also over another one."""
    words = ["export", "itas", str(target), "-m", str(measures), "--yes", *arguments]
    return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)


def read_csv(content: bytes) -> list[list[str]]:
    """Read CSV in UTF-8, with or without its mark."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(path: Path) -> list[list[str]]:
    """Read the only sheet of a workbook; an empty cell is an empty text."""
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with both sheets of an office that discloses everything, while its site, which
    was built for that address, is on a real server."""
    folder = office_with_all(tmp_path_factory.mktemp("sheets") / "office")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    with serving(folder / "www") as host:
        config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        config = config.replace("site_dir: site", f"site_dir: www/ita\nsite_url: {host}ita/")
        (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
        done = run("generator", "build", "--as-of", str(DAY), cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        for name in ("sheet.xlsx", "sheet.csv"):
            told = export(folder / "measures.yml", folder / name, "--as-of", str(DAY))
            assert (told.return_value, name in told.stderr) == (0, True)
        yield folder


@pytest.fixture(scope="module")
def rows(sheets: Path) -> list[list[str]]:
    """The rows of that office's sheet."""
    return read_csv((sheets / "sheet.csv").read_bytes())


def test_the_columns_are_those_of_the_sheets_that_offices_fill_in(rows: list[list[str]]) -> None:
    """And every row has all of them."""
    assert rows[0] == COLUMNS
    assert {len(row) for row in rows} == {5}


def test_every_item_has_a_row_in_order(rows: list[list[str]]) -> None:
    """O1 to O43 of the year."""
    assert [row[0] for row in rows[1:]] == [f"O{number}" for number in range(1, 44)]


def test_both_files_say_the_same(sheets: Path, rows: list[list[str]]) -> None:
    """The workbook for people, CSV for programs."""
    assert read_xlsx(sheets / "sheet.xlsx") == rows


def test_excel_reads_the_csv_as_thai(sheets: Path) -> None:
    """It needs the mark of UTF-8, and the line ends of Windows."""
    content = (sheets / "sheet.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")


def test_what_is_shown_has_an_address_and_an_explanation(rows: list[list[str]]) -> None:
    """The permanent page of the item, as a whole address, and where each element is."""
    known = builtin(2566)
    for code, _, have, url, explanation in rows[1:]:
        assert have == "มี", code
        assert url.endswith(f"/ita/oit/2566/{code.lower()}/")
        assert "1. " in explanation or not known.item(code).elements


@pytest.mark.slow
def test_every_address_answers_on_the_served_site(rows: list[list[str]]) -> None:
    """What the assessor opens is the page of that item."""
    for code, title, _, url, _ in rows[1:]:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own server
            page = strip(answer.read())
        assert answer.status == 200
        assert f"<title>{code} {html.escape(title)}" in page


def strip(page: bytes) -> str:
    """The text of a page without what joins words."""
    return page.decode().replace("\u2060", "").replace("<wbr>", "")


def test_the_workbook_prints_and_links(sheets: Path) -> None:
    """One page wide on A4, the head on every page, and addresses that can be clicked."""
    (sheet,) = openpyxl.load_workbook(sheets / "sheet.xlsx").worksheets
    assert (sheet.title, sheet.freeze_panes, sheet.print_title_rows) == ("OIT 2566", "A2", "$1:$1")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    linked = [row for row in sheet.iter_rows(min_row=2) if row[3].value]
    assert all(row[3].hyperlink.target == row[3].value for row in linked)


def convert(source: Path, *arguments: str) -> list[list[str]]:
    """Open a file in LibreOffice and read what it saw."""
    out = source.parent / f"out-{source.suffix[1:]}"
    profile = (source.parent / "profile").as_uri()
    shape = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", *arguments]
    command += ["--convert-to", shape, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (written,) = out.iterdir()
    return read_csv(written.read_bytes())


@needs_libreoffice
@pytest.mark.slow
def test_libreoffice_opens_both(sheets: Path, rows: list[list[str]]) -> None:
    """With the right columns, and every cell as it is."""
    assert convert(sheets / "sheet.xlsx") == rows
    assert convert(sheets / "sheet.csv", "--infilter=CSV:44,34,76,1") == rows


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A small office with a form of three items."""
    return new_office(tmp_path / "office")


def sheet_of(office: Office, *arguments: str) -> dict[str, list[str]]:
    """The rows of an office's sheet by item."""
    target = office.folder / "sheet.csv"
    done = export(office.measures, target, "--site-url", ADDRESS, *arguments)
    assert done.return_value == 0, done.output
    return {row[0]: row for row in read_csv(target.read_bytes())}


def test_where_nothing_is_shown_the_answer_is_empty(office: Office) -> None:
    """No address to open, and no words about nothing."""
    assert sheet_of(office)["O3"] == ["O3", "ผล", "ไม่มี", "", ""]


def test_a_sample_is_no_answer(office: Office) -> None:
    """It is not the office's, and will not be there when somebody looks."""
    assert sheet_of(office)["O1"][2] == "มี"
    office.edit("unit: registry}", "unit: registry, sample: true}")
    assert sheet_of(office)["O1"][2:] == ["ไม่มี", "", ""]


def test_a_file_that_is_held_back_is_no_answer(office: Office) -> None:
    """Nobody can open it."""
    office.file("2566/manual.pdf").write_bytes(b"%PDF-1.7 broken")
    assert sheet_of(office)["O1"][2:] == ["ไม่มี", "", ""]


_FORMULA = '=HYPERLINK("http://evil.example","กด")'


def test_a_text_that_looks_like_a_formula_is_only_a_text(office: Office) -> None:
    """In CSV a sign in front keeps it from running; in the workbook it is a text as it stands."""
    office.edit("note: ดูหัวข้อในหน้าแผน", f"note: '{_FORMULA}'")
    assert sheet_of(office)["O2"][4].startswith(f"'{_FORMULA}")
    target = office.folder / "sheet.xlsx"
    export(office.measures, target, "--site-url", ADDRESS)
    (sheet,) = openpyxl.load_workbook(target).worksheets
    cell = sheet["E3"]
    assert (cell.data_type, cell.value.startswith(_FORMULA)) == ("s", True)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\\t="])
def test_no_sign_starts_a_formula(office: Office, sign: str) -> None:
    """Of the signs that spreadsheets know."""
    office.edit("note: ดูหัวข้อในหน้าแผน", f'note: "{sign}1"')
    assert sheet_of(office)["O2"][4].startswith("'")


@pytest.mark.parametrize("sign", ["\\v", "\\0", "\\uFFFE"])
def test_signs_that_no_workbook_can_hold_do_not_stop_it(office: Office, sign: str) -> None:
    """A text copied from elsewhere brings control characters along."""
    office.edit("note: ดูหัวข้อในหน้าแผน", f'note: "ดู{sign}แผน"')
    target = office.folder / "sheet.xlsx"
    assert export(office.measures, target, "--site-url", ADDRESS).return_value == 0
    assert read_xlsx(target)[2][4].startswith("ดู")


def test_the_address_is_that_of_mkdocs_yml(office: Office) -> None:
    """Also where the rest of that file makes no sense."""
    (office.folder / "mkdocs.yml").write_text(f"site_url: {ADDRESS} # here\nnav: [\n")
    target = office.folder / "sheet.csv"
    assert export(office.measures, target).return_value == 0
    assert read_csv(target.read_bytes())[1][3] == f"{ADDRESS}oit/2566/o1/"


def test_an_address_without_a_slash_at_its_end_gets_one(office: Office) -> None:
    """People leave it out."""
    target = office.folder / "sheet.csv"
    export(office.measures, target, "--site-url", ADDRESS.rstrip("/"))
    assert read_csv(target.read_bytes())[1][3] == f"{ADDRESS}oit/2566/o1/"


WRONG = {
    "another kind of file": (["sheet.pdf", "--site-url", ADDRESS], ".xlsx หรือ .csv"),
    "no address": (["sheet.csv"], "--site-url"),
    "an address that is none": (["sheet.csv", "--site-url", "example.go.th"], "--site-url"),
    "a year without a form": (["sheet.csv", "--site-url", ADDRESS, "--year", "2560"], "OIT 2560"),
    "a scheme without a form": (["sheet.csv", "--site-url", ADDRESS, "--scheme", "MOIT"], "MOIT"),
    "a folder that is not there": (["no/sheet.csv", "--site-url", ADDRESS], "no/sheet.csv"),
    "a year of no calendar": (["sheet.csv", "--year", "66"], "หมายถึง 2566 หรือไม่"),
    "no register": (["sheet.csv", "-m", "no.yml", "--site-url", ADDRESS], "no.yml"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_wrong_usage_is_said_in_thai(
    office: Office,
    arguments: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A sentence, status 2, and no file."""
    monkeypatch.chdir(office.folder)
    monkeypatch.setattr("sys.argv", ["prongsai", "export", "itas", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr().err
    assert (left.value.code, said in told) == (2, True), told
    assert any("ก" <= sign <= "๛" for sign in told)
    assert not list(office.folder.rglob("sheet.*"))
