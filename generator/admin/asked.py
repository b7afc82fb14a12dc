"""What the CMS may ask of a folder on this machine, as far as it is answered.

The names are those of the CMS's interface for local work (decap-server,
https://decapcms.org/docs/working-with-a-local-git-repository/).
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

#: Names that no disk has are no names.
_Name = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Request(_Asked):
    """An action and what it needs."""

    action: str
    params: dict[str, Any]


class NamedFile(_Asked):
    """One file by its path."""

    path: _Name


class NamedFiles(_Asked):
    """Several files by their paths."""

    files: list[NamedFile]


class Folder(_Asked):
    """A folder of media."""

    name: _Name = Field(alias="mediaFolder")


class Entry(NamedFile):
    """A file and its new text."""

    raw: str


class Asset(NamedFile):
    """An upload; its content is in base64."""

    content: str


class Options(_Asked):
    """``was`` is the text that a form was filled in for: sent by admin.js."""

    was: str


class Save(_Asked):
    """A file to save, with the uploads it needs."""

    entries: list[Entry] = Field(alias="dataFiles", min_length=1, max_length=1)
    assets: list[Asset]
    options: Options
