"""A link that leads to itself."""

from pathlib import Path


def make(folder: Path) -> None:
    (folder / "2565.yml").symlink_to("2565.yml")
