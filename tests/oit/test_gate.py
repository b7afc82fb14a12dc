"""``prongsai check --publish``: one command before publishing, for people and for CI."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from tests.conftest import run, tree
from tests.ledger.office import PERSONAL, Office, new_office

#: Elements that have no end.
_VOID = {"meta", "br"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A small office that could publish. Without mkdocs.yml no trial build is made, which most
    tests do not need."""
    office = new_office(tmp_path / "office")
    office.record()
    (office.folder / "mkdocs.yml").rename(office.folder / "mkdocs.bak")
    return office


def with_site(office: Office) -> Office:
    """Give the office its mkdocs.yml back."""
    (office.folder / "mkdocs.bak").rename(office.folder / "mkdocs.yml")
    return office


def break_much(office: Office) -> None:
    """Faults of every severity, of two units and of nobody in particular."""
    office.edit("units: {registry: ฝ่ายทะเบียน}", "units: {registry: ฝ่ายทะเบียน, law: ฝ่ายเทศกิจ}")
    office.edit("title: บันทึกการประชุม}", "title: บันทึกการประชุม, unit: law}")
    office.edit("unit: registry}", "unit: registry, sample: true}")
    office.file("2566/minutes.txt").write_text(PERSONAL, encoding="utf-8")
    office.alias("help/", "nowhere/")
    office.file("2566/left.txt").write_text("ข้อความ\n", encoding="utf-8")


def gate(office: Office, *arguments: str) -> tuple[int, str]:
    """Run the gate in this process; gives its status and what it said."""
    told = office.does("check", "--publish", *arguments)
    return told.return_value, told.stdout


def groups(report: str) -> dict[str, list[str]]:
    """The lines under each heading of the report."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in report.splitlines():
        if line.startswith("== "):
            lines = found.setdefault(line.strip("= "), [])
        elif line:
            lines.append(line)
    return found


def test_what_may_be_published_is_said_first(office: Office) -> None:
    """Ready, how many gaps, status 0: gaps forbid nothing."""
    status, report = gate(office)
    assert status == 0
    assert report.splitlines()[:2] == ["ไม่มีสิ่งที่ห้ามเผยแพร่", "พบเรื่องแจ้งให้ทราบ 2 รายการ"]


def test_what_may_not_be_published_is_said_first(office: Office) -> None:
    """Not ready, how many of what, the worst three, and where to start."""
    break_much(office)
    status, report = gate(office)
    lines = report.splitlines()
    assert (status, lines[0]) == (1, "ยังไม่พร้อมเผยแพร่")
    assert lines[1].startswith("พบข้อผิดพลาด 1 รายการ เหตุที่ไม่เผยแพร่ไฟล์ 2 รายการ ข้อควรระวัง 1 รายการ")
    assert lines[2] == "แก้ก่อน:"
    for line, word in zip(lines[3:6], ("ข้อผิดพลาด", *["ไม่เผยแพร่ไฟล์นี้"] * 2), strict=True):
        assert line.startswith("  ")
        assert f": {word}: " in line
    assert lines[6].startswith("เริ่มที่ measures.yml:14:7: ")


def test_problems_are_grouped_by_the_unit_that_mends_them(office: Office) -> None:
    """By the line of an entry or by the file of evidence; what is nobody's comes last."""
    break_much(office)
    found = groups(gate(office)[1])
    assert list(found) == ["ฝ่ายทะเบียน", "ฝ่ายเทศกิจ", "ทั้งหน่วยงาน"]
    assert "[sample-published]" in found["ฝ่ายทะเบียน"][0]
    assert "[personal-national-id]" in found["ฝ่ายเทศกิจ"][0]
    told = "\n".join(found["ทั้งหน่วยงาน"])
    assert all(code in told for code in ("[alias-living]", "[evidence-file-unnamed]"))


def test_every_fault_has_its_fix_and_gaps_stand_below(office: Office) -> None:
    """Gaps are only listed: nothing in them is wrong."""
    lines = groups(gate(office)[1])["ทั้งหน่วยงาน"]
    assert lines[0] == "สิ่งที่ยังขาดและเรื่องแจ้งให้ทราบ:"
    break_much(office)
    lines = groups(gate(office)[1])["ฝ่ายเทศกิจ"]
    assert lines[1].startswith("    วิธีแก้: ")


def test_a_problem_of_two_units_stands_under_both(office: Office) -> None:
    """Each reads its own part."""
    office.edit("units: {registry: ฝ่ายทะเบียน}", "units: {registry: ฝ่ายทะเบียน, law: ฝ่ายเทศกิจ}")
    office.edit("    units: registry", "    units: [registry, law]\n    due2: x")
    found = groups(gate(office)[1])
    assert len(found) == 2
    assert all("[unknown-key-near]" in "".join(lines) for lines in found.values())


def test_a_register_with_errors_is_told_by_unit_name_too(office: Office) -> None:
    """No register came out of it, but the file says how units are called."""
    office.edit("    units: registry", "    units: registry\n    due2: x")
    assert list(groups(gate(office)[1])) == ["ฝ่ายทะเบียน"]


def test_it_speaks_english(office: Office) -> None:
    """The whole frame of the report."""
    break_much(office)
    lines = gate(office, "--lang", "en")[1].splitlines()
    assert (lines[0], lines[2]) == ("not ready to be published", "mend first:")
    assert "== the whole office ==" in lines


def test_json_tells_the_same(office: Office) -> None:
    """Every problem with its severity, for programs."""
    break_much(office)
    status, report = gate(office, "--format", "json")
    found = json.loads(report)
    assert status == 1
    assert {"error", "held", "warning", "note"} == {problem["severity"] for problem in found}


def test_github_shows_each_at_its_line(office: Office) -> None:
    """One command a problem; line ends within it are escaped."""
    break_much(office)
    status, report = gate(office, "--format", "github")
    count = len(json.loads(gate(office, "--format", "json")[1]))
    lines = report.splitlines()
    assert (status, len(lines)) == (1, count)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    sample = next(line for line in lines if "sample-published" in line)
    assert sample.startswith("::error file=measures.yml,line=14,col=7,title=sample-published::")
    assert "%0Aวิธีแก้: " in sample


def test_junit_is_what_ci_reads(office: Office) -> None:
    """Suites with counts, a case a problem, faults failed and gaps only told."""
    break_much(office)
    status, report = gate(office, "--format", "junit")
    root = fromstring(report.encode())
    (suite,) = root
    cases = list(suite)
    failed = [case for case in cases if case.find("failure") is not None]
    assert (status, root.tag, suite.tag) == (1, "testsuites", "testsuite")
    assert {case.tag for case in cases} == {"testcase"}
    for element in (root, suite):
        assert element.attrib["name"] == "prongsai check"
        assert element.attrib["tests"] == str(len(cases))
        assert element.attrib["failures"] == str(len(failed))
    assert all(case.attrib.keys() == {"classname", "name"} for case in cases)
    assert all(len(case) == 1 and case[0].tag in ("failure", "system-out") for case in cases)
    assert all(case[0].attrib.keys() == {"type", "message"} for case in failed)
    assert len({case.attrib["name"] for case in cases}) == len(cases)


def test_junit_without_problems_has_one_case_that_passed(office: Office) -> None:
    """An empty suite looks to CI as if nothing had run."""
    told = office.does("check", "--format", "junit")
    (suite,) = fromstring(told.stdout.encode())
    (case,) = suite
    assert (suite.attrib["tests"], suite.attrib["failures"], len(case)) == ("1", "0", 0)


def test_junit_holds_what_no_xml_can(office: Office) -> None:
    """A control character in a text of the register does not break the report."""
    office.edit("title: บันทึกการประชุม}", 'title: "ก\\aข", kind: "\\0\\uFFFE<"}')
    _, report = gate(office, "--format", "junit")
    assert fromstring(report.encode()).tag == "testsuites"


class _Tags(HTMLParser):
    """Reads a page strictly: every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_a_whole_page_of_its_own(office: Office) -> None:
    """Well-formed, in Thai, by unit, without anything from elsewhere."""
    break_much(office)
    status, report = gate(office, "--format", "html")
    page = _Tags()
    page.feed(report)
    page.close()
    assert (status, page.open) == (1, [])
    assert report.startswith('<!doctype html>\n<html lang="th">')
    assert (page.seen.count("h1"), page.seen.count("h2")) == (1, 3)
    assert not {"script", "link", "img"} & set(page.seen)
    assert "ยังไม่พร้อมเผยแพร่" in page.text
    assert page.text.index("แก้ก่อน") < page.text.index("ฝ่ายทะเบียน")


def test_html_escapes_what_stands_in_the_register(office: Office) -> None:
    """Also in the name of a unit."""
    office.edit("units: {registry: ฝ่ายทะเบียน}", "units: {registry: <b>ฝ่าย</b>}")
    office.edit("id: minutes,", "id: minutes, kind: <script>,")
    office.edit("unit: registry}", "unit: registry, kind: <img src=x>}")
    _, report = gate(office, "--format", "html")
    page = _Tags()
    page.feed(report)
    assert not {"b", "img", "script"} & set(page.seen)
    assert "<script>" in page.text


def test_units_of_the_same_name_keep_their_own_part(office: Office) -> None:
    """A name is not an id: nothing is lost."""
    break_much(office)
    office.edit("law: ฝ่ายเทศกิจ", "law: ฝ่ายทะเบียน")
    page = _Tags()
    page.feed(gate(office, "--format", "html")[1])
    assert page.seen.count("h2") == 3


def test_html_of_a_plain_check_has_no_empty_heading(office: Office) -> None:
    """Without groups there is nothing to name."""
    office.alias("help/", "nowhere/")
    page = _Tags()
    page.feed(office.does("check", "--format", "html").stdout)
    assert "h2" not in page.seen


@pytest.mark.parametrize("shape", ["text", "json", "github", "junit", "html"])
def test_the_status_is_the_same_in_every_format(office: Office, shape: str) -> None:
    """0 fine, 1 faults, 2 nothing to read."""
    assert gate(office, "--format", shape)[0] == 0
    office.alias("help/", "nowhere/")
    assert gate(office, "--format", shape)[0] == 1
    office.measures.unlink()
    assert gate(office, "--format", shape)[0] == 2


_BROKEN = '\n<a href="../nothing-there/">ที่นี่</a>\n'


def break_link(office: Office) -> None:
    """A link in HTML, which MkDocs does not look at."""
    page = office.folder / "content" / "help.md"
    page.write_text(page.read_text(encoding="utf-8") + _BROKEN, encoding="utf-8")


def test_a_broken_link_of_a_page_by_hand_closes_the_gate(office: Office) -> None:
    """The site is built only to look at it."""
    break_link(with_site(office))
    before = sorted(path.name for path in office.folder.iterdir())
    status, report = gate(office)
    assert status == 1
    assert "[inner-missing]" in report
    assert "nothing-there" in report
    assert sorted(path.name for path in office.folder.iterdir()) == before


def test_a_site_without_broken_links_passes_the_gate(office: Office) -> None:
    """The trial finds nothing."""
    assert gate(with_site(office))[0] == 0


def test_a_plain_check_does_not_build(office: Office) -> None:
    """It is quick, and looks at what is written only."""
    break_link(with_site(office))
    assert office.codes() == []


def test_a_site_that_cannot_be_built_closes_the_gate(office: Office) -> None:
    """What MkDocs says is told as a problem of its file."""
    (office.folder / "mkdocs.yml").write_text("nav: [\n")
    (problem,) = [p for p in office.problems("--publish") if p["severity"] != "note"]
    assert (problem["code"], problem["file"]) == ("site-not-built", "mkdocs.yml")


def test_a_register_with_errors_is_not_built(office: Office) -> None:
    """What stands in the way is told once."""
    with_site(office).edit("    units: registry", "    units: registry\n    due2: x")
    assert office.codes("--publish") == ["unknown-key-near"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with a good site."""
    office = new_office(tmp_path_factory.mktemp("built") / "office")
    office.build()
    return office


@pytest.mark.slow
def test_a_build_with_a_broken_link_leaves_the_old_site(built: Office, tmp_path: Path) -> None:
    """Status 1, the link is named, not one byte changes and nothing is left behind."""
    office = built.copy(tmp_path / "office")
    before = tree(office.site)
    names = sorted(path.name for path in office.folder.iterdir())
    break_link(office)
    done = run("generator", "build", "--as-of", "2023-04-02", cwd=office.folder)
    assert done.returncode == 1
    assert "[inner-missing]" in done.stderr
    assert "เว็บไซต์เดิมยังอยู่ครบ" in done.stderr
    assert tree(office.site) == before
    assert sorted(path.name for path in office.folder.iterdir()) == names


def test_a_built_site_can_be_checked(built: Office) -> None:
    """``check --site`` follows its links."""
    told = built.does("check", "--site", str(built.site))
    assert (told.return_value, told.stdout) == (0, "ไม่พบข้อผิดพลาด\n")


@pytest.mark.slow
def test_a_fault_in_a_built_site_is_found(built: Office, tmp_path: Path) -> None:
    """Also one that came after the build, such as a file that was not uploaded."""
    office = built.copy(tmp_path / "office")
    (office.site / "evidence" / "manual" / "manual.pdf").unlink()
    problems = office.problems("--site", str(office.site))
    assert {problem["code"] for problem in problems} == {"inner-missing"}
    assert office.does("check", "--site", str(office.site)).return_value == 1


def test_a_folder_that_is_no_site_is_told(office: Office) -> None:
    """Not a site without faults."""
    told = office.does("check", "--site", str(office.folder / "nowhere"))
    assert told.return_value == 1
    assert "[inner-no-site]" in told.stdout
