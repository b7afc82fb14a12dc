"""Workbooks without hidden sheets, rows and columns, comments, and links to other files."""

from __future__ import annotations

from lxml import etree

from generator.clean.cleaned import Removal
from generator.clean.package import CleanPackage, drop_all, remove
from generator.clean.references import (
    Gone,
    chart_to_values,
    drop_names,
    drop_rules,
    formulas_to_values,
)
from generator.inspect.ooxml import main_part
from generator.inspect.package import attribute, child, children, local
from generator.inspect.sheet import unseen_cells

_HIDDEN = ("hidden", "veryHidden")
_COMMENTS = ("comments", "threadedComment")
#: Links of a workbook to other sources, to former states and to people.
_ELSEWHERE = ("externalLink", "externalLinkPath", "connections", "queryTable")
_TRACES = ("calcChain", "person", "revisionHeaders", "usernames")
_PIVOTS = ("pivotTable", "pivotCacheDefinition")


def clean_workbook(clean: CleanPackage) -> list[Removal]:
    """Take out what nobody sees; formulas that used it keep their values."""
    return _Cleaning(clean).run()


class _Cleaning:
    def __init__(self, clean: CleanPackage) -> None:
        self.clean = clean
        self.main = main_part(clean.package)
        self.links = {link.id: link.target for link in clean.links(self.main)}
        self.counts: dict[str, int] = {}

    def run(self) -> list[Removal]:
        outside = len(self.clean.cut_kinds(self.main, *_ELSEWHERE))
        self.clean.cut_kinds(self.main, *_TRACES)
        gone, hidden = self._drop_sheets()
        self._clean_book(outside)
        sheets = self._sheets()
        comments = sum(self._comments(sheet) for sheet in sheets)
        pivots = self._pivots(sheets)
        cells = sum(self._cells(sheet) for sheet in sheets)
        values = sum(self._formulas(sheet, gone, all_of_them=cells > 0) for sheet in sheets)
        self._charts(gone)
        told = [
            Removal(f"ชีตที่ซ่อน {hidden} ชีต", f"hidden sheets: {hidden}", hidden),
            Removal(f"เซลล์ที่ซ่อน {cells} เซลล์", f"hidden cells: {cells}", cells),
            Removal(f"ข้อคิดเห็น {comments} รายการ", f"comments: {comments}", comments),
            Removal(f"ลิงก์ไปยังแหล่งอื่น {outside} แห่ง", f"links to other sources: {outside}", outside),
            Removal(
                f"ข้อมูลต้นทางของตารางสรุป {pivots} ตาราง", f"sources of pivot tables: {pivots}", pivots
            ),
            Removal(
                f"สูตรที่เปลี่ยนเป็นค่า {values} สูตร", f"formulas turned into values: {values}", values
            ),
        ]
        return [removal for removal in told if removal.count]

    def _sheets(self) -> list[str]:
        return [link.target for link in self.clean.links(self.main) if link.kind == "worksheet"]

    def _drop_sheets(self) -> tuple[Gone, int]:
        entries = list(children(child(self.clean.package.xml(self.main), "sheets"), "sheet"))
        dropped = [n for n, entry in enumerate(entries) if attribute(entry, "state") in _HIDDEN]
        titles = [attribute(entries[number], "name") or "" for number in dropped]
        parts = {self.links.get(attribute(entries[n], "id") or "", "") for n in dropped}
        tables = [name for part in parts for name in self._tables(part)]
        book = self.clean.tree(self.main)
        gone = Gone(titles)
        names = drop_names(book, gone, dropped)
        relations = {attribute(entries[number], "id") for number in dropped}
        self.clean.cut(self.main, lambda link: link.id in relations)
        shown = list(children(child(book, "sheets"), "sheet"))
        for number in dropped:
            remove(shown[number])
        _show_another(book, dropped)
        return Gone(titles, [*names, *tables]), len(dropped)

    def _tables(self, sheet: str) -> list[str]:
        found = [link.target for link in self.clean.links(sheet) if link.kind == "table"]
        roots = (self.clean.package.xml(part) for part in found if part in self.clean.package)
        return [name for root in roots if (name := attribute(root, "displayName"))]

    def _clean_book(self, outside: int) -> None:
        book = self.clean.tree(self.main)
        if outside:
            drop_all(book, "externalReferences")
        # The folder on the author's computer, and who was writing.
        for item in [item for item in book.iter() if local(item) in ("absPath", "fileSharing")]:
            holder = next(
                (up for up in item.iterancestors() if local(up) == "AlternateContent"), item
            )
            remove(holder)

    def _comments(self, sheet: str) -> int:
        cut = self.clean.cut_kinds(sheet, *_COMMENTS)
        if not cut:
            return 0
        root = self.clean.tree(sheet)
        if not any(local(item) in ("control", "oleObject") for item in root.iter()):
            # The boxes of notes; form controls would stand in the same drawing.
            self.clean.cut_kinds(sheet, "vmlDrawing")
            drop_all(root, "legacyDrawing")
        old = [link.target for link in cut if link.kind == "comments"]
        found = [self.clean.package.xml(part) for part in old or [cut[0].target]]
        return sum(
            local(item) in ("comment", "threadedComment") for root in found for item in root.iter()
        )

    def _pivots(self, sheets: list[str]) -> int:
        """Leave pivot tables as values: they keep all rows of their source, seen or not."""
        if any("/slicers/" in name for name in self.clean.package.names):
            return 0  # what steers a pivot table breaks without it
        count = len(self.clean.cut_kinds(self.main, *_PIVOTS))
        if count:
            drop_all(self.clean.tree(self.main), "pivotCaches")
            for sheet in sheets:
                self.clean.cut_kinds(sheet, *_PIVOTS)
        return count

    def _cells(self, sheet: str) -> int:
        """Empty the cells of hidden rows and columns, and those under merged ones."""
        unseen = unseen_cells(self.clean.tree(sheet))
        for cell in unseen:
            for item in list(cell):
                remove(item)
            cell.attrib.pop("t", "")
        return len(unseen)

    def _formulas(self, sheet: str, gone: Gone, *, all_of_them: bool) -> int:
        root = self.clean.tree(sheet)
        drop_rules(root, gone)
        return formulas_to_values(root, None if all_of_them else gone)

    def _charts(self, gone: Gone) -> None:
        for part in sorted(self.clean.reachable()):
            if "/charts/chart" in part:
                chart_to_values(self.clean.tree(part), gone)


def _show_another(book: etree._Element, dropped: list[int]) -> None:
    """Let the workbook open with the sheet it opened with, or else with the first."""
    for view in children(child(book, "bookViews"), "workbookView") if dropped else ():
        active = int(view.get("activeTab", "0"))
        before = sum(number < active for number in dropped)
        view.set("activeTab", "0" if active in dropped else str(active - before))
        view.attrib.pop("firstSheet", "")
