"""What the search lists: all that is public, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from generator.inspect.facts import Part, PartKind
from generator.register import Evidence, EvidenceState
from generator.search.entries import entries
from tests.published import evidence, register

_SAID = "ข้อความในเอกสาร"


def _urls(*items: Evidence) -> set[str]:
    parts = (Part(PartKind.PAGE, 1, text=_SAID), Part(PartKind.PAGE, 2, text=_SAID, readable=False))
    found = entries(register(*items), (), (), lambda _: parts, ())
    return {entry.url for entry in found if entry.text == _SAID}


def test_the_text_of_what_is_held_back_or_withdrawn_is_not_listed() -> None:
    """Not even when its file is still known."""
    newest, first, sample, held, gone, link = evidence()
    gone = replace(gone, files=first.files)
    assert gone.state is EvidenceState.WITHDRAWN
    assert _urls(newest, first, sample, held, gone, link) == {
        "evidence/manual-2/#p1",
        "evidence/manual-1/#p1",
        "evidence/steps/#p1",
        "evidence/steps/#f2-p1",
    }


def test_a_part_that_cannot_be_read_is_not_listed() -> None:
    """Damaged text would be found by nobody, and shown to everybody."""
    assert not {url for url in _urls() if url.endswith("p2")}
