"""The site as MkDocs, ProperDocs and ``prongsai pages`` make it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import RUNNING, run, tree

#: 2 April 2023 as SOURCE_DATE_EPOCH.
EPOCH = "1680393600"
#: The day for MkDocs' own command, without the notice of Material.
_PLAIN = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def _pages(folder: Path) -> dict[str, bytes]:
    """Read what is ours of a site: pages, data and evidence, without the tag that names the engine
    and without the manifest, which lists the pages as that engine made them."""
    return {
        name: _GENERATOR.sub(b"", content)
        for name, content in tree(folder).items()
        if name.endswith((".html", ".json", ".csv")) or name.startswith("evidence/")
        if not name.startswith(("assets/", "data/manifest"))
    }


def test_the_seed_builds_without_a_warning(project: Path) -> None:
    """A strict build of the seed says nothing but where the site is."""
    done = run("generator", "build", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == f"สร้างเว็บไซต์แล้วที่ {project / 'site'}"


def test_mkdocs_builds_the_same_site_by_itself(project: Path, site: Path) -> None:
    """``mkdocs build`` needs no command of ours."""
    done = run("mkdocs", "build", "--quiet", cwd=project, **_PLAIN)
    assert done.returncode == 0, done.stderr
    assert tree(project / "site") == tree(site)


def test_properdocs_builds_the_same_pages(project: Path, site: Path) -> None:
    """The successor of MkDocs 1 gives the same pages but for the tag that names it."""
    done = run(
        "properdocs", "build", "-q", "-f", "mkdocs.yml", cwd=project, SOURCE_DATE_EPOCH=EPOCH
    )
    assert done.returncode == 0, done.stderr
    assert _pages(project / "site") == _pages(site)


def test_pages_on_disk_give_the_same_site_without_the_plugin(project: Path, site: Path) -> None:
    """``prongsai pages`` holds all that the site shows: any engine can go on from there."""
    done = run("generator", "pages", "out", "--as-of", RUNNING, cwd=project)
    assert done.returncode == 0, done.stderr
    config = yaml.safe_load(re.sub(r"\n    lang: !ENV.*", "", (project / "mkdocs.yml").read_text()))
    del config["plugins"]
    config |= {
        "plugins": [],
        "docs_dir": "out/docs",
        "not_in_nav": "*",
        "nav": [{"-": "index.md"}],
        "extra": json.loads((project / "out" / "extra.json").read_text()),
    }
    (project / "plain.yml").write_text(yaml.safe_dump(config, allow_unicode=True))
    built = run("mkdocs", "build", "-q", "-f", "plain.yml", cwd=project, **_PLAIN)
    assert built.returncode == 0, built.stderr
    assert _pages(project / "site") == _pages(site)


def test_two_builds_of_one_day_are_the_same_to_the_byte(project: Path, site: Path) -> None:
    """Nothing of the clock or the folder gets into the site."""
    assert run("generator", "build", "--as-of", RUNNING, cwd=project).returncode == 0
    assert tree(project / "site") == tree(site)


def test_the_day_of_the_build_changes_the_states(project: Path, site: Path) -> None:
    """The same plan looks different before and after its deadlines."""
    assert run("generator", "build", "--as-of", "2022-10-05", cwd=project).returncode == 0
    plan = "2566/index.html"
    assert "ยังไม่ถึงกำหนด" in _words(project / "site" / plan)
    assert "เลยกำหนด" not in _words(project / "site" / plan)
    assert "เลยกำหนด" in _words(site / plan)


def _words(page: Path) -> str:
    """Read the words of a page's main part."""
    main = page.read_text().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", "", main)


@pytest.mark.parametrize("command", ["generator", "mkdocs"])
def test_a_broken_register_leaves_the_good_site_alone(project: Path, command: str) -> None:
    """A failed load never touches the site that is there, and says in Thai what is wrong."""
    assert run("generator", "build", cwd=project).returncode == 0
    before = tree(project / "site")
    register = project / "measures.yml"
    register.write_text(register.read_text().replace("      units: all", "      unts: all", 1))
    done = run(command, "build", cwd=project)
    assert done.returncode == 1
    assert "ไม่รู้จักช่อง unts หมายถึง units หรือไม่" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "site") == before


def test_a_build_that_fails_halfway_leaves_the_good_site_alone(project: Path) -> None:
    """A warning in strict mode stops the build after pages were written: not in site/."""
    assert run("generator", "build", cwd=project).returncode == 0
    before = tree(project / "site")
    (project / "content" / "page.md").write_text("[หาย](nowhere.md)\n")
    assert run("generator", "build", cwd=project).returncode == 1
    assert tree(project / "site") == before
    assert not list(project.glob(".site-*"))


def test_a_page_under_content_is_published_and_wins(project: Path) -> None:
    """Hand-written pages stand beside the generated ones, and replace one of the same address."""
    (project / "content" / "contact.md").write_text("# ติดต่อ\n\nโทร **0 2000 0000**\n")
    (project / "content" / "about.md").write_text("# เกี่ยวกับเรา\n\nเขียนเอง\n")
    done = run("generator", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "<strong>0 2000 0000</strong>" in (project / "site/contact/index.html").read_text()
    assert "เขียนเอง" in (project / "site/about/index.html").read_text()


def test_text_of_the_register_is_data(project: Path) -> None:
    """Markdown, HTML and template code in a text are shown, not run."""
    hostile = "<script>alert(1)</script> **หนา** [ลิงก์](http://x.example) {{ 7*7 }} &amp; \"'"
    register = project / "measures.yml"
    text = register.read_text()
    issue = "issue: พัฒนาจุดบริการ ศูนย์ราชการฉับไว ใสสะอาด"
    assert issue in text
    text = text.replace(issue, f"issue: {json.dumps(hostile, ensure_ascii=False)}")
    text = text.replace("name: สำนักงานเขตบางกอกน้อย", "name: <i>เขต</i> & <b>อื่น</b>")
    register.write_text(text)
    assert run("generator", "build", cwd=project).returncode == 0
    for page in ("index", "2566/index", "2566/measures/improve-service-centre/index", "404"):
        html = (project / f"site/{page}.html").read_text()
        assert "<script>alert" not in html
        assert "<i>เขต" not in html
        assert "<b>อื่น" not in html
        assert "49" not in re.findall(r"<title>(.*?)</title>", html)[0]
    measure = (project / "site/2566/measures/improve-service-centre/index.html").read_text()
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; **หนา** [ลิงก์](http://x.example) {{ 7*7 }}" in measure
    )


def test_an_office_without_plans_gets_a_site(project: Path) -> None:
    """Zero plans is a state of its own, not a fault."""
    register = "agency: {id: a, name: เทศบาลตำบลตัวอย่าง}\nunits: {}\nplans: []\n"
    (project / "measures.yml").write_text(register)
    done = run("generator", "build", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ยังไม่มีแผน" in _words(project / "site/index.html")


def test_only_sections_stand_in_the_navigation(site: Path) -> None:
    """A leaf page is reached through its section: the chrome of a page does not grow with them."""
    home = (site / "index.html").read_text()
    chrome = home.partition("<main")[0] + home.partition("</main>")[2]
    assert "/measures/" not in chrome.replace("measures.json", "").replace("measures.csv", "")


def test_material_parts_that_no_page_loads_are_left_out(site: Path) -> None:
    """Every asset in the site is one that some page asks for."""
    html = b"".join(path.read_bytes() for path in site.rglob("*.html")).decode()
    css = "".join(path.read_text() for path in site.rglob("*.css"))
    css += (site / "js/installed.js").read_text()  # names the worker of an installed site
    for path in site.rglob("*"):
        if path.parent.name == "search":
            continue  # the script asks for these by number
        if path.is_file() and path.suffix in {".js", ".css", ".woff2", ".map"}:
            assert path.name in html + css, path


def test_a_hand_written_page_may_link_into_a_generated_one(project: Path) -> None:
    """MkDocs knows the pages and the places in them, and refuses what is not there."""
    page = project / "content" / "page.md"
    page.write_text("# หน้า\n\n[ตัวชี้วัดที่ 1](2566/index.md#g1)\n")
    done = run("generator", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    page.write_text("# หน้า\n\n[ไม่มี](2566/index.md#nowhere)\n")
    assert run("generator", "build", cwd=project).returncode == 1


def test_the_sitemap_is_dated_by_the_day_of_the_build(project: Path) -> None:
    """Not by the clock of the machine."""
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + "\nsite_url: https://a.example/ita/\n")
    assert run("generator", "build", "--as-of", RUNNING, cwd=project).returncode == 0
    sitemap = (project / "site" / "sitemap.xml").read_text()
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {RUNNING}
    assert "https://a.example/ita/2566/measures/publish-service-manuals/" in sitemap


def test_the_site_can_be_read_by_a_web_server(project: Path) -> None:
    """The folder is not private to whoever built it, and nothing is left beside it."""
    assert run("generator", "build", cwd=project).returncode == 0
    assert (project / "site").stat().st_mode & 0o777 == 0o755
    assert not list(project.glob(".site-*"))


def test_a_site_folder_that_is_a_link_is_followed(project: Path, tmp_path: Path) -> None:
    """The published folder may live elsewhere; it gets the new site, and the link stays."""
    published = tmp_path / "published"
    published.mkdir()
    (project / "site").symlink_to(published)
    assert run("generator", "build", cwd=project).returncode == 0
    assert (project / "site").is_symlink()
    assert (published / "index.html").is_file()


def test_a_site_url_that_no_browser_opens_stops_the_build(project: Path) -> None:
    """Every link with the address of the site would be wrong."""
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + "\nsite_url: ftp://a.example/ita/\n")
    done = run("generator", "build", cwd=project)
    assert done.returncode == 1
    assert "site_url ใน mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("fault", ["no plugin", "a file"])
def test_a_build_that_could_only_do_harm_is_refused(project: Path, fault: str) -> None:
    """Without the plugin the site would be empty; a file named site is not ours to replace."""
    assert run("generator", "build", cwd=project).returncode == 0
    if fault == "no plugin":
        (project / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\n")
    else:
        (project / "site").rename(project / "kept")
        (project / "site").write_text("ของสำคัญ")
    before = tree(project)
    assert run("generator", "build", cwd=project).returncode == 1
    assert tree(project) == before
