"""A link that leads to itself cannot be opened, not even by root."""

from pathlib import Path


def make(folder: Path) -> None:
    (folder / "measures.yml").symlink_to("measures.yml")
