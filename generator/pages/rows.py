"""A measure as one row of a table or list: the parts that stand on a page by the thousand.

They are put together here and not in a template, which would take most of the time of a build.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.pages.typeset import html
from generator.pages.views import Link, MeasureView


def unit_links(links: Iterable[Link], root: str, separator: str) -> str:
    """Link the responsible units; ``root`` leads to the root of the site."""
    return separator.join(f'<a href="{root}{link.url}">{link.text}</a>' for link in links)


def measure_rows(measures: Iterable[MeasureView], root: str) -> Markup:
    """Make the rows of the table of measures; its heads stand in templates/parts.html."""
    return html("".join(_measure_row(view, root) for view in measures))


def _measure_row(view: MeasureView, root: str) -> str:
    units = unit_links(view.units, root, "<br>") or '<span class="ps-muted">ไม่ได้ระบุในแผน</span>'
    return (
        f'<tr><td class="ps-num ps-muted">{view.number}</td>'
        f'<th scope="row"><a href="{root}{view.url}">'
        f"<strong>{view.title}</strong></a></th>"
        f'<td data-label="ผลผลิต"><span>{view.outputs}</span></td>'
        f'<td data-label="ผู้รับผิดชอบ"><span>{units}</span></td>'
        f'<td data-label="แล้วเสร็จ"><span>{view.due}</span></td>'
        f'<td data-label="สถานะ"><span>{view.state.badge}</span></td></tr>\n'
    )


def measure_items(measures: Iterable[MeasureView], root: str) -> Markup:
    """Make list entries that name measures and lead to them."""
    return html(
        "".join(
            f'<li><a href="{root}{view.url}">{view.number} {view.title}</a></li>'
            for view in measures
        )
    )


def measure_marks(measures: Iterable[MeasureView], root: str) -> Markup:
    """Make one icon a measure, with its state in words for those who do not see it."""
    return html(
        "".join(
            f'<a class="ps-state--{view.state.style}" href="{root}{view.url}"'
            f' aria-label="มาตรการ {view.number} {view.state.word}">{view.state.icon}</a>'
            for view in measures
        )
    )
