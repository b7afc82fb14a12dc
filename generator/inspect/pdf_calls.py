"""Functions of pdfium that are called for every glyph of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Calls:
    """They take and give addresses as numbers: pointer objects would triple their cost."""

    on_page: Callable[..., int]
    in_form: Callable[..., int]
    kind: Callable[..., int]
    depth: Callable[..., int]
    mark: Callable[..., int]
    said: Callable[..., int]
    activate: Callable[..., int]
    sides: Callable[..., int]
    place: Callable[..., int]
    drawer: Callable[..., int]
    box: Callable[..., int]
    put_in: Callable[..., int]


@cache
def calls() -> Calls:
    """Give the functions, made once."""
    address, number, long = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong

    def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
        where: Any = ctypes.cast(function, address).value
        call: Callable[..., int] = ctypes.CFUNCTYPE(result, *arguments)(where)
        return call

    four = (address,) * 4
    said = (address, ctypes.c_char_p, address, long, address)
    return Calls(
        on_page=plain(pdfium.FPDFPage_GetObject, address, address, number),
        in_form=plain(pdfium.FPDFFormObj_GetObject, address, address, long),
        kind=plain(pdfium.FPDFPageObj_GetType, number, address),
        depth=plain(pdfium.FPDFPageObj_CountMarks, number, address),
        mark=plain(pdfium.FPDFPageObj_GetMark, address, address, long),
        said=plain(pdfium.FPDFPageObjMark_GetParamBlobValue, number, *said),
        activate=plain(pdfium.FPDFPageObj_SetIsActive, number, address, number),
        sides=plain(pdfium.FPDFPageObj_GetBounds, number, address, *four),
        place=plain(pdfium.FPDFText_GetCharIndexFromTextIndex, number, address, number),
        drawer=plain(pdfium.FPDFText_GetTextObject, address, address, number),
        box=plain(pdfium.FPDFText_GetCharBox, number, address, number, *four),
        put_in=plain(pdfium.FPDFText_IsGenerated, number, address, number),
    )
