"""A PDF of two empty pages."""

from pathlib import Path

import pikepdf


def make(folder: Path) -> None:
    """Write the file that the entry names."""
    target = folder / "content" / "evidence" / "2566" / "manual.pdf"
    target.parent.mkdir(parents=True)
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    pdf.save(target)
