"""The units in charge, as a cell names them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.importing.columns import squeeze, vocabulary
from generator.importing.lists import lines_of
from generator.thai.text import fold

_BETWEEN = re.compile(r"[,;/•]|\sและ\s?|และ(?=ฝ่าย|กอง|สำนัก|กลุ่ม|งาน)")


def units_of(raw: str) -> tuple[tuple[str, ...], bool]:
    """Give the names in a cell, and whether they mean every unit."""
    if squeeze(raw) in {squeeze(name) for name in vocabulary()["all_units"]}:
        return (), True
    words = tuple(vocabulary()["unit_words"])
    apart = re.compile(rf"\s+(?={'|'.join(map(re.escape, words))})")
    names: list[str] = []
    for line in lines_of(raw):
        for index, piece in enumerate(
            p for between in _BETWEEN.split(line) for p in apart.split(between)
        ):
            name = " ".join(piece.split())
            if not name:
                continue
            if names and index == 0 and not name.startswith(words):
                names[-1] += name  # the narrow column broke a name in two
            else:
                names.append(name)
    return tuple(dict.fromkeys(names)), False


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
    usual = {squeeze(name): key for name, key in vocabulary()["unit_ids"].items()}
    ids: dict[str, str] = {}
    for name in names:
        if fold(name) in map(fold, ids):
            continue
        wanted = usual.get(squeeze(name))
        ids[name] = wanted if wanted and wanted not in ids.values() else f"unit-{len(ids) + 1}"
    return ids
