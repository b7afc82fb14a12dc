"""Somebody made a folder of that name."""

from pathlib import Path


def make(folder: Path) -> None:
    (folder / "measures.yml").mkdir()
