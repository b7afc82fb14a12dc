"""One fault at a time in an office that discloses everything: exactly what it should change does.

The states of all items and elements are compared, so that nothing else may change.
"""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.fixtures.make_oit_office import write_docx
from tests.oit.planted import (
    DAY,
    Data,
    Edit,
    Map,
    as_map,
    changes,
    covered,
    disclosure,
    evidence,
    office,
    shown,
)

_EVIDENCE = Path("content") / "evidence" / "2566"


def all_of(code: str, count: int, state: str, reason: str) -> Map:
    """An item of which every element changed alike."""
    return {code: (state, ()), **{(code, n): (state, reason) for n in range(1, count + 1)}}


def one_of(code: str, number: int, state: str, reason: str) -> Map:
    """An item of which one element changed: it is partly published now."""
    return {code: ("partly", ()), (code, number): (state, reason)}


def set_evidence(id_: str, **values: object) -> Edit:
    """Give a piece of evidence other values; None takes one away."""

    def edit(data: Data, _: Path) -> None:
        entry = evidence(data, id_)
        for key, value in values.items():
            entry[key] = value
            if value is None:
                del entry[key]

    return edit


def set_row(code: str, index: int, **values: object) -> Edit:
    """Give a place of an item other values; None takes one away."""

    def edit(data: Data, _: Path) -> None:
        row = shown(data, code)[index]
        for key, value in values.items():
            row[key] = value
            if value is None:
                del row[key]

    return edit


def set_rows(code: str, *rows: Data) -> Edit:
    """Show an item by these places only."""

    def edit(data: Data, _: Path) -> None:
        disclosure(data, code)["shown"] = list(rows)

    return edit


def drop_row(code: str, index: int) -> Edit:
    """Leave a place of an item out."""
    return lambda data, _: shown(data, code).pop(index) and None


def drop_item(code: str) -> Edit:
    """Leave an item out."""
    return lambda data, _: data["disclosures"][0]["items"].remove(disclosure(data, code))


def set_claim(id_: str, index: int, **values: object) -> Edit:
    """Change what a piece of evidence says of itself."""

    def edit(data: Data, _: Path) -> None:
        claim = evidence(data, id_)["discloses"][index]
        for key, value in values.items():
            claim[key] = value
            if value is None:
                del claim[key]

    return edit


def link(url: str, result: str | None = None) -> Edit:
    """Show O9 by a link, with the result of its last check."""

    def edit(data: Data, folder: Path) -> None:
        disclosure(data, "O9")["shown"] = [{"url": url, "elements": [1]}]
        if result:
            known = {"url": url, "state": result, "reason": None, "final_url": None}
            known |= {"status": 200, "checked": "2023-06-01T00:00:00+00:00", "detail": ""}
            text = json.dumps({"schema": "prongsai/links/1", "results": [{**known, "pages": []}]})
            (folder / "links.json").write_text(text, encoding="utf-8")

    return edit


def replace_by_old_report(data: Data, folder: Path) -> None:
    """Put last year's announcement under this year's item."""
    texts = [row_text(data, "O31", n) for n in (1, 2, 3)]
    parts = [(text, "ประกาศประจำปีงบประมาณ พ.ศ. 2565") for text in texts]
    (folder / _EVIDENCE / "old.docx").write_bytes(write_docx("ประกาศ", parts))
    evidence(data, "no-gift-announcement")["file"] = "2566/old.docx"
    (folder / _EVIDENCE / "no-gift-announcement.pdf").unlink()
    disclosure(data, "O31")["shown"] = [
        {"evidence": "no-gift-announcement", "elements": [n], "heading": text}
        for n, text in enumerate(texts, 1)
    ]


def row_text(_: Data, code: str, number: int) -> str:
    """The text of an element."""
    from generator.oit.catalogue_file import builtin

    catalogue = builtin(2566)
    assert catalogue is not None
    item = catalogue.item(code)
    assert item is not None
    return item.elements[number - 1].text


def scan_in_place(data: Data, folder: Path) -> None:
    """Print the rules on complaints and scan them again."""
    pages = [Image.new("RGB", (600, 800), (200 + n, 220, 230)) for n in range(4)]
    target = io.BytesIO()
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:])
    (folder / _EVIDENCE / "complaint-handling.pdf").write_bytes(target.getvalue())


def blank_page(data: Data, folder: Path) -> None:
    """Name a page that was left blank."""
    path = folder / _EVIDENCE / "action-plan.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    shown(data, "O11")[1]["at_page"] = 5


def personal_data(_: Data, folder: Path) -> None:
    """Somebody's number stands in the list of laws."""
    twelve = "110170020345"
    check = (11 - sum(int(d) * w for d, w in zip(twelve, range(13, 1, -1), strict=True)) % 11) % 10
    number = f"1-1017-00203-45-{check}"
    text = row_text({}, "O6", 1)
    content = write_docx("กฎหมาย", [(text, f"เลขประจำตัวประชาชน {number}")])
    (folder / _EVIDENCE / "laws.docx").write_bytes(content)


def newer_version(data: Data, folder: Path) -> None:
    """Publish a newer report and leave the item with the old one."""
    (folder / _EVIDENCE / "no-gift-report-2.docx").write_bytes(write_docx("ก", [("ก", "ข")]))
    data["evidence"].append(
        {
            "id": "no-gift-report-2",
            "file": "2566/no-gift-report-2.docx",
            "title": "รายงานฉบับใหม่",
            "kind": "report",
            "replaces": "no-gift-report",
        }
    )


def missing_file(_: Data, folder: Path) -> None:
    """Delete a file and forget its entry."""
    (folder / _EVIDENCE / "ethics-use.pdf").unlink()


def monthly_file_missing(data: Data, _: Path) -> None:
    """December's purchases were never published."""
    rows = shown(data, "O21")
    disclosure(data, "O21")["shown"] = [row for row in rows if row["evidence"] != "purchases-3"]
    data["evidence"].remove(evidence(data, "purchases-3"))


def all_news(date_: str) -> Edit:
    """Date all news alike."""

    def edit(data: Data, _: Path) -> None:
        for number in range(1, 5):
            evidence(data, f"news-{number}")["date"] = date_

    return edit


def file_of_another_item(data: Data, _: Path) -> None:
    """Show the measures against risks by the page that assesses them."""
    disclosure(data, "O35")["shown"] = [
        {"evidence": "risk-assessment", "elements": [1], "at_page": 1}
    ]


def file_of_another_year(data: Data, _: Path) -> None:
    """Use this year's plan as next year's."""
    row = {"evidence": "prevention-plan", "at_page": 1, "period": "ปีงบประมาณ 2567"}
    item = {"item": "O32", "shown": [row]}
    data["disclosures"].append({"fiscal_year": 2567, "items": [item]})


def heading_by_hand(_: Data, folder: Path) -> None:
    """Rename a heading on a page written by hand."""
    page = folder / "content" / "duties.md"
    page.write_text(page.read_text(encoding="utf-8").replace("ส่วนที่ 1", "ตอนที่ 1"), "utf-8")


def channel(**values: object) -> Edit:
    """Change the channel for corruption; None takes a value away."""

    def edit(data: Data, _: Path) -> None:
        entry = data["channels"][1]
        for key, value in values.items():
            entry[key] = value
            if value is None:
                del entry[key]

    return edit


def no_progress(data: Data, _: Path) -> None:
    """Nobody wrote down any result."""
    del data["plans"][0]["indicators"][0]["measures"][0]["progress"]


def no_plan(data: Data, _: Path) -> None:
    """The plan of the year is gone."""
    data["plans"] = []


def whole_strategy(data: Data, _: Path) -> None:
    """Name the document and no page of it."""
    evidence(data, "strategy")["discloses"] = ["O4"]


_TO_COME = ("partly", "oit-months-ahead")
#: What is wrong, the edit, and what has to change by it.
FAULTS: dict[str, tuple[Edit, Map]] = {
    "the period is last year's": (
        set_evidence("staff-policy", period="ปีงบประมาณ 2565"),
        all_of("O23", 2, "expired", "oit-wrong-year"),
    ),
    "the period is next year's": (
        set_evidence("staff-policy", period="ปีงบประมาณ 2567"),
        all_of("O23", 2, "notyet", "oit-wrong-year"),
    ),
    "all news are of last year": (
        all_news("1 ก.พ. 65"),
        all_of("O7", 2, "expired", "oit-wrong-year"),
    ),
    "one of the news is of last year": (set_evidence("news-1", date="1 ก.พ. 65"), {}),
    "last year's file under this year's period": (
        replace_by_old_report,
        all_of("O31", 3, "unsure", "oit-text-other-year"),
    ),
    "page 87 of 80": (
        set_claim("strategy", 4, at_page=87),
        one_of("O4", 5, "notyet", "oit-no-such-page"),
    ),
    "a blank page": (blank_page, one_of("O11", 2, "notyet", "oit-page-without-text")),
    "a scan in place of the text": (
        scan_in_place,
        all_of("O27", 4, "unsure", "oit-page-is-picture"),
    ),
    "half a year short of a month": (
        set_evidence("progress-q2", period="ม.ค. 66 - ก.พ. 66"),
        one_of("O12", 4, "partly", "oit-months-missing"),
    ),
    "half a year short of a month, where no element speaks of it": (
        set_evidence("prevention-progress-q1", period="พ.ย. 65 - ธ.ค. 65"),
        {"O37": ("partly", ("oit-months-missing",))},
    ),
    "a monthly file is missing": (
        monthly_file_missing,
        one_of("O21", 6, "partly", "oit-months-missing"),
    ),
    "a yearly report of half the year": (
        set_evidence("annual-report-2565", period="ต.ค. 64 - มี.ค. 65"),
        one_of("O13", 4, "partly", "oit-months-missing"),
    ),
    "nothing says the period": (
        set_evidence("prevention-plan", period=None),
        all_of("O36", 4, "unsure", "oit-period-missing"),
    ),
    "a plan that ended before the year": (
        set_evidence("strategy", period="1 ต.ค. 60 - 30 ก.ย. 65"),
        all_of("O4", 5, "expired", "oit-period-over"),
    ),
    "a file on Drive": (
        link("https://drive.google.com/file/d/abc/view", "ok"),
        all_of("O9", 1, "unsure", "oit-login-host"),
    ),
    "a file on SharePoint": (
        link("https://a-my.sharepoint.com/:b:/g/personal/x", "ok"),
        all_of("O9", 1, "unsure", "oit-login-host"),
    ),
    "a group on Facebook": (
        link("https://www.facebook.com/groups/1/", "ok"),
        all_of("O9", 1, "unsure", "oit-login-host"),
    ),
    "a group on LINE": (
        link("https://line.me/R/ti/g/abc", "ok"),
        all_of("O9", 1, "unsure", "oit-login-host"),
    ),
    "a link that nobody checked": (
        link("https://a.go.th/"),
        all_of("O9", 1, "unsure", "oit-link-unchecked"),
    ),
    "a link that is broken": (
        link("https://a.go.th/", "broken"),
        all_of("O9", 1, "notyet", "oit-link-broken"),
    ),
    "a link that nobody is sure of": (
        link("https://a.go.th/", "unsure"),
        all_of("O9", 1, "unsure", "oit-link-unsure"),
    ),
    "a link that opens": (link("https://a.go.th/", "ok"), {}),
    "no statement that there is nothing": (
        drop_item("O29"),
        {
            "O29": ("notyet", ("oit-nothing",)),
            **{("O29", n): ("notyet", "oit-element-missing") for n in range(1, 5)},
            ("O29", 5): ("notyet", "oit-none-missing"),
        },
    ),
    "a statement that the document does not make": (
        set_row("O29", 0, none="ไม่มีเรื่องร้องเรียนใด ๆ ทั้งสิ้น"),
        all_of("O29", 5, "notyet", "oit-none-not-found"),
    ),
    "a condition that nobody answered": (
        drop_row("O1", 2),
        one_of("O1", 3, "unsure", "oit-condition"),
    ),
    "one page for two unrelated items": (
        file_of_another_item,
        {
            **all_of("O34", 1, "unsure", "oit-same-file-items"),
            **all_of("O35", 1, "unsure", "oit-same-file-items"),
        },
    ),
    "one file for two years": (
        file_of_another_year,
        all_of("O36", 4, "unsure", "oit-same-file-years"),
    ),
    "withdrawn evidence": (
        set_evidence("ethics-use", withdrawn={"date": "1 พ.ค. 66", "reason": "มีข้อผิดพลาด"}),
        all_of("O41", 3, "notyet", "oit-evidence-withdrawn"),
    ),
    "evidence with a newer version": (
        newer_version,
        all_of("O33", 1, "expired", "oit-evidence-replaced"),
    ),
    "a file held back": (personal_data, all_of("O6", 1, "notyet", "oit-evidence-held")),
    "a file that is not there": (missing_file, all_of("O41", 3, "notyet", "oit-evidence-missing")),
    "a sample in place of a document": (
        set_evidence("ethics-use", sample=True),
        all_of("O41", 3, "notyet", "oit-sample"),
    ),
    "an anchor that nobody named": (
        set_row("O11", 0, at_page=None, anchor="โครงการ"),
        one_of("O11", 1, "notyet", "oit-no-such-anchor"),
    ),
    "a sheet that was renamed": (
        set_row("O19", 0, sheet="สรุป"),
        {
            **one_of("O19", 1, "notyet", "oit-no-such-sheet"),
            ("O19", 3): ("notyet", "oit-none-missing"),
        },
    ),
    "a heading that the document does not have": (
        set_claim("laws", 0, heading="กฎหมายอื่น"),
        all_of("O6", 1, "notyet", "oit-heading-not-found"),
    ),
    "a heading renamed on a page by hand": (
        heading_by_hand,
        all_of("O3", 1, "notyet", "oit-heading-not-found"),
    ),
    "no channel for corruption": (
        lambda data, _: data["channels"].pop() and None,
        all_of("O28", 3, "notyet", "oit-no-own-corruption-channel"),
    ),
    "a channel for corruption of another body": (
        channel(operator="สำนักงาน ป.ป.ช."),
        all_of("O28", 3, "notyet", "oit-no-own-corruption-channel"),
    ),
    "corruption goes where everything goes": (
        channel(email="office@example.go.th"),
        one_of("O28", 2, "notyet", "oit-channel-shared"),
    ),
    "the office has not confirmed the channel": (
        channel(confirmed=None),
        all_of("O28", 3, "unsure", "oit-channel-unconfirmed"),
    ),
    "the channel cannot be reached online": (
        channel(email=None, phone="0 2000 1111"),
        one_of("O28", 1, "notyet", "oit-channel-not-online"),
    ),
    "no progress was written down": (no_progress, all_of("O43", 3, "notyet", "oit-no-progress")),
    "the plan of the year is gone": (
        no_plan,
        {
            "O42": ("partly", ()),
            ("O42", 3): ("notyet", "oit-no-plan"),
            ("O42", 4): ("notyet", "oit-no-plan"),
            **all_of("O43", 3, "notyet", "oit-no-plan"),
        },
    ),
    "an element without a place": (
        drop_row("O11", 1),
        one_of("O11", 2, "notyet", "oit-element-missing"),
    ),
    "a long document without a page": (whole_strategy, all_of("O4", 5, "unsure", "oit-no-place")),
    "a place that names no element": (
        set_rows("O23", {"evidence": "staff-policy", "at_page": 1}),
        {
            "O23": ("partly", ()),
            ("O23", 1): ("unsure", "oit-element-unplaced"),
        },
    ),
    "a page in a document without pages": (
        set_claim("laws", 0, heading=None, at_page=1),
        all_of("O6", 1, "unsure", "oit-no-pages"),
    ),
    "the office says what is missing": (
        set_row("O11", 0, lacks="ยังไม่มีโครงการของฝ่ายโยธา"),
        one_of("O11", 1, "partly", "oit-lacks"),
    ),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Map:
    """The office as it is."""
    return as_map(covered(office(tmp_path_factory.mktemp("office") / "office")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a changed office goes."""
    return tmp_path / "office"


def test_the_office_publishes_every_item_whose_elements_are_known(before: Map) -> None:
    """Without a fault there is none: only O10, of which nobody knows the elements, is not sure."""
    states = {key: told for key, told in before.items() if isinstance(key, str)}
    assert len(states) == 43
    assert {key: told for key, told in states.items() if told != ("published", ())} == {
        "O10": ("unsure", ("oit-elements-unknown",))
    }


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_changes_what_it_should_and_nothing_else(
    name: str, folder: Path, before: Map
) -> None:
    """The right states, with the right reasons."""
    edit, expected = FAULTS[name]
    assert changes(before, as_map(covered(office(folder, edit)))) == expected


def test_what_is_still_to_come_is_not_covered_yet(folder: Path, before: Map) -> None:
    """In February no document covers March, whatever it says."""
    after = as_map(covered(office(folder), date(2023, 2, 10)))
    expected: dict[object, tuple[str, object]] = {"O37": ("partly", ("oit-months-ahead",))}
    for code, number in (("O12", 4), ("O16", 2), ("O21", 6), ("O24", 4), ("O29", 4)):
        expected |= {code: ("partly", ()), (code, number): _TO_COME}
    assert changes(before, after) == expected


def test_there_are_more_than_thirty_faults() -> None:
    """A table that shrinks would pass everything."""
    assert len([name for name, (_, expected) in FAULTS.items() if expected]) >= 40
    assert date(2023, 3, 31) < DAY
