"""prongsai installed from a wheel: everything an office needs comes with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, RUNNING, run, tree

pytestmark = pytest.mark.slow

_OFFICE = ("--name", "สำนักงานเขตตัวอย่าง", "--id", "example", "--year", "2566", "--unit", "ฝ่ายการคลัง")


def use(
    installed: Path, *arguments: str | Path, cwd: Path, status: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run the installed command in an environment that holds nothing of this checkout."""
    done = subprocess.run(
        [installed, *map(str, arguments)],
        cwd=cwd,
        env={"PATH": os.defpath, "HOME": str(cwd), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=240,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done


def test_the_wheel_carries_the_frame_and_the_requirements(wheel: Path) -> None:
    """Byte for byte what lies in overrides/, and requirements.txt."""
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.removeprefix("generator/carried/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("generator/carried/")
        }
    expected = {f"overrides/{name}": data for name, data in tree(ROOT / "overrides").items()}
    assert inside == {**expected, "requirements.txt": (ROOT / "requirements.txt").read_bytes()}


def test_a_new_office_builds_at_once_where_only_the_wheel_is(
    installed: Path, tmp_path: Path
) -> None:
    """init, check and build; the site has the frame, its style sheets and fonts."""
    use(installed, "init", "office", *_OFFICE, cwd=tmp_path)
    office = tmp_path / "office"
    assert "ไม่พบข้อผิดพลาด" in use(installed, "check", cwd=office).stdout
    use(installed, "build", cwd=office)
    home = (office / "site" / "index.html").read_text(encoding="utf-8")
    assert "สำนักงานเขตตัวอย่าง" in home
    assert '<!doctype html>\n<html lang="th" class="no-js">' in home
    for name in ("css/site.css", "js/display.js", "fonts/sarabun-thai-400-normal.woff2"):
        assert (office / "site" / name).read_bytes() == (ROOT / "overrides" / name).read_bytes()


def test_the_seed_is_the_same_with_the_frame_of_the_wheel(
    installed: Path, tmp_path: Path, site: Path
) -> None:
    """Without overrides/ beside it, every file of the seed's site is the same."""
    project = tmp_path / "seed"
    project.mkdir()
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copy(ROOT / "measures.yml", project)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  custom_dir: overrides\n" in config
    config = config.replace("  custom_dir: overrides\n", "")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    use(installed, "build", "--as-of", RUNNING, cwd=project)
    ours, theirs = tree(site), tree(project / "site")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_an_office_may_replace_a_part_of_the_frame(tmp_path: Path) -> None:
    """What lies in its own overrides/ goes first, the rest comes with prongsai."""
    assert run("generator", "init", "office", *_OFFICE, cwd=tmp_path).returncode == 0
    office = tmp_path / "office"
    own = office / "overrides" / "robots.txt"
    own.parent.mkdir()
    own.write_text("# ของเราเอง\n", encoding="utf-8")
    config = office / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "  # custom_dir: overrides\n" in text
    config.write_text(text.replace("# custom_dir", "custom_dir"), encoding="utf-8")
    done = run("generator", "build", cwd=office)
    assert done.returncode == 0, done.stderr
    assert "ของเราเอง" in (office / "site" / "robots.txt").read_text(encoding="utf-8")
    assert (office / "site" / "css" / "site.css").is_file()
