"""data/manifest.json read back: strictly, as it may come from anywhere."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, Field, NonNegativeInt, StringConstraints, ValidationError

_Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
#: Size and SHA-256 of a file.
Seal = tuple[NonNegativeInt, _Sha256]


class BadManifest(ValueError):
    """Something else than a manifest; the message says where it goes wrong."""


class _Published(BaseModel):
    address: str
    size: NonNegativeInt
    sha256: _Sha256


class ManifestFile(BaseModel):
    """What is needed of a manifest; ``files`` is null when another engine made the pages."""

    version: Literal["prongsai/manifest/1"] = Field(alias="schema")
    evidence: tuple[_Published, ...]
    files: dict[str, Seal] | None

    @property
    def seals(self) -> dict[str, Seal]:
        """Every file's seal; of evidence, the one that the register gave it."""
        published = {file.address: (file.size, file.sha256) for file in self.evidence}
        return {**(self.files or {}), **published}


def read_manifest(raw: bytes) -> ManifestFile:
    """Read a manifest whose files all lie inside the site. Raises BadManifest."""
    try:
        manifest = ManifestFile.model_validate_json(raw, strict=True)
    except ValidationError as error:
        raise BadManifest(first_fault(error)) from error
    outside = next((name for name in manifest.seals if not _is_inside(name)), None)
    if outside is not None:
        raise BadManifest(outside)
    return manifest


def first_fault(error: ValidationError) -> str:
    """Say where the first fault is, and what it is."""
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    named = str(path) == name and name != "." and not path.is_absolute()
    return named and ".." not in path.parts and "\\" not in name and "\0" not in name
