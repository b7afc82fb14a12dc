"""LibreOffice without a window."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

#: Debian has no TH Sarabun New, the font of Thai offices; Laksaman has its shapes and widths.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include>
<match target="pattern"><test name="family"><string>TH Sarabun New</string></test>
<edit name="family" mode="assign" binding="strong"><string>Laksaman</string></edit></match>
</fontconfig>"""


def convert(data: bytes, before: str, after: str) -> bytes:
    """Turn a file with the ending ``before`` into one with the ending ``after``.

    ``after`` may carry a filter, such as ``pdf:writer_pdf_Export:{…}``.
    """
    program = shutil.which("soffice")
    if program is None:
        message = "LibreOffice is needed to make this sample, see samples/__init__.py"
        raise FileNotFoundError(message)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"sample.{before}")
        source.write_bytes(data)
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(_FONTS, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", after, "--outdir", folder, source],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts), "SOURCE_DATE_EPOCH": "0"},
            check=True,
            capture_output=True,
            timeout=180,
        )
        return source.with_suffix(f".{after.partition(':')[0]}").read_bytes()
