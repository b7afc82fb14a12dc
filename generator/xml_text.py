"""What XML 1.0 can hold: documents of Office and reports for CI are made of it."""

from __future__ import annotations

import re

_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def xml_text(text: str) -> str:
    """Put a sign of its own in place of each that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
