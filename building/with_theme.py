"""Builds the package with flit. A wheel also carries what offices need and what stands outside
``generator/``: the frame of the pages (overrides/) and the hashed requirements.

It is there only while the wheel is built; in a checkout, ``generator.carried`` reads the originals.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from flit_core import buildapi
from flit_core.buildapi import (
    build_editable,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]

_ROOT = Path(__file__).parent.parent
_CARRIED = _ROOT / "generator" / "carried"


def build_wheel(
    wheel_directory: str,
    config_settings: Mapping[str, object] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build the wheel with everything inside."""
    with _everything_inside():
        return str(buildapi.build_wheel(wheel_directory, config_settings, metadata_directory))


def build_sdist(sdist_directory: str, config_settings: Mapping[str, object] | None = None) -> str:
    """Build the source archive; ``tool.flit.sdist`` names what it holds."""
    return str(buildapi.build_sdist(sdist_directory, config_settings))


@contextmanager
def _everything_inside() -> Iterator[None]:
    shutil.rmtree(_CARRIED, ignore_errors=True)
    try:
        shutil.copytree(_ROOT / "overrides", _CARRIED / "overrides")
        shutil.copy(_ROOT / "requirements.txt", _CARRIED)
        yield
    finally:
        shutil.rmtree(_CARRIED, ignore_errors=True)
