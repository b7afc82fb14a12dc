"""Make the sample files: ``python -m samples`` all of them, ``python -m samples NAME…`` some."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from samples import (
    announcements,
    budgets,
    datasets,
    documents,
    infographics,
    manuals,
    photos,
    slides,
)
from samples.chrome import studio
from samples.label import Sample

FOLDER = Path(__file__).parent.parent / "content" / "evidence" / "2566"


def _all() -> Iterator[Sample]:
    for kind in (documents, budgets, datasets, slides):
        yield from kind.samples()
    with studio() as open_studio:
        for designed in (manuals, infographics, announcements, photos):
            yield from designed.samples(open_studio)


def main(names: list[str]) -> None:
    """Write the files below content/evidence/ and say which, with their sizes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for sample in _all():
        if not names or sample.label.name in names:
            (FOLDER / sample.label.name).write_bytes(sample.data)
            sys.stdout.write(f"{len(sample.data):>8,} {sample.label.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
