"""What a PDF does and carries besides its pages, read with pikepdf: actions, attached files, forms,
comments and metadata.

Only what a viewer reaches is walked: the catalogue, pages, annotations, form fields and bookmarks.
Looking at all objects of a tagged PDF would cost more than reading its text.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from generator.inspect.facts import Aside, Fault
from generator.inspect.xmp import LARGEST, xmp_texts

#: Actions that start programs, send or fetch data, or play what is embedded.
_LAUNCHES = frozenset(
    f"/{name}"
    for name in (
        *("Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "Movie", "Sound"),
        *("RichMediaExecute", "GoTo3DView"),
    )
)
_PLAYERS = frozenset(("/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"))
#: Annotations that say nothing of their own.
_SILENT = frozenset(("/Link", "/Widget", "/Popup", "/Watermark", "/TrapNet", "/PrinterMark"))
_SCRIPT_URI = re.compile(r"\s*(javascript|vbscript):", re.IGNORECASE)
_FILE_URI = re.compile(r"\s*file:", re.IGNORECASE)
#: Dates and program names of /Info: nothing that says who somebody is.
_IMPERSONAL = frozenset(("/CreationDate", "/ModDate", "/Producer", "/Creator", "/Trapped", "/PTEX"))
#: Steps of the walk. A form of 1,000 fields on 100 pages takes 10,000.
_MOST_STEPS = 200_000
#: The thickest budget book of a ministry has 1,400 pages.
MOST_PAGES = 2_000
#: A plan of two square metres, scanned finely.
_MOST_PIXELS = 500_000_000
_BROKEN = (pikepdf.PdfError, pikepdf.PikepdfError, ValueError, TypeError, RuntimeError, LookupError)


@dataclass(slots=True)
class Risks:
    """What was found. ``title`` and ``language`` are what the file says of itself; ``refused`` is
    the code for a PDF that should not be read any further.
    """

    refused: str = ""
    title: str = ""
    language: str = ""
    asides: list[Aside] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_risks(data: bytes) -> Risks:
    """Walk a PDF that pdfium could open. A PDF that cannot be walked is not known to be harmless:
    it is called broken.
    """
    risks = Risks()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            walk = _Walk()
            walk.document(pdf)
            root = pdf.Root
            risks.asides = [*_metadata(pdf), *walk.asides()]
            risks.faults = list(walk.faults())
            risks.language = _text(root.get("/Lang"))
            risks.title = _text(_mapping(pdf.trailer.get("/Info")).get("/Title"))
            if pdf.is_encrypted:
                risks.faults.append(Fault("file-encrypted"))
    except _Endless:
        risks.refused = "file-bomb"
    except _BROKEN:
        risks.refused = "file-broken"
    return risks


class _Endless(Exception):
    """There is more than anybody could look at."""


class _Walk:
    """Collects what is found, by code and by page; 0 is the document itself."""

    def __init__(self) -> None:
        self._places: dict[str, set[int]] = defaultdict(set)
        self._texts: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._seen: set[tuple[int, int]] = set()
        self._steps = 0

    def faults(self) -> Iterator[Fault]:
        """Give one fault for each code, with the pages it was found on."""
        for code, pages in self._places.items():
            yield Fault(code, _where(*sorted(pages - {0})))

    def asides(self) -> Iterator[Aside]:
        """Give the texts that stand beside the pages."""
        for (place, page), texts in self._texts.items():
            yield Aside(" ".join(filter(None, (place, _where(page)))), "\n".join(texts))

    def document(self, pdf: pikepdf.Pdf) -> None:
        """Walk everything."""
        root = pdf.Root
        if _number(_mapping(root.get("/Pages")).get("/Count")) > MOST_PAGES:
            raise _Endless
        self._actions(root.get("/OpenAction"), 0)
        self._additional(root, 0)
        names = _mapping(root.get("/Names"))
        if "/JavaScript" in names:
            self._places["pdf-javascript"].add(0)
        if "/Collection" in root or _holds(names.get("/EmbeddedFiles")) or "/AF" in root:
            self._places["pdf-attachments"].add(0)
        self._form(root.get("/AcroForm"))
        self._bookmarks(root.get("/Outlines"))
        for number, page in enumerate(pdf.pages, start=1):
            self._page(page.obj, number)

    def _page(self, page: Any, number: int) -> None:
        self._additional(page, number)
        if "/AF" in page:
            self._places["pdf-attachments"].add(number)
        for drawn in _mapping(_mapping(page.get("/Resources")).get("/XObject")).values():
            self._step()
            drawn = _mapping(drawn)
            if _number(drawn.get("/Width")) * _number(drawn.get("/Height")) > _MOST_PIXELS:
                raise _Endless
        for annotation in _items(page.get("/Annots")):
            self._step()
            if isinstance(annotation, Dictionary):
                self._annotation(annotation, number)

    def _annotation(self, annotation: Any, page: int) -> None:
        kind = str(annotation.get("/Subtype"))
        self._actions(annotation.get("/A"), page)
        self._additional(annotation, page)
        if kind == "/FileAttachment" or "/AF" in annotation:
            self._places["pdf-attachments"].add(page)
        if kind in _PLAYERS:
            self._places["pdf-launch"].add(page)
        if kind in _SILENT:
            return
        texts = [_text(annotation.get(key)) for key in ("/T", "/Subj", "/Contents", "/RC")]
        if any(texts):
            self._texts["ความเห็นในไฟล์", page].extend(filter(None, texts))
        # What is written on the page for all to see is no comment, though it is none of its text.
        if kind != "/FreeText" and (texts[2] or texts[3]):
            self._places["pdf-comments"].add(page)

    def _form(self, form: Any) -> None:
        if not isinstance(form, Dictionary):
            return
        if "/XFA" in form:
            self._places["pdf-xfa"].add(0)
        nodes = list(_items(form.get("/Fields")))
        while nodes:
            node = nodes.pop()
            if not isinstance(node, Dictionary) or not self._is_new(node):
                continue
            self._actions(node.get("/A"), 0)
            self._additional(node, 0)
            nodes.extend(_items(node.get("/Kids")))
            if "/FT" in node and str(node.get("/FT")) != "/Sig":
                self._places["pdf-form"].add(0)
            texts = [_text(node.get(key)) for key in ("/T", "/TU", "/V", "/DV")]
            if any(texts[2:]):
                self._texts["แบบฟอร์มในไฟล์", 0].append(" ".join(filter(None, texts)))

    def _bookmarks(self, outlines: Any) -> None:
        nodes = [_mapping(outlines).get("/First")]
        while nodes:
            node = nodes.pop()
            if not isinstance(node, Dictionary) or not self._is_new(node):
                continue
            title = _text(node.get("/Title"))
            if title:
                self._texts["สารบัญในไฟล์", 0].append(title)
            self._actions(node.get("/A"), 0)
            nodes.extend((node.get("/Next"), node.get("/First")))

    def _additional(self, holder: Any, page: int) -> None:
        for action in _mapping(holder.get("/AA")).values():
            self._actions(action, page)

    def _actions(self, first: Any, page: int) -> None:
        """Follow a chain of actions. A destination is an array or a name: nothing happens."""
        if not isinstance(first, Dictionary):
            return
        actions: list[Any] = [first]
        while actions:
            action = actions.pop()
            if isinstance(action, Array):
                actions.extend(_items(action))
            if not isinstance(action, Dictionary) or not self._is_new(action):
                continue
            self._action(action, page)
            actions.append(action.get("/Next"))

    def _action(self, action: Any, page: int) -> None:
        kind = str(action.get("/S"))
        address = _text(action.get("/URI"))
        if kind == "/JavaScript" or "/JS" in action or _SCRIPT_URI.match(address):
            self._places["pdf-javascript"].add(page)
        if kind in _LAUNCHES or _FILE_URI.match(address):
            self._places["pdf-launch"].add(page)
        if address:
            self._texts["ลิงก์ในไฟล์", page].append(address)

    def _is_new(self, node: Any) -> bool:
        self._step()
        if not node.is_indirect:
            return True
        known = node.objgen in self._seen
        self._seen.add(node.objgen)
        return not known

    def _step(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise _Endless


def _where(*pages: int) -> str:
    numbers = [str(page) for page in pages if page]
    return f"หน้า {', '.join(numbers)}" if numbers else ""


def _mapping(value: Any) -> Any:
    return value if isinstance(value, (Dictionary, Stream)) else {}


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _items(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, Array) else ()


def _holds(tree: Any) -> bool:
    return any(len(list(_items(_mapping(tree).get(key)))) for key in ("/Names", "/Kids"))


def _text(value: Any) -> str:
    """Give a text of a PDF, which may also stand in a stream; anything else is no text."""
    if isinstance(value, Stream):
        return _content(value).decode(errors="replace").strip()
    if not isinstance(value, (pikepdf.String, str)):
        return ""
    try:
        return str(value).strip()
    except UnicodeDecodeError:
        return ""


def _content(stream: Any) -> bytes:
    """Give what a stream holds, up to what is sensible: deflated zeros grow a thousandfold."""
    raw: bytes = stream.read_raw_bytes()[:LARGEST]
    if "/Filter" not in stream:
        return raw
    inflate = zlib.decompressobj()
    with suppress(zlib.error):
        return inflate.decompress(raw, LARGEST)
    return b""


def _metadata(pdf: pikepdf.Pdf) -> Iterator[Aside]:
    info = _mapping(pdf.trailer.get("/Info"))
    texts = [_text(value) for key, value in info.items() if key not in _IMPERSONAL]
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, Stream):
        texts.extend(xmp_texts(_content(metadata)))
    if any(texts):
        yield Aside("ข้อมูลกำกับไฟล์", "\n".join(dict.fromkeys(filter(None, texts))))
