"""What a published site says of itself: its manifest, and the items of its OIT forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from generator.linkcheck.web.address import Address, NoAddress, read_address
from generator.manifest_file import ManifestFile, first_fault

#: The page of a form lies here; its data in data/<year>/oit.json.
_FORM = re.compile(r"oit/([0-9]{1,6})/index\.html")


class NotSaid(ValueError):
    """The data are damaged; the message says where."""


def years_of(manifest: ManifestFile) -> tuple[str, ...]:
    """Give the fiscal years whose OIT forms are on the site."""
    return tuple(sorted(found[1] for name in manifest.seals if (found := _FORM.fullmatch(name))))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a form: its code, such as O1, and the address of its page."""

    code: str
    address: Address


class _Item(BaseModel):
    """``url`` counts from the root of the site."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    url: Annotated[str, Field(max_length=2048)]


class _Items(BaseModel):
    items: tuple[_Item, ...]


def read_items(raw: bytes, base: Address) -> tuple[Item, ...]:
    """Read the items of a form of the site at ``base``. Raises NotSaid."""
    try:
        items = _Items.model_validate_json(raw).items
        return tuple(Item(item.code, read_address(item.url.lstrip("/"), base)) for item in items)
    except ValidationError as error:
        raise NotSaid(first_fault(error)) from error
    except NoAddress as error:
        raise NotSaid(f"url: {error.detail}") from error
