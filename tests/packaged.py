"""prongsai as a stranger gets it: a wheel, in a Python that knows nothing of this checkout.

The packages it needs are those of this environment, linked; of prongsai itself only the wheel.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.conftest import ROOT


def build_wheel(folder: Path) -> Path:
    """Build the wheel the way pip does, without a registry.

    From a copy: what is inside only while a wheel is built must not come and go under other tests.
    """
    source = folder / "source"
    unwanted = shutil.ignore_patterns("__pycache__", "carried")
    for name in ("generator", "overrides", "building"):
        shutil.copytree(ROOT / name, source / name, ignore=unwanted)
    for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.txt"):
        shutil.copy(ROOT / name, source)
    build = ("wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(source))
    _pip(sys.executable, *build)
    assert not (source / "generator" / "carried").exists()
    (wheel,) = folder.glob("prongsai-*.whl")
    return wheel


def clean_python(folder: Path) -> Path:
    """Make an environment with all that prongsai needs, but without it; gives its folder."""
    venv.create(folder, symlinks=True)
    ours = Path(sysconfig.get_path("purelib"))
    (theirs,) = folder.glob("lib/python*/site-packages")
    for entry in ours.iterdir():
        if not entry.name.startswith(("prongsai", "__pycache__")) and entry.suffix != ".pth":
            (theirs / entry.name).symlink_to(entry)
    return folder


def install(environment: Path, wheel: Path) -> None:
    """Put the wheel into an environment."""
    _pip(str(environment / "bin" / "python"), "install", "--no-deps", str(wheel))


def _pip(python: str, *arguments: str) -> None:
    command = (python, "-m", "pip", "--quiet", *arguments)
    done = subprocess.run(
        [*command, "--no-index", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
