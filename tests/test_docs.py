"""The documents hold to the code, and the code to the documents."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import material
import pytest

from generator.cli import cli
from generator.load import load
from generator.messages import messages
from generator.source import read_source
from tests.conftest import ROOT
from tests.write_docs import MADE

_EXAMPLES = ROOT / "tests" / "examples" / "valid"


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_what_is_made_from_the_code_is_up_to_date(path: Path) -> None:
    """Schema, fields and problems are what ``make docs`` writes now."""
    assert path.read_text(encoding="utf-8") == MADE[path]()


def test_every_problem_is_documented_with_an_example() -> None:
    """Each code has its section; those that git can hold show an example."""
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert sections.keys() == messages().keys()
    without = {code for code, text in sections.items() if "```yaml" not in text}
    of_entries = messages("register").keys() | messages("evidence").keys()
    expected = {"file", "encoding", "yaml", "sample", "evidence", "personal", "catalogue"}
    assert {code.partition("-")[0] for code in without & of_entries} <= expected


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """The schema as an editor uses it."""
    schema = json.loads((ROOT / "measures.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _errors(validator: jsonschema.Draft202012Validator, data: Any) -> list[str]:
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize(
    "path", [ROOT / "measures.yml", *sorted(_EXAMPLES.rglob("*.yml"))], ids=lambda p: p.parent.name
)
def test_the_schema_accepts_what_the_loader_accepts(
    validator: jsonschema.Draft202012Validator, path: Path
) -> None:
    """An editor does not underline what is right."""
    source, problems = read_source(path, path.name)
    assert source is not None, problems
    assert _errors(validator, source.data) == []


def test_the_schema_refuses_an_unknown_key(validator: jsonschema.Draft202012Validator) -> None:
    """An editor underlines what the loader would refuse."""
    data = {"agency": {"id": "a", "name": "เขต"}, "units": {}, "plans": [], "plan": []}
    assert _errors(validator, data)


def test_the_register_names_the_schema_in_its_first_line() -> None:
    """Editors find the schema by themselves."""
    first = (ROOT / "measures.yml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=measures.schema.json"


def test_the_readme_shows_the_two_commands() -> None:
    """A newcomer finds how to begin."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make site" in readme
    assert "make test" in readme


def test_the_reference_has_every_verb() -> None:
    """Each verb has its section."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [verb for verb in cli.commands if f"## prongsai {verb}" not in page] == []


def test_no_requirement_comes_without_hash_or_with_an_address() -> None:
    """Everything is pinned and hashed, and no registry is named."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        pins = [line for line in text.splitlines() if re.match(r"[a-z]", line)]
        assert len(pins) > 20
        assert all("==" in line and line.endswith("\\") for line in pins)


def test_the_theme_names_files_that_material_has() -> None:
    """Material names its files by hash; an upgrade must not leave pages without their style."""
    frame = (ROOT / "overrides" / "base.html").read_text(encoding="utf-8")
    named = re.findall(r'"(assets/[^"]+)"', frame)
    assert len(named) == 3
    theme = Path(material.__file__).parent / "templates"
    assert [name for name in named if not (theme / name).is_file()] == []


def test_the_examples_in_the_reference_are_right(tmp_path: Path) -> None:
    """Whoever copies the example has a register without problems."""
    page = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    register, plan = re.findall(r"```yaml\n(.*?)```", page, re.S)
    (tmp_path / "plans").mkdir()
    (tmp_path / "measures.yml").write_text(register, encoding="utf-8")
    (tmp_path / "plans" / "2566.yml").write_text(plan, encoding="utf-8")
    loaded = load(tmp_path / "measures.yml")
    assert loaded.problems == ()
    assert loaded.register is not None
    assert [plan.fiscal_year for plan in loaded.register.plans] == [2567, 2566]
