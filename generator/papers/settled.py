"""Office packages that are the same, byte for byte, whenever they are written."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

_CORE = "docProps/core.xml"
_WHEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
#: The oldest date that zip knows.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def settled(package: bytes, day: date) -> bytes:
    """Write a package again as if it had been made on ``day``."""
    target = BytesIO()
    said = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode()
    with (
        zipfile.ZipFile(BytesIO(package)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            content = source.read(name)
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, _WHEN.sub(said, content) if name == _CORE else content)
    return target.getvalue()
