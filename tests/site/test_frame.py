"""What stands around the content: a page by hand, the logo, what other sites and programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from lxml import html
from PIL import Image

from tests.conftest import RUNNING, copy_project, run, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

_URL = "https://www.example.go.th/ita/"
_LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<rect width="120" height="60" fill="#e3b35a"/></svg>
"""
_BY_HAND = """# หน้าที่เขียนเอง

ข้อความ <span style="color:#0a5a60">สี</span>

```text
รหัส
```

<script>document.documentElement.dataset.ran = "yes";</script>
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed with an address, a logo and a page written by hand."""
    project = copy_project(tmp_path_factory.mktemp("frame"))
    config = project / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nsite_url: {_URL}\n", encoding="utf-8")
    (project / "content" / "img").mkdir()
    (project / "content" / "img" / "logo.svg").write_text(_LOGO, encoding="utf-8")
    (project / "content" / "by-hand.md").write_text(_BY_HAND, encoding="utf-8")
    register = project / "measures.yml"
    text = register.read_text(encoding="utf-8")
    parent = "  parent: กรุงเทพมหานคร\n"
    text = text.replace(parent, f"{parent}  logo: img/logo.svg\n", 1)
    register.write_text(text, encoding="utf-8")
    done = run("generator", "build", "--as-of", RUNNING, cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    """The site on a server."""
    with serving(built) as address:
        yield address


def _head(built: Path, address: str) -> dict[str, str]:
    tree = html.parse(built / address / "index.html")
    metas = tree.xpath("//meta[@property or @name]")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def _data(built: Path, address: str) -> list[dict[str, Any]]:
    text = (built / address / "index.html").read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return [json.loads(block) for block in blocks]


def _refused(page: Page) -> list[str]:
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in {"error", "warning"} else None)
    return found


@pytest.mark.browser
def test_a_script_in_a_page_by_hand_runs_and_no_other(page: Page, host: str) -> None:
    """Its hash stands in the policy of its page; a script that somebody adds later is refused."""
    refused = _refused(page)
    page.goto(f"{host}by-hand/")
    assert page.evaluate("() => document.documentElement.dataset.ran") == "yes"
    assert refused == []
    page.evaluate(
        "() => { const added = document.createElement('script');"
        " added.textContent = 'document.documentElement.dataset.ran = \"twice\"';"
        " document.body.append(added); }"
    )
    assert page.evaluate("() => document.documentElement.dataset.ran") == "yes"
    assert len(refused) == 1


def test_the_headers_allow_the_script_of_a_page_by_hand(built: Path) -> None:
    """Else the header would refuse what the page allows."""
    policy = re.search(r"Content-Security-Policy: (.*)", (built / "_headers").read_text())
    assert policy is not None
    assert len(re.findall("'sha256-[^']+'", policy[1])) == 1


def test_only_a_page_by_hand_has_materials_weight(built: Path) -> None:
    """Its style sheets and its bundle are of no use to the others."""
    assert "assets/javascripts/bundle" in (built / "by-hand/index.html").read_text()
    assert "assets/" not in (built / "2566/index.html").read_text()


@pytest.mark.browser
def test_a_page_by_hand_looks_like_the_others(page: Page, host: str) -> None:
    """The same head and letters, in both colours."""
    for scheme, paper in (("light", "rgb(244, 247, 244)"), ("dark", "rgb(12, 22, 24)")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        seen = []
        for address in ("by-hand/", "about/"):
            page.goto(f"{host}{address}")
            seen.append(
                page.evaluate(
                    "() => [getComputedStyle(document.body).backgroundColor,"
                    " document.querySelector('.ps-header').offsetHeight,"
                    " getComputedStyle(document.querySelector('main p')).fontFamily]"
                )
            )
        assert seen[0] == seen[1]
        assert seen[0][0] == paper


def test_other_sites_get_a_title_a_text_and_a_picture(built: Path) -> None:
    """With whole addresses, and the picture there."""
    head = _head(built, "2566")
    assert head["og:title"].startswith("มาตรการส่งเสริมคุณธรรม")
    assert head["og:url"] == f"{_URL}2566/"
    assert head["og:image"] == f"{_URL}img/card.png"
    assert head["og:locale"] == "th_TH"
    with Image.open(built / "img" / "card.png") as card:
        assert head["og:image:width"] == str(card.width)
        assert head["og:image:height"] == str(card.height)


def test_every_page_has_a_text_of_its_own_for_lists_of_results(built: Path) -> None:
    """Two pages with one description look like one page twice."""
    pages = [path.parent for path in built.rglob("index.html") if "by-hand" not in str(path)]
    texts = [_head(built, str(folder.relative_to(built)))["description"] for folder in pages]
    assert [text for text in set(texts) if texts.count(text) > 1] == []
    assert min(len(text) for text in texts) >= 20


def test_the_way_to_a_page_is_told_with_addresses_that_work(built: Path) -> None:
    """Relative to the page, as its links are."""
    [crumbs] = [d for d in _data(built, "oit/2566/o42") if d["@type"] == "BreadcrumbList"]
    steps = crumbs["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4, 5]
    here = f"{_URL}oit/2566/o42/"
    assert [urljoin(here, step["item"]) for step in steps[:-1]] == [
        _URL, f"{_URL}oit/", f"{_URL}oit/2566/", f"{_URL}oit/2566/#s7",
    ]  # fmt: skip


def test_evidence_is_told_as_a_document_with_its_files(built: Path) -> None:
    """Where each can be had, how large it is, and that a sample is one."""
    [document] = [
        d for d in _data(built, "evidence/service-steps-manual") if d["@type"] == "DigitalDocument"
    ]
    [file] = document["encoding"]
    path = built / urljoin("evidence/service-steps-manual/", file["contentUrl"])
    assert file["contentSize"] == f"{path.stat().st_size} B"
    assert document["creativeWorkStatus"] == "ตัวอย่าง"


def test_data_are_told_as_sets_with_their_files(built: Path) -> None:
    """Each file of a set is there."""
    [graph] = [d["@graph"] for d in _data(built, "data") if "@graph" in d]
    assert [each["@type"] for each in graph] == ["Dataset"] * 4
    assert graph[0]["temporalCoverage"] == "2022-10-01/2023-09-30"
    urls = [file["contentUrl"] for each in graph for file in each["distribution"]]
    assert all((built / urljoin("data/", url)).is_file() for url in urls)


def test_search_engines_find_the_list_of_pages(built: Path) -> None:
    """robots.txt leads to it when the site knows its address."""
    assert f"Sitemap: {_URL}sitemap.xml" in (built / "robots.txt").read_text()
    assert f"<loc>{_URL}2566/</loc>" in (built / "sitemap.xml").read_text()


def test_calendars_and_the_feed_lead_to_the_site_from_anywhere(built: Path) -> None:
    """Their readers are not on the site."""
    calendar = (built / "calendar.ics").read_bytes().replace(b"\r\n ", b"")
    assert f"URL:{_URL}2566/measures/publish-service-manuals/\r\n".encode() in calendar
    assert f'href="{_URL}evidence/service-steps-manual/"' in (built / "feed.xml").read_text("utf-8")


def test_the_web_manifest_names_the_office_and_its_pictures(built: Path) -> None:
    """A phone can keep the site on its home screen."""
    manifest = json.loads((built / "site.webmanifest").read_text(encoding="utf-8"))
    assert manifest["short_name"] == "เขตบางกอกน้อย"
    for icon in manifest["icons"]:
        path = built / icon["src"]
        assert path.is_file()
        if path.suffix == ".png":
            with Image.open(path) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]


@pytest.mark.browser
def test_the_logo_stands_beside_the_name(page: Page, host: str) -> None:
    """In the head of every page, at any width; its words are the name."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address in ("", "2566/monitoring/", "by-hand/"):
            page.goto(f"{host}{address}")
            logo = page.locator(".ps-brand__logo")
            box, name = logo.bounding_box(), page.locator(".ps-brand__name").bounding_box()
            assert box is not None
            assert name is not None
            assert box["x"] + box["width"] <= name["x"]
            assert 40 <= box["height"] <= 60
            assert logo.get_attribute("alt") == ""
