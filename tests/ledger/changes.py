"""What staff do to a site that is public: each change, what it would lose, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.ledger.office import MINUTES, PERSONAL, Office

REASON = "ตัวเลขในตารางผิด"
_TITLE = "title: บันทึกการประชุม}"
_WITHDRAWN = f"title: บันทึกการประชุม, withdrawn: {{date: 1 เม.ย. 66, reason: {REASON}}}}}"
_ENTRY = "- {id: minutes, file: 2566/minutes.txt, title: บันทึกการประชุม}\n"


def _nothing(_: Office) -> None:
    """Nothing more is needed."""


@dataclass(frozen=True, slots=True)
class Change:
    """``lost`` are the addresses that a check names before the office did ``keep``. ``lands`` tells
    where readers of old addresses end, ``same`` which addresses still give the bytes of a file, and
    ``says`` what readers are told at an address."""

    name: str
    change: Callable[[Office], None]
    lost: tuple[str, ...] = ()
    keep: Callable[[Office], None] = _nothing
    lands: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    says: tuple[tuple[str, str], ...] = ()
    #: What a check still finds when everything is kept, because it is true.
    found: frozenset[str] = frozenset()


def _rename_measure(office: Office) -> None:
    office.edit("id: manuals", "id: service-manuals")


def _rename_evidence(office: Office) -> None:
    office.edit("id: minutes", "id: meeting")


def _rename_file(office: Office) -> None:
    office.file("2566/manual.pdf").rename(office.file("2566/service-manual.pdf"))
    office.edit("file: 2566/manual.pdf", "file: 2566/service-manual.pdf")


def _delete(office: Office) -> None:
    office.file("2566/minutes.txt").unlink()
    office.edit(_ENTRY, "")
    office.edit("evidence:\ndisclosures:", "disclosures:")


def _put_a_stone(office: Office) -> None:
    """The entry comes back without its file, and says why."""
    gone = f"withdrawn: {{date: 1 เม.ย. 66, reason: {REASON}}}"
    entry = f"- {{id: minutes, title: บันทึกการประชุม, {gone}}}\n"
    office.edit("disclosures:\n", f"evidence:\n{entry}disclosures:\n")


def _move(office: Office) -> None:
    """A page goes to another folder, a file to the folder of another year."""
    (office.folder / "content" / "contact").mkdir()
    page = office.folder / "content" / "help.md"
    page.rename(office.folder / "content" / "contact" / "help.md")
    office.edit("page: help.md", "page: contact/help.md")
    office.file("2565").mkdir()
    office.file("2566/minutes.txt").rename(office.file("2565/minutes.txt"))
    office.edit("file: 2566/minutes.txt", "file: 2565/minutes.txt")


def _withdraw(office: Office) -> None:
    office.edit(_TITLE, _WITHDRAWN)


def _restore(office: Office) -> None:
    """It was withdrawn and published so, and then found to be right."""
    _withdraw(office)
    office.record("2023-04-10")
    office.edit(_WITHDRAWN, _TITLE)


def _replace(office: Office) -> None:
    office.file("2566/minutes-2.txt").write_text(f"{MINUTES}ฉบับแก้ไข\n", encoding="utf-8")
    newer = "- {id: minutes-2, file: 2566/minutes-2.txt, title: ฉบับแก้ไข, replaces: minutes}\n"
    office.edit("disclosures:\n", f"{newer}disclosures:\n")


def _hold_back(office: Office) -> None:
    """Personal data were found in a file that is public."""
    office.file("2566/minutes.txt").write_text(MINUTES + PERSONAL, encoding="utf-8")


CHANGES = (
    Change(
        "rename-measure",
        _rename_measure,
        ("2566/measures/manuals/",),
        lambda o: o.alias("2566/measures/manuals/", "2566/measures/service-manuals/"),
        lands=(("2566/measures/manuals/#main", "2566/measures/service-manuals/#main"),),
    ),
    Change(
        "rename-evidence",
        _rename_evidence,
        ("evidence/minutes/", "evidence/minutes/minutes.txt"),
        lambda o: o.alias("evidence/minutes/", "evidence/meeting/"),
        lands=(("evidence/minutes/#p1", "evidence/meeting/#p1"),),
        same=(("evidence/minutes/minutes.txt", "2566/minutes.txt"),),
    ),
    Change(
        "rename-file",
        _rename_file,
        ("evidence/manual/manual.pdf",),
        lambda o: o.alias("evidence/manual/manual.pdf", "evidence/manual/service-manual.pdf"),
        same=(("evidence/manual/manual.pdf", "2566/service-manual.pdf"),),
    ),
    Change(
        "delete",
        _delete,
        ("evidence/minutes/", "evidence/minutes/minutes.txt"),
        _put_a_stone,
        says=(("evidence/minutes/", REASON), ("evidence/minutes/minutes.txt", REASON)),
    ),
    Change(
        "move",
        _move,
        ("help/",),
        lambda o: o.alias("help/", "contact/help/"),
        lands=(("help/#contact", "contact/help/#contact"), ("help/?a=1", "contact/help/?a=1")),
        same=(("evidence/minutes/minutes.txt", "2565/minutes.txt"),),
    ),
    Change(
        "withdraw",
        _withdraw,
        says=(("evidence/minutes/", REASON), ("evidence/minutes/minutes.txt", REASON)),
    ),
    Change(
        "restore",
        _restore,
        same=(("evidence/minutes/minutes.txt", "2566/minutes.txt"),),
    ),
    Change(
        "replace",
        _replace,
        same=(("evidence/minutes/minutes.txt", "2566/minutes.txt"),),
        says=(("evidence/minutes/", "ฉบับแก้ไข"),),
    ),
    Change(
        "hold-back",
        _hold_back,
        says=(("evidence/minutes/minutes.txt", "อยู่ระหว่างตรวจแก้"),),
        found=frozenset({"personal-national-id"}),
    ),
)
