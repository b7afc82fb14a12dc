"""The form as an assessor opens it: item by item from the index, every link of every element."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from generator.thai.text import fold
from tests.conftest import ROOT, run, serving
from tests.oit.planted import DAY, office

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def squeezed(text: str) -> str:
    """Folded, without spaces: readers of PDF put some where none were."""
    return "".join(fold(text).replace("…", "").split())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the office that discloses everything, on a real server."""
    folder = office(tmp_path_factory.mktemp("assessor") / "office")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    done = run("generator", "build", "--as-of", DAY.isoformat(), cwd=folder)
    assert done.returncode == 0, done.stderr
    with serving(folder / "site") as host:
        yield host


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desk with a screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


#: What the checklist of an item shows: each element, its places, the words and links of each.
_CHECKLIST = """
list => list.map(element => ({
  id: element.id,
  text: element.innerText,
  places: [...element.querySelectorAll(".ps-check__place")].map(place => ({
    words: (place.querySelector(".ps-check__words") || {innerText: ""}).innerText,
    links: [...place.querySelectorAll("a")].map(link => link.href),
  })),
}))
"""


def test_every_item_opens_from_the_form_in_order(page: Page, address: str) -> None:
    """One click each, and the page says which item it is and where it stands for ever."""
    page.goto(f"{address}oit/2566/")
    codes = page.locator(".ps-table--oit tbody td.ps-num").all_inner_texts()
    assert codes == [f"O{number}" for number in range(1, 44)]
    for index, code in enumerate(codes):
        page.locator(".ps-table--oit tbody th a").nth(index).click()
        page.wait_for_load_state()
        assert page.url == f"{address}oit/2566/{code.lower()}/"
        assert f"ข้อ {code}" in page.locator(".ps-title__kicker").inner_text()
        assert page.input_value("#u") == page.url
        page.go_back()


@pytest.fixture(scope="module")
def checklists(browser: Browser, address: str) -> dict[str, list[dict[str, Any]]]:
    """The checklist of every item."""
    context = browser.new_context()
    page = context.new_page()
    found = {}
    for number in range(1, 44):
        page.goto(f"{address}oit/2566/o{number}/", wait_until="domcontentloaded")
        found[f"O{number}"] = page.eval_on_selector_all(".ps-check > li", _CHECKLIST)
    context.close()
    return found


@pytest.fixture(scope="module")
def places(checklists: dict[str, list[dict[str, Any]]]) -> list[tuple[str, str, str]]:
    """Every deep link of every element: its item and number, where it leads, the words shown."""
    return [
        (f"{code} {element['id']}", link, place["words"])
        for code, elements in checklists.items()
        for element in elements
        for place in element["places"]
        for link in place["links"]
    ]


def test_every_element_has_a_place_or_its_sentence(
    checklists: dict[str, list[dict[str, Any]]],
) -> None:
    """No element is left for the assessor to look for."""
    assert [code for code, elements in checklists.items() if not elements] == ["O10"]
    assert [
        (code, element["id"])
        for code, elements in checklists.items()
        for element in elements
        if not element["places"] and "ใช้เมื่อไม่มีข้อมูล" not in element["text"]
    ] == []


def test_every_page_of_a_pdf_that_is_linked_holds_the_words(
    page: Page, places: list[tuple[str, str, str]]
) -> None:
    """``file.pdf#page=12`` answers as PDF, and page 12 shows what the item says it shows."""
    pdfs = [entry for entry in places if ".pdf" in entry[1].rpartition("/")[2]]
    assert len(pdfs) > 60
    files: dict[str, list[str]] = {}
    wrong = []
    for name, url, words in pdfs:
        file, _, fragment = url.partition("#page=")
        if file not in files:
            answer = page.request.get(file)
            assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf"), file
            with pypdfium2.PdfDocument(io.BytesIO(answer.body())) as document:
                files[file] = [p.get_textpage().get_text_range() for p in document]
        text = files[file][int(fragment) - 1]
        if not words or squeezed(words) not in squeezed(text):
            wrong.append((name, url, words))
    assert wrong == []


#: The text of the page where the place is there and in view; nothing where it is not.
_THERE = """
id => {
  const place = id ? document.getElementById(id) : document.querySelector("main");
  const seen = place && place.getBoundingClientRect().top < innerHeight;
  return seen ? document.querySelector("main").innerText : "";
}
"""


def test_every_page_of_the_site_that_is_linked_shows_the_words_at_its_place(
    page: Page, places: list[tuple[str, str, str]]
) -> None:
    """The place exists, the browser goes there, and the words stand in it."""
    inside = [entry for entry in places if ".pdf" not in entry[1].rpartition("/")[2]]
    assert len(inside) > 80
    wrong = []
    shown: dict[str, str] = {}
    for name, url, words in sorted(inside, key=lambda entry: entry[1]):
        if url not in shown:
            # Within one page this only goes to the place, as a reader's next click does.
            answer = page.goto(url, wait_until="domcontentloaded")
            assert answer is None or answer.status == 200, url
            shown[url] = page.evaluate(_THERE, url.partition("#")[2])
        if not shown[url] or squeezed(words) not in squeezed(shown[url]):
            wrong.append((name, url, words))
    assert wrong == []


def test_o42_leads_to_the_plan_and_o43_to_its_progress(
    places: list[tuple[str, str, str]], address: str
) -> None:
    """The plan is not a file to be searched but pages of the site."""
    by_item = {name: url for name, url, _ in places if name in ("O42 e4", "O43 e1")}
    assert by_item == {
        "O42 e4": f"{address}2566/#measures",
        "O43 e1": f"{address}2566/monitoring/",
    }
