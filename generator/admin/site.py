"""The web editor as part of a built site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.admin.assets import ADMIN, fixed_files, made_files
from generator.admin.backend import read_backend
from generator.admin.config import configuration
from generator.load import Loaded


@dataclass(frozen=True, slots=True)
class Admin:
    """The files of the editor, by their paths in the site, and the hosts it speaks to."""

    files: Mapping[str, bytes]
    hosts: tuple[str, ...]

    def write(self, site: Path) -> None:
        """Write the files beside the pages: no map, search or ledger of the site knows of them."""
        for path, content in self.files.items():
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def admin_of(said: dict[str, Any], loaded: Loaded, register: str, office: str) -> Admin:
    """Make the editor for what stands under ``admin:``. Raises BackendFault."""
    backend = read_backend(said)
    data = {name: source.data for name, source in loaded.sources.items()}
    made = configuration(backend.for_cms(), data, register, office)
    given = (*fixed_files(), *made_files(made, backend.hosts))
    files = {ADMIN + path: content for path, content in given}
    return Admin(files, backend.hosts)
