"""PDFs without actions, attached files, comments and metadata. Pages look and read as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from generator.clean.cleaned import Cleaned, Removal

#: All objects are looked at, also those that only the structure tree still leads to.
_ACTIONS = frozenset(
    f"/{name}"
    for name in (
        *("JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "GoToE", "Rendition"),
        *("Movie", "Sound", "RichMediaExecute", "GoTo3DView"),
    )
)
_ACTION_KEYS = ("/A", "/PA", "/OpenAction", "/Next")
_UNSAFE_SCHEMES = ("javascript:", "vbscript:", "file:")
#: Annotations that only say something about the page, carry a file or play something.
_NOTES = frozenset(
    f"/{name}"
    for name in ("Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret")
)
_CARRIERS = frozenset(("/FileAttachment",))
_PLAYERS = frozenset(("/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"))
#: Annotations that are no comments; a FreeText is seen on the page, so its words stay.
_NO_COMMENTS = frozenset(("/Link", "/Widget", "/Watermark", "/TrapNet", "/PrinterMark"))
_ABOUT_AUTHOR = ("/T", "/Subj", "/RC", "/Popup", "/NM", "/CreationDate", "/M", "/IRT")
#: What says nothing of a person and is shown by the site.
_KEPT_INFO = frozenset(("/Title", "/CreationDate"))
_DEEPEST = 60
_WORDS = {
    "actions": ("คำสั่งที่ทำงานเอง {} แห่ง", "actions: {}"),
    "files": ("ไฟล์ที่แนบมา {} รายการ", "attached files: {}"),
    "media": ("สื่อที่ฝังไว้ {} แห่ง", "embedded media: {}"),
    "comments": ("ความเห็น {} รายการ", "comments: {}"),
    "xfa": ("ส่วน XFA ของแบบฟอร์ม {} ชุด", "XFA forms: {}"),
    "signatures": (
        "ลายเซ็นดิจิทัล {} รายการ (ใช้กับสำเนาไม่ได้)",
        "digital signatures, which do not hold for a copy: {}",
    ),
    "metadata": ("ข้อมูลกำกับไฟล์ {} รายการ", "metadata: {}"),
    "locks": ("การจำกัดสิทธิ์ {} ชุด", "restrictions: {}"),
}


def clean_pdf(data: bytes) -> Cleaned | None:
    """Clean a PDF; None when it is broken or needs a password."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            removed = _Cleaner(pdf).clean()
            if not removed:
                return Cleaned(data)
            stream = BytesIO()
            # An orphan is not written; the same file gives the same copy.
            pdf.save(stream, deterministic_id=True, encryption=False)
    except (pikepdf.PdfError, pikepdf.PikepdfError, ValueError, TypeError, RuntimeError):
        return None
    return Cleaned(stream.getvalue(), removed)


class _Cleaner:
    """Takes things out of one PDF and counts them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._count: Counter[str] = Counter()

    def clean(self) -> tuple[Removal, ...]:
        """Take out everything; give what was there."""
        self._count["locks"] += self._pdf.is_encrypted
        for holder in self._holders():
            self._holder(holder)
        self._catalogue(self._pdf.Root)
        for page in self._pdf.pages:
            self._annotations(page.obj)
        self._info()
        if self._count["lists of files"] and not self._count["files"]:
            self._count["files"] = 1
        return tuple(
            Removal(th.format(self._count[kind]), en.format(self._count[kind]), self._count[kind])
            for kind, (th, en) in _WORDS.items()
            if self._count[kind]
        )

    def _catalogue(self, root: Any) -> None:
        names = root.get("/Names")
        if isinstance(names, Dictionary):
            self._drop(names, "actions", "/JavaScript")
            self._drop(names, "lists of files", "/EmbeddedFiles")
        self._drop(root, "lists of files", "/Collection")
        form = root.get("/AcroForm")
        if isinstance(form, Dictionary):
            self._drop(form, "xfa", "/XFA")
        for key in ("/Perms", "/DSS", "/Legal"):
            if key in root:
                del root[key]

    def _annotations(self, page: Any) -> None:
        annotations = page.get("/Annots")
        if not isinstance(annotations, Array):
            return
        kept = []
        for annotation in annotations:
            if not isinstance(annotation, Dictionary) or not self._is_taken_out(annotation):
                kept.append(annotation)
                continue
            # The structure tree may still lead to it.
            for key in set(annotation.keys()) - {"/Type", "/Subtype", "/Rect"}:
                del annotation[key]
        if len(kept) < len(annotations):
            page["/Annots"] = Array(kept)

    def _is_taken_out(self, annotation: Any) -> bool:
        kind = str(annotation.get("/Subtype"))
        for kinds, counted in (
            (_NOTES, "comments"),
            (_CARRIERS, "lists of files"),
            (_PLAYERS, "media"),
        ):
            if kind in kinds:
                self._count[counted] += kind != "/Popup"
                return True
        if kind not in _NO_COMMENTS:
            own = () if kind == "/FreeText" else ("/Contents",)
            found = [key for key in (*_ABOUT_AUTHOR, *own) if key in annotation]
            self._count["comments"] += bool({"/T", "/RC", "/Contents"} & set(found))
            for key in found:
                del annotation[key]
        return False

    def _info(self) -> None:
        info = self._pdf.trailer.get("/Info")
        if isinstance(info, Dictionary):
            self._drop(info, "metadata", *(set(info.keys()) - _KEPT_INFO))

    def _holder(self, holder: Any) -> None:
        """Clean any dictionary of the file."""
        self._drop(holder, "actions", "/AA")
        self._drop(holder, "lists of files", "/AF")
        self._drop(holder, "files", "/EF")
        self._drop(holder, "metadata", "/Metadata", "/PieceInfo")
        self._drop(holder, "actions", *(key for key in _ACTION_KEYS if _is_unsafe(holder.get(key))))
        if str(holder.get("/FT")) == "/Sig":
            self._drop(holder, "signatures", "/V")

    def _drop(self, holder: Any, counted: str, *keys: str) -> None:
        for key in keys:
            if key in holder:
                del holder[key]
                self._count[counted] += 1

    def _holders(self) -> Iterator[Any]:
        for thing in self._pdf.objects:
            yield from _dictionaries(thing, 0)


def _dictionaries(thing: Any, depth: int) -> Iterator[Any]:
    """Give a dictionary and those written right inside it; the others come by themselves."""
    if depth > _DEEPEST or not isinstance(thing, (Dictionary, Stream, Array)):
        return
    inner: list[Any]
    if isinstance(thing, Array):
        inner = list(thing)
    else:
        yield thing
        inner = [thing.get(key) for key in thing.keys()]  # noqa: SIM118 - pikepdf's own
    for one in inner:
        if isinstance(one, (Dictionary, Array)) and not one.is_indirect:
            yield from _dictionaries(one, depth + 1)


def _is_unsafe(action: Any) -> bool:
    """Say whether something is an action that must go, alone or among those that follow one."""
    if isinstance(action, Array):
        return any(isinstance(one, Dictionary) and _is_unsafe(one) for one in action)
    if not isinstance(action, Dictionary) or not isinstance(action.get("/S"), Name):
        return False
    address = str(action.get("/URI", "")).strip().lower()
    return (
        str(action.get("/S")) in _ACTIONS or "/JS" in action or address.startswith(_UNSAFE_SCHEMES)
    )
