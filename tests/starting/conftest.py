"""A wheel, and prongsai installed from it where no checkout is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaged import build_wheel, clean_python, install


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The command ``prongsai`` of a clean environment."""
    environment = clean_python(tmp_path_factory.mktemp("clean") / "venv")
    install(environment, wheel)
    return environment / "bin" / "prongsai"
