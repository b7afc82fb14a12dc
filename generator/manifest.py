"""data/manifest.json: every published file with its size, SHA-256 and dates.

Its first part comes from the register: the evidence, with what is known of it, and what was
withdrawn, so that old copies can be told. The rest of the site is added when the site is built.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.datafiles import iso, json_line, json_lines, period_record
from generator.register import Evidence, EvidenceFile, EvidenceState, Register

SCHEMA = "prongsai/manifest/1"
MANIFEST = "data/manifest.json"
#: How a manifest ends while nobody knows yet what else the site holds.
_OPEN_END = '"files": null}\n'
_CHUNK = 1 << 20


def manifest_json(register: Register, as_of: date) -> str:
    """Write the part that comes from the register; ``files`` stays null (``complete_manifest``)."""
    agency = register.agency
    head = {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "agency": {"id": agency.id, "name": agency.name, "parent": agency.parent},
    }
    published = [
        _published(item, file) for item in register.evidence for file in public_files(item)
    ]
    published.sort(key=lambda row: (row["address"], row["evidence"]))
    evidence = json_lines(published)
    withdrawn = json_lines(_withdrawn(register))
    return (
        f'{json_line(head)[:-1]},\n"evidence": {evidence},\n"withdrawn": {withdrawn},\n{_OPEN_END}'
    )


def complete_manifest(site: Path, manifest: str) -> str:
    """Add every file of the finished site but the manifest itself, as ``path: [size, sha256]``.

    ``manifest`` is what ``manifest_json`` wrote; raises ValueError for any other text, and OSError
    when a file cannot be read.
    """
    if not manifest.endswith(_OPEN_END):
        raise ValueError("not a manifest that waits for its files")
    rows = ",\n".join(
        f"{json_line(path)}: {json_line(size_and_sha256(site / path))}"
        for path, entry in entries_below(site)
        if path != MANIFEST and entry.is_file(follow_symlinks=False)
    )
    return f'{manifest.removesuffix(_OPEN_END)}"files": {{\n{rows}\n}}}}\n'


def public_files(evidence: Evidence) -> tuple[EvidenceFile, ...]:
    """Give the files that anybody can have; nothing is said of one that is held back."""
    if evidence.state not in {EvidenceState.PUBLISHED, EvidenceState.REPLACED}:
        return ()
    return tuple(file for file in evidence.files if not file.held)


def published_since(evidence: Evidence, file: EvidenceFile) -> date | None:
    """Say since when a file is public: by its history, or else by its entry."""
    return file.since or evidence.published


def entries_below(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """List what stands below a folder and is no folder, by path with ``/``; links are not followed.

    Raises OSError when a folder cannot be read.
    """
    found = []
    waiting = [(str(folder), "")]
    while waiting:
        place, prefix = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    found.append((prefix + entry.name, entry))
    return sorted(found, key=lambda pair: pair[0])


def size_and_sha256(path: Path) -> tuple[int, str]:
    """Read a file once, a piece at a time, for its size and hash. Raises OSError."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return size, digest.hexdigest()


def _published(evidence: Evidence, file: EvidenceFile) -> dict[str, Any]:
    return {
        "address": file.address,
        "size": file.facts.size,
        "sha256": file.facts.sha256,
        "format": file.facts.format,
        "evidence": evidence.id,
        "title": evidence.title,
        "date": period_record(evidence.date),
        "published_since": iso(published_since(evidence, file)),
        "last_changed": iso(file.changed),
        "state": evidence.state,
        "replaced_by": evidence.replaced_by,
        "sample": evidence.sample,
    }


def _withdrawn(register: Register) -> Iterator[dict[str, Any]]:
    for evidence in sorted(register.evidence, key=lambda item: item.id):
        if evidence.withdrawn:
            yield {
                "evidence": evidence.id,
                "title": evidence.title,
                "date": period_record(evidence.withdrawn.date),
                "reason": evidence.withdrawn.reason,
                "sha256": sorted(evidence.withdrawn.sha256),
            }
