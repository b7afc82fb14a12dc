"""The page of the data: what sets there are, what each column means, and what to subscribe to."""

from __future__ import annotations

from types import SimpleNamespace

from generator.offer import Offer
from generator.opendata.dataset import dictionaries
from generator.opendata.gdc import NOT_SAID, fields
from generator.pages import links
from generator.pages.linked_data import data_sets
from generator.pages.page import Page
from generator.register import Register

#: What each dictionary is of.
_OF = {
    "columns": "มาตรการ",
    "evidence-columns": "หลักฐาน",
    "budget-columns": "งบประมาณ",
    "oit-columns": "แบบ OIT",
}


def data_page(register: Register, offer: Offer) -> Page:
    """Offer the data for use elsewhere."""
    title = "ข้อมูลสำหรับนำไปใช้ต่อ"
    values = {
        "datasets": [
            SimpleNamespace(dataset=dataset, fields=fields(dataset, register))
            for dataset in offer.datasets
        ],
        "dictionaries": [
            SimpleNamespace(id=name, of=_OF[name], columns=list(columns.items()))
            for name, columns in dictionaries(offer.datasets).items()
        ],
        "not_said": NOT_SAID,
        "licence": register.licence,
        "calendars": offer.calendars,
        "linked": data_sets(register, offer.datasets),
    }
    return Page(links.DATA, "data.html", title, f"{title} CSV และ JSON", "about", values)
