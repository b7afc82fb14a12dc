"""Clerks at the forms: what stands on the disk afterwards is what a person would have written."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, run
from tests.editor.conftest import Heard
from tests.editor.filling import Desk, added, called, control, fill, items

pytestmark = pytest.mark.browser
MEASURES = (ROOT / "measures.yml").read_text(encoding="utf-8")


def _changes(office: Path) -> tuple[list[str], list[str]]:
    """Tell the lines that went and those that came."""
    now = (office / "measures.yml").read_text(encoding="utf-8")
    lines = list(difflib.ndiff(MEASURES.splitlines(), now.splitlines()))
    return (
        [line[2:] for line in lines if line.startswith("- ")],
        [line[2:] for line in lines if line.startswith("+ ")],
    )


def test_a_clerk_creates_edits_uploads_and_saves(desk: Desk, office: Path, heard: Heard) -> None:
    """One sitting at the plan: only what was meant changes, and the check has no complaint."""
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    first = called(items(group, "measures"), "improve-service-centre")
    fill(first, issue="พัฒนาจุดบริการ: ศูนย์ราชการฉับไว")
    log = added(first, "progress")
    fill(log, period="ก.พ. 66", result="อบรมเจ้าหน้าที่แล้ว")
    evidence = added(first, "evidence")
    fill(
        evidence, id="staff-training", title="การอบรมเจ้าหน้าที่", text="ป้ายการอบรม", date="28 ก.พ. 66"
    )
    picture = office.parent / "training.png"
    picture.write_bytes(_picture())
    desk.upload(added(evidence, "file"), picture)
    new = added(group, "measures")
    fill(new, id="open-on-saturday", issue="เปิดให้บริการวันเสาร์", due="30 ก.ย. 66")
    fill(added(new, "outputs"), text="เปิดบริการ 4 ครั้ง", quantity="4", unit="ครั้ง")
    desk.saved()

    gone, came = _changes(office)
    assert gone == ["      issue: พัฒนาจุดบริการ ศูนย์ราชการฉับไว ใสสะอาด"]
    assert came == [
        '      issue: "พัฒนาจุดบริการ: ศูนย์ราชการฉับไว"',
        "      evidence:",
        "      - id: staff-training",
        "        title: การอบรมเจ้าหน้าที่",
        "        file: 2566/training.png",
        "        date: 28 ก.พ. 66",
        "        text: ป้ายการอบรม",
        "      progress:",
        "      - period: ก.พ. 66",
        "        result: อบรมเจ้าหน้าที่แล้ว",
        "",
        "    - id: open-on-saturday",
        "      issue: เปิดให้บริการวันเสาร์",
        "      outputs:",
        "      - text: เปิดบริการ 4 ครั้ง",
        "        quantity: 4",
        "        unit: ครั้ง",
        "      due: 30 ก.ย. 66",
    ]
    assert (office / "content/evidence/2566/training.png").read_bytes() == picture.read_bytes()
    assert _told(office) == _told(ROOT)
    assert heard == Heard()


def _told(folder: Path) -> list[str]:
    """What the check says, wherever the lines stand now."""
    said = run("generator", "check", cwd=folder).stdout
    return [re.sub(r":\d+:\d+:", ":", line) for line in said.splitlines()]


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(out, "PNG")
    return out.getvalue()


def test_what_the_check_calls_an_error_is_not_saved(desk: Desk, office: Path, heard: Heard) -> None:
    """The words of the check are shown, with the way out; the file stays as it was."""
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    fill(added(group, "measures"), id="publish-service-manuals", issue="ซ้ำ")
    desk.save()
    told = desk.page.get_by_role("alert").filter(has_text="[duplicate-id]")
    told.wait_for()
    assert "แก้ไข:" in told.inner_text() or "วิธีแก้" in told.inner_text()
    assert _changes(office) == ([], [])
    told.get_by_role("button", name="ปิด").click()
    assert told.count() == 0
    assert heard.strangers == []


def test_a_text_of_the_wrong_kind_is_named_below_its_field(desk: Desk, office: Path) -> None:
    """The form says how to mend it in the words of the check; nothing is sent."""
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    new = added(group, "measures")
    fill(new, id="เผยแพร่", issue="ใหม่")
    desk.save()
    new.get_by_text("ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง").first.wait_for()
    assert _changes(office) == ([], [])


def test_two_at_once_overwrite_nothing(desk: Desk, office: Path) -> None:
    """Who saves second is told; what the first wrote stays, and so does what was typed."""
    desk.sign_in()
    body = desk.open("plan-2566")
    register = office / "measures.yml"
    by_hand = MEASURES.replace("ตลอด 24 ชั่วโมง", "ทุกวัน")
    register.write_text(by_hand, encoding="utf-8")
    fill(body, title="แผนใหม่")
    desk.save()
    desk.page.get_by_role("alert").filter(has_text="มีผู้แก้ measures.yml").wait_for()
    assert register.read_text(encoding="utf-8") == by_hand
    assert control(body, "title").input_value() == "แผนใหม่"


def test_a_second_save_from_the_same_form_goes_on_from_the_first(desk: Desk, office: Path) -> None:
    """People save often: that is no conflict with themselves."""
    desk.sign_in()
    body = desk.open("plan-2566")
    fill(body, title="แผนใหม่")
    desk.saved()
    fill(body, monitored_by="ผู้อำนวยการเขต")
    desk.saved()
    assert _changes(office)[1] == ["  title: แผนใหม่", "  monitored_by: ผู้อำนวยการเขต"]


def test_what_cannot_be_published_is_not_kept(desk: Desk, office: Path) -> None:
    """An upload is inspected before it is kept: what is in it is said at once."""
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    evidence = added(called(items(group, "measures"), "improve-service-centre"), "evidence")
    page = office.parent / "programme.pdf"
    page.write_bytes(b"MZ\x90\x00 no document at all")
    desk.upload(added(evidence, "file"), page)
    desk.save()
    desk.page.get_by_role("alert").filter(has_text="ยังเผยแพร่ไม่ได้").wait_for()
    assert not (office / "content/evidence/2566/programme.pdf").exists()
    assert _changes(office) == ([], [])


@pytest.mark.parametrize("action", ["persistMedia", "deleteFiles"])
def test_nothing_is_uploaded_or_deleted_past_a_form(desk: Desk, action: str) -> None:
    """The CMS's own list of files would write to the main branch at once: it is closed."""
    desk.sign_in()
    assert desk.page.get_by_text("ไฟล์สื่อ").is_hidden()
    ask = f"""CMS.getBackend("proxy").init({{ backend: {{ proxy_url: "/x" }} }}, {{}})
      .{action}().catch((error) => error.message)"""
    assert "อัปโหลดหรือลบไฟล์ที่นี่ไม่ได้" in desk.page.evaluate(ask)


@pytest.mark.parametrize("form", ["channels", "oit-2566", "evidence", "office", "rest"])
def test_a_form_that_was_only_looked_at_changes_nothing(
    desk: Desk, office: Path, heard: Heard, form: str
) -> None:
    """Each form opens in Thai without a complaint and without asking another host."""
    desk.sign_in()
    body = desk.open(form)
    body.locator("[class*=ControlContainer]").first.wait_for()
    desk.page.wait_for_timeout(300)
    english = re.findall(
        r"\b(?:Add|Save|Publish|Delete|Optional|Error|Required)\b", body.inner_text()
    )
    assert english == []
    assert heard == Heard()


def test_channels_and_disclosures_are_edited_in_place(desk: Desk, office: Path) -> None:
    """A telephone number and the place of an element: one line each."""
    desk.sign_in()
    line = called(items(desk.open("channels"), "channels"), "สายด่วน กทม")
    fill(line, hours="ทุกวัน ตลอด 24 ชั่วโมง")
    desk.saved()
    item = called(items(desk.open("oit-2566"), "items"), "O28")
    fill(item, note="แสดงไว้ในหน้าช่องทาง")
    desk.saved()
    gone, came = _changes(office)
    assert gone == ["  hours: ตลอด 24 ชั่วโมง"]
    assert [line.strip() for line in came] == [
        "hours: ทุกวัน ตลอด 24 ชั่วโมง",
        "note: แสดงไว้ในหน้าช่องทาง",
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_form_fits_its_screen(desk: Desk, width: int) -> None:
    """On a phone and in an office nobody has to scroll sideways."""
    desk.page.set_viewport_size({"width": width, "height": 844 if width < 500 else 800})
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    called(items(group, "measures"), "improve-service-centre")
    scrolled = "document.scrollingElement.scrollWidth"
    assert desk.page.evaluate(scrolled) <= width
    button = desk.page.get_by_text("บันทึกแล้ว").last
    box = button.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width


def test_every_button_of_a_list_has_a_name(desk: Desk) -> None:
    """Who hears the page knows what is folded, moved and deleted, in Thai."""
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    name = "พัฒนาจุดบริการ ศูนย์ราชการฉับไว ใสสะอาด (improve-service-centre)"
    for what in ("พับหรือคลี่", "ย้าย", "ลบ"):
        group.get_by_role("button", name=f"{what} {name}", exact=True).wait_for()
    called(items(group, "measures"), "improve-service-centre")
    group.get_by_role("button", name="คลี่รายการ", exact=True).first.wait_for()
    nameless = """() => [...document.querySelectorAll("button, [role=button]")].filter((button) =>
      button.offsetParent && !button.textContent.trim() && !button.ariaLabel).length"""
    assert desk.page.evaluate(nameless) == 0


def test_nested_lists_have_room_on_a_phone(desk: Desk) -> None:
    """A text three lists deep keeps most of the width of the screen."""
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.sign_in()
    group = called(items(desk.open("plan-2566"), "indicators"), r"^1\. ")
    measure = called(items(group, "measures"), "improve-service-centre")
    text = control(items(measure, "activities").first, "activities")
    box = text.bounding_box()
    assert box is not None
    assert box["width"] >= 280
