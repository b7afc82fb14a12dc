"""Forms are made from the schema: nothing that may be written is missing in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.admin.config import WAYS, all_forms, configuration
from generator.admin.fields import Maker, label
from generator.document import RegisterShape
from generator.load import load
from generator.written import Shape
from tests.conftest import ROOT

#: Keys that say which part a form shows, or in which file it stands: `new-year` and people who
#: look after the site write them.
NOT_IN_FORMS = {
    "RegisterShape.plans", "RegisterShape.disclosures", "PlanShape.fiscal_year",
    "PlanFileShape.file", "DisclosuresShape.fiscal_year", "DisclosuresShape.scheme",
    "DisclosuresFileShape.file",
}  # fmt: skip


def _shapes(shape: type[Shape]) -> Iterator[type[Shape]]:
    for inner in shape.__subclasses__():
        yield inner
        yield from _shapes(inner)


def _keys(field: dict[str, Any]) -> Iterator[str]:
    """Name the keys of a field and of all inside it."""
    for inner in [*field.get("fields", ()), *filter(None, [field.get("field")])]:
        yield inner["name"]
        yield from _keys(inner)


def _data(way: str) -> dict[str, Any]:
    plan = {"fiscal_year": "2566", way: []}
    disclosed = {"fiscal_year": "2566"}
    register = {"units": {"finance": "ฝ่ายการคลัง"}, "plans": [plan], "disclosures": [disclosed]}
    return {"measures.yml": register}


def test_every_key_of_the_schema_has_a_field() -> None:
    """A key that is added to a shape without a field in a form is found out here."""
    shown: set[str] = set()
    for way in WAYS:
        for form in all_forms(_data(way), "measures.yml"):
            shown |= set(_keys({"fields": form.fields.fields}))
    reached = {*RegisterShape.model_json_schema()["$defs"], "RegisterShape"}
    shapes = [shape for shape in _shapes(Shape) if shape.__name__ in reached]
    assert len(shapes) == len(reached)
    wanted = {
        f"{shape.__name__}.{key}" for shape in shapes for key in shape.model_fields
    } - NOT_IN_FORMS
    assert {key for key in wanted if key.partition(".")[2] not in shown} == set()


def test_every_field_of_each_shape_is_made() -> None:
    """A form of a shape has all its keys, in the order of the schema, each with a Thai name."""
    maker = Maker({"finance": "ฝ่ายการคลัง"}, "2566")
    for name, schema in RegisterShape.model_json_schema()["$defs"].items():
        made = maker.mapping(name)
        assert [field["name"] for field in made.fields] == list(schema["properties"])
        assert list(made.kind["keys"]) == list(schema["properties"])
        assert all(field["label"] and field["widget"] for field in made.fields)


def test_a_key_without_a_thai_name_is_a_fault() -> None:
    """Whoever adds a key gives it a name in labels.yml."""
    with pytest.raises(KeyError):
        label("MeasureShape", "colour")


def test_uploads_go_to_the_folder_of_the_plan() -> None:
    """Evidence lies in the folder of its fiscal year, and is named from there."""
    form = next(all_forms(_data("measures"), "measures.yml"))
    (measures,) = (field for field in form.fields.fields if field["name"] == "measures")
    (evidence,) = (field for field in measures["fields"] if field["name"] == "evidence")
    (file,) = (field for field in evidence["fields"] if field["name"] == "file")
    assert file["field"]["media_folder"] == "/content/evidence/2566"
    assert file["field"]["public_folder"] == "2566"


def test_plans_and_disclosures_in_files_of_their_own_have_forms(tmp_path: Path) -> None:
    """A form leads to the file where its part stands."""
    data = {
        "measures.yml": {"plans": [{"file": "plans/2567.yml"}], "disclosures": [{"file": "d.yml"}]},
        "plans/2567.yml": {"fiscal_year": "๒๕๖๗", "measures": []},
        "d.yml": {"fiscal_year": "2567", "scheme": "MOIT"},
    }
    forms = {form.name: form for form in all_forms(data, "measures.yml")}
    assert (forms["plan-2567"].file, forms["plan-2567"].at) == ("plans/2567.yml", ())
    assert (forms["moit-2567"].file, forms["moit-2567"].at) == ("d.yml", ())


def test_only_a_repository_gets_proposals() -> None:
    """On one's own machine changes are written at once; elsewhere every change is a proposal."""
    sources = load(ROOT / "measures.yml").sources
    data = {name: source.data for name, source in sources.items()}
    for backend, mode in (("proxy", "simple"), ("github", "editorial_workflow")):
        made = configuration({"name": backend}, data, "measures.yml", "x")
        assert made["cms"]["publish_mode"] == mode
