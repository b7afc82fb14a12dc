"""Numbers of identity papers: national ID, laser ID of the card, passport.

Sources, all read on 23 November 2026:

- National ID, check digit: S = 13·d1 + 12·d2 + … + 2·d12, d13 = (11 - S mod 11) mod 10. Microsoft
  Presidio (th_tnin_recognizer.py), npm thai-id-validator and stdnum (th/idnr) agree. Sure.
- First digit: 1-8 are kinds of persons (Wikipedia เลขประจำตัวประชาชนไทย; NHRC หนังสือรับรองการเกิด);
  9 is reserved for the royal family (Wikipedia); 0 is a legal person's registration with the DBD
  (stdnum th/moa, after the DBD's busin_2542-48.pdf). Microsoft Purview too: "first digit isn't zero
  or nine". Sure. 0 is also given to people without nationality or status (NHRC): only with such
  words beside it, and only "maybe".
- A natural person's tax ID is the national ID (stdnum th/tin). Sure.
- Laser ID: two letters and ten digits, XX0-0000000-00 (Internal Security Operations Command, quoted
  by The Thaiger, 19 February 2026; several public KYC validators). Fairly sure; no check digit.
- Passport: one letter and six or seven digits, or two letters and seven digits (a public validator;
  no official page was found). Fairly sure; it needs its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.labels import Label, Scene
from generator.personal.trace import Trace, code, veil

# Each pattern begins with its first sign and looks back only then: the matcher skips what cannot
# begin a number several times quicker.
_SOLID = re.compile(r"[0-8](?<!\d.)\d{12}(?!\d)")
_GAP = r"[-./_+|·•\s]{1,4}"
_GROUPED = re.compile(rf"[0-8](?<!\d.){_GAP}\d{{4}}{_GAP}\d{{5}}{_GAP}\d{{2}}{_GAP}\d(?!\d)")
#: Digits in boxes, or in groups of another kind; runs of numbers that are much longer too.
_SCATTERED = re.compile(r"\d(?<![\d,].)(?:[-./| \t]{0,3}\d)++(?:-?[ \t]{0,2}\n[ \t]{0,2}\d++)?+")
_COMMAS = re.compile(r"[1-8](?<![\d,].)(?:,\d{3}){4}(?![\d,])")
_FIGURE = re.compile(r",\d{3}(?!\d)|\.\d\d(?!\d)|\.-(?!\d)| ?(?:บาท|baht|thb)")
_MONEY = re.compile(r"(?:[฿$€]|thb) ?$")
_HEX = re.compile(r"[0-9a-f]*")
_MILLISECONDS = re.compile(r"1[4-9]\d{11}")
_TIME_FIELD = re.compile(r"[?&](?:t|ts|time|timestamp|date|v|ver|cb|_)=$")
_PICTURE = re.compile(r"[\w-]{0,20}\.(?:jpe?g|png|webp|gif|heic|mp4|mov)")
_LASER = re.compile(
    r"([a-z](?<![a-z0-9].)[a-z])\d(?P<gap> ?- ?|[ ./]?)\d{7}(?P=gap)\d(\d)(?![a-z0-9])"
)
_PASSPORT = re.compile(
    r"(?:[a-z](?<![a-z0-9].)(?:[a-z]?\d{6,8}|[a-z] \d{7})|[1-9](?<![\d.].)\d{8})(?![a-z0-9])"
)


def is_national_id(digits: str) -> bool:
    """Check thirteen digits: the last one follows from the others."""
    total = sum((13 - place) * int(digit) for place, digit in enumerate(digits[:12]))
    return len(digits) == 13 and (11 - total % 11) % 10 == int(digits[12])


def masked_national_id(digits: str) -> str:
    """Give a national ID as it may be told."""
    return f"{digits[0]}-{digits[1:3]}XX-XXXXX-XX-{digits[12]}"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _national_id(start: int, end: int, digits: str, sure: bool) -> Trace:
    return Trace(code("national-id", sure), start, end, masked_national_id(digits))


def _in_hash(text: str, start: int, end: int) -> bool:
    """Hexadecimal digits around it make a number part of a checksum such as SHA-256."""
    after = _HEX.match(text, end, end + 40)
    before = _HEX.match(text[max(0, start - 40) : start][::-1])
    signs = (after[0] if after else "") + (before[0] if before else "")
    return len(signs) >= 12 and not signs.isdigit()


def _solid(scene: Scene) -> Iterator[Trace]:
    """Thirteen digits in a row: without any label they are one, if the check is right."""
    for match in scene.find(_SOLID):
        start, end = match.span()
        valid = is_national_id(match[0])
        near = scene.near(start, end)
        named = near.label is Label.NATIONAL_ID
        if match[0][0] == "0":
            if valid and near.label is Label.STATELESS:
                yield _national_id(start, end, match[0], sure=False)
        elif named or (valid and near.person):
            yield _national_id(start, end, match[0], sure=valid)
        elif valid and not _is_something_else(scene.text, start, end):
            other = near.label in (Label.OTHER, Label.AMOUNT, Label.HOUSE_CODE)
            other = other or _may_be_time(match) or _is_barcode(match[0])
            yield _national_id(start, end, match[0], sure=not other)


def _is_something_else(text: str, start: int, end: int) -> bool:
    decimals = start >= 2 and text[start - 1] == "." and text[start - 2].isdigit()
    rounded = text.startswith("000000", end - 6)
    money = _FIGURE.match(text, end) or _MONEY.search(text[max(0, start - 4) : start])
    return decimals or rounded or bool(money) or _in_hash(text, start, end)


def _is_barcode(digits: str) -> bool:
    """Say whether this is a good EAN-13 of a Thai product (GS1 prefix 885)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits.startswith("885") and total % 10 == 0


def _may_be_time(match: re.Match[str]) -> bool:
    """Cameras, chat programs and web sites count milliseconds since 1970."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    named = _PICTURE.match(match.string, match.end()) or _TIME_FIELD.search(before)
    return _MILLISECONDS.match(match[0]) is not None and named is not None


def _grouped(scene: Scene) -> Iterator[Trace]:
    """The way it is printed on the card, with any separator: 1-4-5-2-1 digits."""
    for match in scene.find(_GROUPED):
        start, end = match.span()
        digits = _digits(match[0])
        valid = is_national_id(digits)
        near = scene.near(start, end)
        named = near.label is Label.NATIONAL_ID
        if digits[0] == "0":
            if valid and near.label is Label.STATELESS:
                yield _national_id(start, end, digits, sure=False)
        elif valid:
            sure = named or near.person or (near.label is not Label.OTHER and _stands_alone(match))
            yield _national_id(start, end, digits, sure=sure)
        elif named or (match[0].count("-") == 4 and near.label is not Label.OTHER):
            yield _national_id(start, end, digits, sure=False)


def _stands_alone(match: re.Match[str]) -> bool:
    """Five numbers with spaces between may be a row of a table: then other numbers stand beside
    them, and none of them begins with 0."""
    leading = re.search(r"[-./_+|·•]|\s0\d", match[0])
    return leading is not None or not _beside(match.string, *match.span())


def _beside(text: str, start: int, end: int) -> bool:
    """Say whether other digits stand next to a number, as in a row or a column of numbers."""
    return re.search(r"\d", text[max(0, start - 3) : start] + text[end : end + 3]) is not None


def _scattered(scene: Scene) -> Iterator[Trace]:
    """Thirteen digits in other groups, in boxes or over a line break: the label must say so, else
    they are only asked about."""
    for match in scene.find(_SCATTERED):
        digits = _digits(match[0]) if len(match[0]) < 60 else ""
        if len(digits) != 13 or match[0].isdigit() or digits[0] in "09":
            continue
        start, end = match.span()
        near = scene.near(start, end)
        valid = is_national_id(digits)
        boxes = not re.search(r"\d\d", match[0])
        broken = re.fullmatch(r"\d{4,}-?\s+\d{4,}", match[0]) and "\n" in match[0]
        if near.label is Label.NATIONAL_ID:
            yield _national_id(start, end, digits, sure=valid)
        elif (
            valid
            and near.label is None
            and (boxes or broken or "-" in match[0])
            and not _beside(scene.text, start, end)
        ):
            yield _national_id(start, end, digits, sure=False)


def _with_commas(scene: Scene) -> Iterator[Trace]:
    """A spreadsheet may show it as an amount; only the heading of its column tells."""
    for match in scene.find(_COMMAS):
        digits = _digits(match[0])
        named = scene.near(*match.span()).label is Label.NATIONAL_ID
        if named and is_national_id(digits):
            yield _national_id(match.start(), match.end(), digits, sure=True)


def _laser_ids(scene: Scene) -> Iterator[Trace]:
    for match in scene.find(_LASER):
        label = scene.near(*match.span()).label
        if label is Label.OTHER:
            continue
        sure = "-" in match["gap"] or label in (Label.LASER_ID, Label.NATIONAL_ID)
        told = f"{match[1].upper()}X-XXXXXXX-X{match[3]}"
        yield Trace(code("laser-id", sure), match.start(), match.end(), told)


def _passports(scene: Scene) -> Iterator[Trace]:
    for match in scene.find(_PASSPORT):
        near = scene.near(*match.span())
        named = near.label is Label.PASSPORT
        if named or (near.person and near.label is None and match[0][:1].isalpha()):
            told = veil(match[0].upper(), slice(0, 0), 2)
            yield Trace(code("passport", named), match.start(), match.end(), told)


def find(scene: Scene) -> Iterator[Trace]:
    """Find numbers of identity papers."""
    for finder in (_solid, _grouped, _scattered, _with_commas, _laser_ids, _passports):
        yield from finder(scene)
