"""A link inside the folder that leads out of it."""

from pathlib import Path


def make(folder: Path) -> None:
    (folder / "2565.yml").symlink_to("/etc/passwd")
