"""So many levels that a parser without a limit runs over the end of its stack."""

from pathlib import Path


def make(folder: Path) -> None:
    (folder / "measures.yml").write_text("- " * 100_000, encoding="utf-8")
