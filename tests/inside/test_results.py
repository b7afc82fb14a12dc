"""Results as problems with words, and the links that lead out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.linkcheck.inside.check import InnerResult, as_problems, check_site
from generator.linkcheck.inside.harvest import external_links
from generator.linkcheck.inside.results import result_of_file
from generator.linkcheck.result import LinkResult, LinkState
from generator.messages import messages, severity_of, what_and_fix
from generator.problems import Place, Severity
from generator.report import as_lines
from tests.inside.sites import PAGE, results_on, write_site

_CODES = [code for code in messages("inner-links") if code != "inner-more"]


def test_a_problem_has_place_words_and_fix_in_both_languages(tmp_path: Path) -> None:
    """A clerk reads what is wrong with which link, and where to mend it."""
    [problem] = as_problems(results_on(tmp_path, '\n<a href="../#no">'))
    assert (problem.code, problem.place) == ("inner-anchor", Place(PAGE, 2, 1))
    what, fix = what_and_fix(problem, "th")
    assert what == "ลิงก์ ../#no ชี้ไปที่จุด #no แต่ไม่มีจุดนี้ในหน้าปลายทาง"
    assert "content/" in fix
    assert "#no" in what_and_fix(problem, "en")[0]


@pytest.mark.parametrize("code", _CODES)
def test_what_is_broken_is_an_error_and_what_is_unsure_a_warning(code: str) -> None:
    """The severity of a code follows from the state that its results have, and its words fit."""
    result = result_of_file(code, "index.html", "รายละเอียด")
    broken = result.state is LinkState.BROKEN
    assert severity_of(code) is (Severity.ERROR if broken else Severity.WARNING)
    [problem] = as_problems([result])
    for lang in ("th", "en"):
        assert all("{" not in text for text in what_and_fix(problem, lang))


def test_the_same_fault_on_many_pages_is_shown_on_three_and_counted(tmp_path: Path) -> None:
    """What stands around every page would else hide all other faults."""
    pages = {f"{n}/{n}/index.html": f'<a href="../../no/">\n<a href="x{n}">' for n in range(9)}
    pages |= {f"{n}/index.html": '<a href="../no/"><a href="../no/">' for n in range(9)}
    problems = as_problems(check_site(write_site(tmp_path, pages)))
    codes = [problem.code for problem in problems]
    # Pages 0/0, 0 and 1/1, of which one holds it twice, and the nine links that differ.
    assert codes.count("inner-missing") == 1 + 2 + 1 + 9
    [more] = [problem for problem in problems if problem.code == "inner-more"]
    assert more.values["count"] == "15"
    assert [problem.place for problem in problems] == sorted(p.place for p in problems)


def test_all_faults_of_one_page_are_shown(tmp_path: Path) -> None:
    """Links that are only # look the same, but each is to be mended."""
    problems = as_problems(results_on(tmp_path, '<a href="#">' * 10))
    assert [problem.code for problem in problems] == ["inner-hash"] * 10


def test_names_that_no_terminal_can_show_are_shown_as_escapes(tmp_path: Path) -> None:
    """A name on the disk can hold anything."""
    write_site(tmp_path, {"\udcff\x1b[2J.html": '<a href="\u200b">'})
    lines = as_lines(as_problems(check_site(tmp_path)), "th")
    "\n".join(lines).encode()
    assert lines[0].startswith("\\udcff\\x1b[2J.html:1:1")
    assert "\\u200b" in lines[0]


def test_a_result_is_a_link_result() -> None:
    """One type for all links; the page is its address."""
    result = result_of_file("inner-encoding", "2566/index.html")
    assert isinstance(result, LinkResult)
    assert result.pages == ("2566/",)
    assert isinstance(result, InnerResult)


def test_external_links_come_with_their_pages(tmp_path: Path) -> None:
    """Every address on the web, as written, in a fixed order."""
    pages: dict[str, str | bytes] = {
        "index.html": '<a href="https://x.th/a#b"><img src=" https://x.th/p.png\n">',
        "2566/timeline/index.html": '<a href="https://x.th/a#b"><a href="HTTP://Y.th?a=1&amp;b=2">',
        "404.html": '<a href="//x.th/a"><link rel="Canonical" href="https://self.th/">',
        "about/team.html": '<base href="https://z.th/d/"><a href="../e"><a href="mailto:x@x.th">',
        "a.html": '<!-- <a href="https://no.th/"> --><a href="https://"><script src="https://x.th/a#b">',
        "b.html": b"<a href=https://no.th/>\xff",
    }
    assert list(external_links(write_site(tmp_path, pages)).items()) == [
        ("HTTP://Y.th?a=1&b=2", ("2566/timeline/",)),
        ("https://x.th/a", ("404.html",)),
        ("https://x.th/a#b", ("", "2566/timeline/", "a.html")),
        ("https://x.th/p.png", ("",)),
        ("https://z.th/e", ("about/team.html",)),
    ]


def test_a_site_without_pages_has_no_external_links(tmp_path: Path) -> None:
    """Also a folder that is not there."""
    assert external_links(tmp_path / "no") == {}


@pytest.mark.parametrize("base", ["https://www.bangkok.go.th/ita/", None])
def test_a_wrong_folder_of_the_page_for_missing_pages_is_told_once(
    tmp_path: Path, base: str | None
) -> None:
    """All its links are wrong alike, and one line of mkdocs.yml mends them."""
    lost = "".join(f'<a href="/bma/{n}/">' for n in range(40))
    site = write_site(tmp_path, {"404.html": lost})
    [problem] = as_problems(check_site(site, base))
    assert problem.code == ("inner-404-base" if base else "inner-404-unsure")
