"""The command ``prongsai links``: exit status, report, places, results beside the register."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click
import pytest

from generator.linkcheck.command import links_command
from generator.linkcheck.exempt import Exemption
from generator.linkcheck.result import LinkResult, LinkState
from generator.linkcheck.store import read_results
from generator.linkcheck.telling import problems_of
from generator.manifest import MANIFEST
from tests.links.lab import Lab
from tests.links.replies import answer, ok, redirect

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def office(tmp_path: Path, lab: Lab) -> Path:
    """A register and a built site with four links to a server on this machine."""
    replies = {"/ok": ok(), "/gone": answer("", 404), "/busy": answer("", 418)}
    lab.host("127.0.0.1", {**replies, "/old": redirect("/ok", 301)})
    _site(tmp_path, lab, "ok")
    return tmp_path


def _site(office: Path, lab: Lab, *names: str) -> None:
    urls = [f"http://127.0.0.1:{lab.plain}/{name}" for name in names]
    links = "".join(f'<p><a href="{url}">x</a></p>' for url in urls)
    page = f"<!doctype html><html><head><title>x</title></head><body>{links}</body></html>"
    for path in ("index.html", "oit/2566/o1/index.html"):
        (office / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (office / "site" / path).write_text(page, encoding="utf-8")
    lines = ["plans:", *(f"- url: {url}" for url in reversed(urls))]
    (office / "measures.yml").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def run(office: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command on the office; gives status, output and complaints."""

    def started(*more: str, exemptions: Sequence[Exemption] = ()) -> tuple[int, str, str]:
        command = links_command(lambda _measures: exemptions)
        given = [str(office / "site"), "-m", str(office / "measures.yml"), "--allow-private"]
        status = command.main([*given, *more], standalone_mode=False)
        said = capsys.readouterr()
        return status, said.out, said.err

    return started


def test_good_links_are_fine(run: Run) -> None:
    """Status 0 and a count."""
    assert run() == (0, "ตรวจ 1 ลิงก์: ใช้ได้ 1 ใช้ไม่ได้ 0 ไม่แน่ใจ 0\n\nไม่พบข้อผิดพลาด\n", "")


def test_a_broken_link_is_found_where_it_stands(run: Run, office: Path, lab: Lab) -> None:
    """Status 1; the place is that of the register, the pages are named."""
    _site(office, lab, "ok", "gone")
    status, out, _ = run()
    assert status == 1
    assert f"{office}/measures.yml:2:8: ข้อควรระวัง: http://127.0.0.1:{lab.plain}/gone ไม่มีแล้ว" in out
    assert "อยู่ในหน้า: /, oit/2566/o1/" in out


def test_a_link_of_a_page_alone_is_found_on_its_page(run: Run, office: Path, lab: Lab) -> None:
    """A longer address in the register is not it."""
    _site(office, lab, "gone")
    (office / "measures.yml").write_text(
        f"- http://127.0.0.1:{lab.plain}/gone-too", encoding="utf-8"
    )
    assert "\n/: ข้อควรระวัง" in run()[1]


def test_what_is_not_sure_fails_nobody(run: Run, office: Path, lab: Lab) -> None:
    """It is shown and counted."""
    _site(office, lab, "busy")
    status, out, _ = run()
    assert status == 0
    assert "ไม่แน่ใจ 1" in out.splitlines()[0]
    assert "[link-status]" in out


def test_a_moved_link_is_given_its_new_address(run: Run, office: Path, lab: Lab) -> None:
    """In full, to be copied; it works and fails nobody."""
    _site(office, lab, "old")
    status, out, _ = run()
    assert (status, f"    ที่อยู่ใหม่: http://127.0.0.1:{lab.plain}/ok" in out) == (0, True)


def test_the_worst_comes_first(run: Run, office: Path, lab: Lab) -> None:
    """Broken, not sure, moved; what is ok is not listed."""
    _site(office, lab, "old", "busy", "ok", "gone")
    out = run("--lang", "en")[1]
    order = [out.index(f"/{name}") for name in ("gone", "busy", "old")]
    assert order == sorted(order)
    assert "127.0.0.1 (broken: 1, not sure: 1, moved: 1)" in out


def test_results_are_kept_when_asked_and_spare_the_next_run(
    run: Run, office: Path, lab: Lab
) -> None:
    """Beside the register; what was broken is asked for again."""
    _site(office, lab, "ok", "gone")
    run()
    assert not (office / "links.json").exists()
    assert run("--write")[2] == f"เขียนผลลง {office}/links.json\n"
    results, problems = read_results(office / "links.json")
    assert ([result.state for result in results], problems) == (["broken", "ok"], [])
    lab.requests.clear()
    run()
    assert lab.asked("127.0.0.1") == ["/gone"]
    lab.requests.clear()
    run("--max-age", "0")
    assert sorted(lab.asked("127.0.0.1")) == ["/gone", "/ok"]


def test_damaged_results_are_told_and_mended(run: Run, office: Path) -> None:
    """The run goes on without them; --write makes them anew."""
    (office / "links.json").write_text("{", encoding="utf-8")
    status, out, _ = run("--write")
    assert (status, "[link-results-damaged]" in out) == (1, True)
    assert run()[0] == 0


def test_exemptions_are_asked_of_the_register(run: Run, office: Path, lab: Lab) -> None:
    """A valid one makes the run fine; one that ended, or is for no link, is told."""
    _site(office, lab, "gone")
    url = f"http://127.0.0.1:{lab.plain}/gone"
    status, out, _ = run(exemptions=[Exemption(url, "รอย้าย", date(2100, 1, 1))])
    assert (status, "[link-exempt]" in out) == (0, True)
    old = Exemption(url, "รอย้าย", date(2020, 1, 1))
    idle = Exemption("http://nobody.go.th/", "x", date(2100, 1, 1))
    status, out, _ = run(exemptions=[old, idle])
    assert status == 1
    assert "measures.yml:2:8: ข้อควรระวัง: ข้อยกเว้นของ" in out
    assert "[link-exempt-unused]" in out


def test_json_is_json_alone(run: Run, office: Path, lab: Lab) -> None:
    """One entry a problem, the worst first."""
    _site(office, lab, "busy", "gone")
    out = run("--format", "json", "--write")[1]
    assert [entry["code"] for entry in json.loads(out)] == ["link-not-found", "link-status"]


def test_ci_is_told_by_annotations(run: Run, office: Path, lab: Lab) -> None:
    """Broken is a warning, not sure a notice."""
    _site(office, lab, "busy", "gone")
    kinds = [line.split(" ")[0] for line in run("--format", "github")[1].splitlines()]
    assert kinds == ["::warning", "::notice"]


def test_private_links_are_broken_unless_allowed(
    office: Path, capsys: pytest.CaptureFixture[str], lab: Lab
) -> None:
    """Nobody asks the server of this machine by mistake."""
    given = [str(office / "site"), "-m", str(office / "measures.yml")]
    assert links_command(lambda _: ()).main(given, standalone_mode=False) == 1
    assert "[link-private]" in capsys.readouterr().out
    assert lab.requests == []


def test_a_password_in_a_link_is_not_shown_again(run: Run, office: Path) -> None:
    """In no format: reports of CI are read by many."""
    page = '<!doctype html><title>x</title><a href="http://admin:hunter2@www.go.th/">x</a>'
    (office / "site/index.html").write_text(page, encoding="utf-8")
    for shape in ("text", "json", "github"):
        status, out, _ = run("--format", shape)
        assert (status, "link-userinfo" in out, "hunter2" in out) == (1, True, False)
    result = LinkResult("http://admin:hunter2@www.go.th/", LinkState.BROKEN, "link-userinfo")
    assert "hunter2" not in str(problems_of([result], lambda _url: None))


@pytest.mark.parametrize("missing", ["site", "measures.yml", "site/index.html"])
def test_what_cannot_be_read_is_said(missing: str, run: Run, office: Path) -> None:
    """Status 2 and a word, no traceback."""
    path = office / missing
    path.rename(office / "elsewhere")
    status, out, err = run()
    assert (status, out) == (2, "")
    assert str(path).removesuffix("/index.html") in err


def test_results_that_cannot_be_written_are_said(run: Run, office: Path) -> None:
    """The report is shown all the same."""
    (office / "links.json").mkdir()
    status, out, err = run("--write")
    assert status == 2
    assert out
    assert f"เขียน {office}/links.json ไม่ได้" in err


def test_a_proxy_that_cannot_be_used_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is asked."""
    monkeypatch.setenv("https_proxy", "socks5://user:secret@proxy:1080")
    status, _, err = run("--lang", "en")
    assert status == 2
    assert "socks5://proxy" in err
    assert "secret" not in err


def test_the_live_site_is_checked(run: Run, lab: Lab) -> None:
    """Status 1 when it is not what was built; nothing is written."""
    base = f"http://127.0.0.1:{lab.plain}/"
    status, out, _ = run("--live", base)
    assert (status, f"{base}{MANIFEST}: ข้อผิดพลาด" in out) == (1, True)
    manifest = '{"schema": "prongsai/manifest/1", "evidence": [], "files": {}}'
    lab.host("127.0.0.1", {f"/{MANIFEST}": answer(manifest, 200, "application/json")})
    assert run("--live", base)[0] == 0


def test_a_live_site_without_an_address_is_said(run: Run) -> None:
    """With an example."""
    status, _, err = run("--live", "www.bangkok.go.th")
    assert status == 2
    assert "https://" in err


def test_results_of_the_live_site_are_not_kept(run: Run) -> None:
    """links.json is about links out of the site."""
    with pytest.raises(click.UsageError):
        run("--live", "http://127.0.0.1/", "--write")
