"""The units in charge, as a cell names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.importing.columns import squeeze, vocabulary
from generator.importing.lists import lines_of
from generator.thai.text import fold
from generator.unit_ids import usual_id

#: A person, not a unit; นายก and นายทะเบียน are offices.
PERSON = re.compile(r"นาย(?!ก|ทะเบียน|แพทย์|ช่าง|อำเภอ)|นาง|น\.ส\.|ว่าที่|ดร\.")
_BETWEEN = re.compile(r"[,;/•]|\sและ\s?|และ(?=ฝ่าย|กอง|สำนัก|กลุ่ม|งาน)")


@dataclass(frozen=True, slots=True)
class Units:
    """The names in a cell; ``every`` says that all units are meant, ``people`` are no units, and
    ``joined`` says that two lines were taken for one name."""

    names: tuple[str, ...] = ()
    every: bool = False
    people: tuple[str, ...] = ()
    joined: bool = False


def units_of(raw: str) -> Units:
    """Read a cell: names stand in lines of their own, or with a comma, a stroke or และ between."""
    words = tuple(vocabulary()["unit_words"])
    apart = re.compile(rf"\s+(?={'|'.join(map(re.escape, words))})")
    names: list[str] = []
    joined = False
    for line in [raw] if _means_all(raw) else lines_of(raw):
        pieces = [p for between in _BETWEEN.split(line) for p in apart.split(between) if p.strip()]
        pieces = [line] if _means_all(line) else pieces
        for index, piece in enumerate(pieces):
            name = " ".join(piece.split())
            known = name.startswith(words) or _means_all(name) or PERSON.match(name)
            if names and index == 0 and not known and not PERSON.match(names[-1]):
                names[-1] += name  # the narrow column broke a name in two
                joined = True
            else:
                names.append(name)
    people = tuple(name for name in names if PERSON.match(name))
    units = tuple(dict.fromkeys(n for n in names if n not in people and not _means_all(n)))
    return Units(units, any(map(_means_all, names)), people, joined)


def begins_as_unit(name: str) -> bool:
    """Say whether a name begins as those of units do."""
    return name.startswith(tuple(vocabulary()["unit_words"]))


def _means_all(text: str) -> bool:
    return squeeze(text) in {squeeze(name) for name in vocabulary()["all_units"]}


def id_of(name: str, known: Mapping[str, str]) -> tuple[str | None, bool]:
    """Find the id of a unit among ``known`` (id by name), and whether that is a guess: ฝ่ายโยธา for
    โยธา, or a name that ends in ฯ for the one name that begins so."""
    plain = squeeze(name)
    squeezed = {squeeze(other): key for other, key in known.items()}
    if plain in squeezed:
        return squeezed[plain], False
    short = plain.removesuffix("ฯ")
    near = {
        key
        for other, key in squeezed.items()
        if (plain.endswith("ฯ") and other.startswith(short))
        or (other.endswith("ฯ") and plain.startswith(other.removesuffix("ฯ")))
        or other == f"ฝ่าย{plain}"
        or plain == f"ฝ่าย{other}"
    }
    return (near.pop(), True) if len(near) == 1 else (None, False)


def new_ids(names: list[str]) -> dict[str, str]:
    """Give ids to the units of an office that has no register yet."""
    ids: dict[str, str] = {}
    for name in names:
        if fold(name) in map(fold, ids):
            continue
        wanted = usual_id(name)
        ids[name] = wanted if wanted and wanted not in ids.values() else f"unit-{len(ids) + 1}"
    return ids
