"""Lighthouse's rules for accessibility, practice and search engines, on four kinds of pages.

Its score of speed differs from run to run: it is measured in bench/, not held here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ALL, CHROMIUM, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_LIGHTHOUSE = Path(__file__).parent.parent / "tools/node_modules/lighthouse/cli/index.js"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
_WANTED = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def host(years: Path) -> Iterator[str]:
    """The site on a server."""
    with serving(years) as address:
        yield address


def _report(address: str) -> dict[str, Any]:
    if not (shutil.which("node") and _LIGHTHOUSE.is_file()) and not ALL:
        pytest.skip("no Node or no Lighthouse (npm ci in tests/tools)")
    done = subprocess.run(
        ["node", _LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={_FLAGS}",
         f"--only-categories={','.join(_WANTED)}"],
        env={**os.environ, "CHROME_PATH": str(CHROMIUM)},
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )  # fmt: skip
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.parametrize(
    "address",
    ["", "2566/measures/publish-service-manuals/", "oit/2566/o42/", "infographics/"],
)
def test_every_rule_is_met(host: str, address: str) -> None:
    """All three categories are full; what is missing is named."""
    report = _report(f"{host}{address}")
    missed = {
        ref["id"]
        for name in _WANTED
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"] and report["audits"][ref["id"]]["score"] not in (None, 1)
    }
    assert missed == set()
    assert [report["categories"][name]["score"] for name in _WANTED] == [1, 1, 1]
