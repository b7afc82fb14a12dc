"""``prongsai add``: a file becomes evidence, copied, inspected, named and entered in place."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from docx import Document

from generator.load import load
from tests.evidence.office_files import paragraph, saved, word
from tests.evidence.photos import jpeg
from tests.verbs.office import OLD_PLAN, REGISTER, Office

MANUAL = ["--measure", "1.1", "--year", "2566"]
PLACE = "      units: [registration]\n"


def entered(entry: str) -> str:
    """The register with an entry under its first measure."""
    lines = "".join(f"        {line}\n" for line in entry.splitlines())
    return REGISTER.replace(PLACE, f"{PLACE}      evidence:\n      - {lines.lstrip()}", 1)


def manual(*headings: str) -> bytes:
    """A PDF of three pages with bookmarks."""
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page()
    with pdf.open_outline() as outline:
        for page, heading in enumerate(headings):
            outline.root.append(pikepdf.OutlineItem(heading, page))
    return saved(pdf)


def test_a_file_becomes_evidence(office: Office) -> None:
    """Copied under the year with a safe name; the entry says what the file and the plan say."""
    path = office.bring("คู่มือ การให้บริการ 2566.csv")
    done = office.does("add", path, *MANUAL)
    assert done.status == 0
    name = "2566/manual-publish-manuals.csv"
    assert office.text == entered(f"file: {name}\nkind: manual\ntitle: คู่มือ การให้บริการ 2566")
    assert (office.folder / "content" / "evidence" / name).read_bytes() == path.read_bytes()
    assert office.check().status == 0
    register = load(office.folder / "measures.yml").register
    assert register is None or register.plans


def test_everything_can_be_said_by_flags(office: Office) -> None:
    """Title, date, time, unit by its Thai name, outputs, item, name."""
    said = ["--title", "สรุป: งบ", "--kind", "report", "--date", "28 มี.ค. 66", "--period", "ก.พ. 66"]
    said += ["--unit", "ฝ่ายการคลัง", "--proves", "1", "--disclosure", "o12", "--name", "summary"]
    done = office.does("add", office.bring("a.csv"), "--measure", "publish-budget", *said)
    assert done.status == 0
    assert (
        "      evidence:\n      - file: 2566/summary.csv\n        kind: report\n"
        '        title: "สรุป: งบ"\n        date: 28 มี.ค. 66\n        period: ก.พ. 66\n'
        "        unit: finance\n        proves: 1\n        discloses: O12\n"
        "      progress:\n"
    ) in office.text
    assert office.check().status == 0


def test_headings_of_a_document_name_its_pages(office: Office) -> None:
    """Bookmarks of a PDF become anchors; the first page needs none."""
    path = office.bring("guide.pdf", manual("ปก", "ขั้นตอน: ยื่นคำขอ", "ติดต่อ"))
    assert office.does("add", path, *MANUAL, "--title", "คู่มือ").status == 0
    anchors = '        anchors:\n          "ขั้นตอน: ยื่นคำขอ": 2\n          ติดต่อ: 3\n'
    assert anchors in office.text
    assert "file: 2566/guide.pdf" in office.text


def test_a_dry_run_changes_nothing(office: Office) -> None:
    """Neither file nor entry, but both are shown."""
    before = office.evidence
    done = office.does("add", office.bring("คู่มือ.csv"), *MANUAL, "--dry-run")
    assert "content/evidence/2566/manual-publish-manuals.csv" in done.out
    assert "+      - file: 2566/manual-publish-manuals.csv" in done.out
    assert (office.text, office.evidence) == (REGISTER, before)


def test_a_web_address_becomes_evidence(office: Office) -> None:
    """It has an id of its own, and no file."""
    said = ["--title", "คู่มือบนเว็บ", "--kind", "manual"]
    done = office.does("add", "https://www.example.go.th/docs/guide.pdf", *MANUAL, *said)
    assert done.status == 0
    url = "url: https://www.example.go.th/docs/guide.pdf"
    assert office.text == entered(f"id: guide\n{url}\nkind: manual\ntitle: คู่มือบนเว็บ")
    again = office.does("add", "https://www.example.go.th/docs/guide.pdf", *MANUAL, *said)
    assert again.status == 1
    assert "guide" in again.err


def test_an_item_of_the_form_needs_no_measure(office: Office) -> None:
    """The entry stands in the register's own list, which is made."""
    said = ["--disclosure", "O12", "--year", "2566", "--title", "งบประมาณ 2566", "--kind", "report"]
    assert office.does("add", office.bring("b 1.csv"), *said).status == 0
    assert office.text == REGISTER + (
        "evidence:\n- file: 2566/report-o12.csv\n  kind: report\n  title: งบประมาณ 2566\n"
        "  discloses: O12\n"
    )
    assert office.check().status == 0


def test_a_plan_in_its_own_file_is_changed_there(office: Office) -> None:
    """A text alone becomes a list; measures.yml stays."""
    said = ["--measure", "publish-manuals", "--year", "2565", "--kind", "manual", "--title", "ใหม่"]
    assert office.does("add", office.bring("new.csv"), *said).status == 0
    assert office.text == REGISTER
    plan = (office.folder / "plans" / "2565.yml").read_text(encoding="utf-8")
    assert plan == OLD_PLAN.replace(
        "evidence: 2565/old-manual.csv\n",
        "evidence:\n  - 2565/old-manual.csv\n  - file: 2565/new.csv\n    kind: manual\n"
        "    title: ใหม่\n",
    )


def test_the_same_file_twice_is_told(office: Office) -> None:
    """Under another name, for another measure: where it lies is told, nothing is added."""
    office.does("add", office.bring("คู่มือ.csv"), *MANUAL)
    before = (office.text, office.evidence)
    done = office.run("add", office.bring("again.csv"), "--measure", "1.2", "--title", "x")
    assert done.status == 1
    assert "content/evidence/2566/manual-publish-manuals.csv" in done.err
    assert "--yes" in done.err
    assert (office.text, office.evidence) == before


def test_the_same_file_can_support_a_second_measure(office: Office) -> None:
    """With --yes the evidence that is there is used, not copied."""
    office.does("add", office.bring("คู่มือ.csv"), *MANUAL)
    files = office.evidence
    done = office.does("add", office.bring("again.csv"), "--measure", "1.2")
    assert done.status == 0
    assert "supports:\n        - measure: publish-budget\n          year: 2566\n" in office.text
    assert office.evidence == files


def test_another_file_of_that_name_gets_a_number(office: Office) -> None:
    """Nothing is written over."""
    office.does("add", office.bring("คู่มือ.csv"), *MANUAL)
    first = office.evidence
    assert office.does("add", office.bring("คู่มือ.csv", "ค,ง\n3,4\n"), *MANUAL).status == 0
    added = set(office.evidence) - set(first)
    assert added == {"content/evidence/2566/manual-publish-manuals-2.csv"}


def test_a_file_that_lies_there_already_is_entered_under_its_name(office: Office) -> None:
    """What somebody copied by hand, or a killed command left, is not copied again."""
    own = office.folder / "content" / "evidence" / "2566" / "by-hand.csv"
    own.parent.mkdir()
    own.write_text("ก,ข\n7,8\n", encoding="utf-8")
    files = office.evidence
    assert office.does("add", own, *MANUAL, "--title", "คู่มือ").status == 0
    assert "- file: 2566/by-hand.csv\n" in office.text
    assert office.evidence == files
    assert office.check().status == 0


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a b  c (final).csv", "a-b-c-final"),
        ("Report_2566-03.CSV", "report-2566-03"),
        ("คู่มือ.csv", "manual-publish-manuals"),
        ("12.csv", "manual-publish-manuals"),
        ("1101700203450.csv", "manual-publish-manuals"),
        (f"{'long-' * 40}x.csv", ("long-" * 40)[:59]),
        ("con..csv", "con"),
    ],
)
def test_names_are_made_safe(office: Office, name: str, stem: str) -> None:
    """Spaces, capitals, Thai, personal data, length."""
    done = office.does("add", office.bring(name), *MANUAL, "--title", "คู่มือ")
    assert done.status == 0
    assert f"content/evidence/2566/{stem}.csv" in office.evidence


def test_the_ending_follows_the_content(office: Office) -> None:
    """A Word file that is called .pdf is named for what it is, and that is told."""
    path = office.bring("guide.pdf", word(paragraph("คู่มือการให้บริการ")))
    done = office.does("add", path, *MANUAL, "--title", "คู่มือ")
    assert done.status == 0
    assert "DOCX" in done.err
    assert "content/evidence/2566/guide.docx" in office.evidence


def test_another_year_in_the_file_is_told(office: Office) -> None:
    """A document of 2564 brought for 2566 may be the wrong one."""
    done = office.does("add", office.bring("คู่มือ ปี 2564.csv"), *MANUAL)
    assert "2564" in done.err
    assert "2566" in done.err


def test_a_picture_needs_its_words(office: Office) -> None:
    """Only a person knows what it says: a script is told the flag."""
    path = office.bring("poster.jpg", jpeg())
    done = office.does("add", path, *MANUAL, "--clean")
    assert done.status == 2
    assert "--text" in done.err
    assert office.text == REGISTER


def test_a_photo_with_its_place_is_cleaned_when_asked(office: Office) -> None:
    """Without a word about it a script is stopped; the copy has no position, the file keeps it."""
    path = office.bring("service-point.jpg", jpeg())
    content = path.read_bytes()
    said = [*MANUAL, "--title", "ภาพจุดบริการ", "--text", "ป้ายจุดบริการ"]
    stopped = office.does("add", path, *said)
    assert stopped.status == 2
    assert "--clean" in stopped.err
    assert "image-position" in stopped.err
    assert office.does("add", path, *said, "--clean").status == 0
    copy = office.folder / "content" / "evidence" / "2566" / "service-point.jpg"
    assert path.read_bytes() == content
    assert b"GPS" not in copy.read_bytes()
    assert office.check().status == 0


def test_personal_data_keep_a_file_out(office: Office) -> None:
    """The finding is shown as check shows it, masked; there is no copy."""
    path = office.bring("names.csv", "ชื่อ,เลขบัตรประชาชน\nนายสมชาย ใจดี,1-1017-00203-45-0\n")
    before = office.evidence
    done = office.does("add", path, *MANUAL, "--title", "รายชื่อ")
    assert done.status == 1
    assert "personal-" in done.err
    assert "1017-00203" not in done.err
    assert (office.text, office.evidence) == (REGISTER, before)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "ว่างเปล่า"),
        (b"MZ\x90\0" + b"\0" * 200, "เผยแพร่ไม่ได้"),
        (b"PK\x03\x04" + b"\0" * 60, "เผยแพร่ไม่ได้"),
        (b"%PDF-1.7\nbroken", "เผยแพร่ไม่ได้"),
    ],
)
def test_what_cannot_be_published_is_not_taken_in(
    office: Office, content: bytes, told: str
) -> None:
    """Empty, a program, an archive, a broken file: the way out is told, nothing is there."""
    before = office.evidence
    done = office.does("add", office.bring("file.pdf", content), *MANUAL, "--title", "คู่มือ")
    assert done.status == 1
    assert told in done.err
    assert (office.text, office.evidence) == (REGISTER, before)


def test_a_file_over_the_limit_is_told(office: Office) -> None:
    """A sparse file stands for the large one: it is not even read."""
    path = office.bring("big.pdf")
    with path.open("r+b") as file:
        file.truncate(51 * 2**20)
    done = office.does("add", path, *MANUAL)
    assert done.status == 1
    assert "เกิน 50 MB" in done.err


def test_what_is_no_file_is_told(office: Office) -> None:
    """A name that is not there, a folder, a link that leads nowhere."""
    link = office.folder.parent / "link.pdf"
    link.symlink_to("nowhere")
    for path in (Path("no-such.pdf"), office.folder, link, Path("x" * 300)):
        done = office.does("add", path, *MANUAL)
        assert done.status == 1
        assert str(path.name)[:4] in done.err
    assert office.text == REGISTER


def test_a_link_to_a_file_is_copied_as_a_file(office: Office) -> None:
    """Evidence must lie among the evidence, not behind a link."""
    path = office.bring("คู่มือ.csv")
    link = path.with_name("link.csv")
    link.symlink_to(path)
    assert office.does("add", link, *MANUAL, "--title", "คู่มือ").status == 0
    copy = office.folder / "content" / "evidence" / "2566" / "link.csv"
    assert copy.is_file()
    assert not copy.is_symlink()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--measure", "no-such"], "ไม่พบมาตรการ"),
        (["--measure", "publish-manuals"], "--year"),
        ([], "--measure"),
        ([*MANUAL, "--kind", "book"], "คู่มือ (manual)"),
        ([*MANUAL, "--date", "เมื่อวาน"], "อ่านวันที่ เมื่อวาน ไม่ได้"),
        ([*MANUAL, "--period", "99"], "อ่านวันที่"),
        ([*MANUAL, "--unit", "law"], "finance ฝ่ายการคลัง"),
        ([*MANUAL, "--name", "../../x"], "a–z"),
        ([*MANUAL, "--name", "old-manual"], "มีชื่อ old-manual อยู่แล้ว"),
        ([*MANUAL, "--disclosure", "ข้อ 12"], "O12"),
        (["--measure", "1.2", "--kind", "manual"], "--proves"),
        (["--measure", "1.2", "--proves", "3"], "1–2"),
    ],
)
def test_a_mistake_changes_nothing_and_tells_the_way_out(
    office: Office, arguments: list[str], told: str
) -> None:
    """Unknown measure, kind, unit, item, output; unreadable dates; unsafe and taken names."""
    before = office.evidence
    done = office.does("add", office.bring("คู่มือ.csv"), *arguments)
    assert done.status == 2
    assert told in done.err
    assert (office.text, office.evidence) == (REGISTER, before)


@pytest.mark.parametrize("arguments", [["--replaces", "no-such"], ["--title", " "]])
def test_what_would_be_an_error_leaves_no_copy(office: Office, arguments: list[str]) -> None:
    """The register is held against the entry before anything is written."""
    before = office.evidence
    done = office.does("add", office.bring("คู่มือ.csv"), *MANUAL, *arguments)
    assert done.status == 1
    assert "ไม่ได้แก้อะไร" in done.err
    assert (office.text, office.evidence) == (REGISTER, before)


def test_a_terminal_asks_for_what_only_a_person_knows(office: Office) -> None:
    """Measure, title, kind, date and unit; proposals are taken by Enter."""
    path = office.bring("ตารางเวร.csv")
    answers = ["1.2", "", "รายงานการประชุม", "28 มี.ค. 66", "-", "2", "duty-table", "y"]
    done = office.at_terminal("add", path, answers=answers)
    assert done.status == 0, done.out
    assert (
        "      - file: 2566/duty-table.csv\n        kind: minutes\n        title: ตารางเวร\n"
        "        date: 28 มี.ค. 66\n        proves: 2\n"
    ) in office.text


def test_an_exception_of_the_office_lets_a_file_in(office: Office) -> None:
    """What the register gives a reason for is published, under the name it gives."""
    exception = (
        "exceptions:\n- file: content/evidence/2566/names.csv\n  value: 1-10XX-XXXXX-XX-0\n"
        "  reason: กฎหมายให้เผยแพร่\n  by: finance\n"
    )
    office.write(REGISTER + exception)
    path = office.bring("names.csv", "เลขบัตรประชาชน,ก\n1-1017-00203-45-0,1\n")
    assert office.does("add", path, *MANUAL, "--title", "ประกาศ").status == 0
    assert "content/evidence/2566/names.csv" in office.evidence
    assert "personal-data-accepted" in office.check().out


def test_a_terminal_offers_a_clean_copy(office: Office) -> None:
    """A photo tells where it was taken: Enter takes the copy that does not."""
    path = office.bring("service-point.jpg", jpeg())
    answers = ["", "ภาพจุดบริการ", "8", "-", "-", "ป้าย", "บริการ", "", "", "y"]
    done = office.at_terminal("add", path, *MANUAL, answers=answers)
    assert done.status == 0, done.out
    assert "image-position" in done.out
    assert "kind: photos\n        title: ภาพจุดบริการ\n        text: |-\n" in office.text
    assert office.check().status == 0


def test_a_terminal_lists_the_measures_that_fit(office: Office) -> None:
    """A piece of a title that several have: the second is chosen by its number."""
    answers = ["2", "", "คู่มือ", "-", "-", "", "n"]
    path = office.bring("คู่มือเก่า.csv")
    done = office.at_terminal("add", path, "--measure", "คู่มือ", answers=answers)
    assert done.status == 1
    assert "  1. 2566  1.1  publish-manuals" in done.out
    assert "content/evidence/2565/manual-publish-manuals.csv" in done.out
    assert office.text == REGISTER


@pytest.mark.parametrize("also", [[], ["--remove-file"]])
def test_what_was_withdrawn_does_not_come_in_again(office: Office, also: list[str]) -> None:
    """The first reason is shown, whether the file is still there or not."""
    path = office.bring("คู่มือ.csv")
    office.does("add", path, *MANUAL)
    office.does("withdraw", "manual-publish-manuals", "--reason", "ผิดฉบับ", *also)
    before = (office.text, office.evidence)
    done = office.does("add", path, *MANUAL)
    assert done.status == 1
    assert "ถอนไปแล้ว เป็นหลักฐาน manual-publish-manuals: ผิดฉบับ" in done.err
    assert (office.text, office.evidence) == before


def test_no_choice_is_asked_for_that_would_not_help(office: Office) -> None:
    """A text with an ID number stays one when what is hidden in its file is taken out."""
    document = Document()
    document.core_properties.author = "สมชาย"
    document.add_paragraph("เลขประจำตัวประชาชน 1-1017-00203-45-0")
    path = office.folder.parent / "personal.docx"
    document.save(str(path))
    before = office.evidence
    done = office.run("add", path, "--measure", "1.1", "--yes")
    assert done.status == 1
    assert "personal-national-id" in done.err
    assert "--clean" not in done.err
    assert office.evidence == before
