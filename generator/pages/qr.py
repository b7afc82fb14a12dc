"""QR codes as SVG: for paper on a wall, and for the phone beside a screen."""

from __future__ import annotations

from markupsafe import Markup

from generator.pages.typeset import html

#: White around the code, in modules; less and some readers do not find it.
BORDER = 4


def qr_code(address: str, title: str) -> Markup:
    """Draw ``address`` dark on white, also on a dark page: readers look for that."""
    # Takes a twentieth of a second to import, which a check of the register need not pay.
    import segno

    code = segno.make(address, error="m", micro=False)
    return html(
        code.svg_inline(
            border=BORDER,
            title=title,
            dark="#000",
            light="#fff",
            omitsize=True,
            svgclass="ps-qr__code",
        )
    )
