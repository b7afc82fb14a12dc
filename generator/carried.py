"""What stands outside the package and goes with it: the frame of the pages, the requirements.

In a checkout these are overrides/ and requirements.txt beside ``generator/``; a wheel carries
copies (building/with_theme.py).
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def theme_folder() -> Path:
    """Give the folder with the frame of every page: templates, style sheets, fonts, scripts."""
    return _carried("overrides")


def hashed_requirements() -> str:
    """Give the text of the requirements that this prongsai was tested with, each with hashes."""
    return _carried("requirements.txt").read_text(encoding="utf-8")


def _carried(name: str) -> Path:
    package = Path(str(files("generator")))
    inside = package / "carried" / name
    return inside if inside.exists() else package.parent / name
