"""Fields of a form, made from the shapes of measures.yml.

Each key gives two things: a widget for the CMS (its names and options: the CMS's reference of
widgets, https://decapcms.org/docs/widgets/), and its kind, which tells forms.js how the value
stands in the file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.document import RegisterShape
from generator.messages import messages
from generator.pages.wording import KIND
from generator.shape import PATTERN_CODES

Json = dict[str, Any]

#: Texts of several lines.
_LONG = frozenset(
    {
        *("activities", "address", "issue", "lacks", "note", "outreach", "problems", "process"),
        *("reason", "result", "suggestions", "text"),
    }
)
#: Keys where one value is written alone, without a list around it.
_SINGLE = frozenset(["about", "elements", "file", "items", "proves"])
#: Lists that people come for: their items are named at once.
_LISTED = frozenset(["channels", "dimensions", "indicators", "items", "measures"])
#: What a text alone stands for, by the first pattern that fits; see the readers in ``written``.
_ALONE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "OutputShape": (("", "text"),),
    "SupportShape": (("", "measure"),),
    "ClaimShape": (("", "item"),),
    "EvidenceShape": (("^https?://", "url"), ("", "file")),
    "ShownShape": (("^https?://", "url"), (r"\.md$", "page"), ("", "evidence")),
}
#: What a closed item of a list is called by.
_SUMMARY = {
    "AliasShape": "{{fields.old}}",
    "ChangeShape": "{{fields.date}} {{fields.reason}}",
    "ChannelShape": "{{fields.name}}",
    "ClaimShape": "{{fields.item}}",
    "EvidenceShape": "{{fields.title}} {{fields.file}} {{fields.url}}",
    "ExceptionShape": "{{fields.file}} {{fields.value}}",
    "GroupShape": "{{fields.number}}. {{fields.name}}",
    "ItemDisclosureShape": "{{fields.item}}",
    "LinkExceptionShape": "{{fields.url}}",
    "MeasureShape": "{{fields.issue}} ({{fields.id}})",
    "OutputShape": "{{fields.text}}",
    "PrefaceShape": "{{fields.heading}}",
    "ProgressShape": "{{fields.period}} {{fields.result}}",
    "ShownShape": "{{fields.evidence}} {{fields.page}} {{fields.url}} {{fields.none}}",
    "SupportShape": "{{fields.measure}}",
}
_ABOUT = {
    "complaint": "ร้องเรียนการให้บริการ",
    "opinion": "ความคิดเห็น",
    "e-service": "บริการออนไลน์",
    "general": "ร้องเรียนและความคิดเห็น",
    "corruption": "เรื่องทุจริต (ต้องอยู่ลำพัง)",
}
_DIGITS = "^[0-9๐-๙]+$"


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mapping for the CMS, and its kind for forms.js."""

    fields: list[Json]
    kind: Json


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes fields. ``units`` are the units one can choose from; ``uploads`` is the folder below
    content/evidence/ where uploads go."""

    units: Mapping[str, str]
    uploads: str

    def mapping(
        self, shape: str, keys: Collection[str] | None = None, *, need: bool = True
    ) -> Fields:
        """Make the fields of a shape, of all its keys or some. In a mapping that need not be there,
        nothing is needed (``need``): the check says what is missing."""
        schema = _schema(shape)
        made = {
            key: self._field(shape, key, value, need=need and key in schema.get("required", ()))
            for key, value in schema["properties"].items()
            if keys is None or key in keys
        }
        kind: Json = {"is": "object", "keys": {key: kind for key, (_, kind) in made.items()}}
        if keys is not None:
            kind["order"] = list(schema["properties"])
        if shape in _ALONE:
            kind["alone"] = _ALONE[shape]
        if name := next((key for key in ("id", "item", "number") if key in made), None):
            kind["id"] = name
        return Fields([field for field, _ in made.values()], kind)

    def _field(self, shape: str, key: str, value: Json, *, need: bool) -> tuple[Json, Json]:
        widget, kind = self._value(shape, key, _without_null(value))
        field: Json = {"name": key, "label": label(shape, key), "required": need, **widget}
        if value["description"] != field["label"]:
            field["hint"] = value["description"]
        if "field" in field:
            field["field"] = {"label": field["label"], "required": False, **field["field"]}
        return field, kind

    def _value(self, shape: str, key: str, value: Json) -> tuple[Json, Json]:
        items = _items(value)
        if items is not None:
            return self._list(shape, key, items)
        if "$ref" in value:
            inner = self.mapping(_name(value), need=False)
            return {"widget": "object", "collapsed": True, "fields": inner.fields}, inner.kind
        if "patternProperties" in value:
            return _pairs(value)
        return self._single(shape, key, value)

    def _list(self, shape: str, key: str, items: Json) -> tuple[Json, Json]:
        kind: Json = {"is": "list"}
        closed = {
            "collapsed": True,
            "minimize_collapsed": key not in _LISTED,
            "label_singular": label(shape, key),
        }
        if name := _mapping_in(items):
            inner = self.mapping(name)
            if name == "MeasureShape":
                kind["spaced"] = True
            widget = {"widget": "list", **closed, "fields": inner.fields, "summary": _SUMMARY[name]}
            return widget, {**kind, "of": inner.kind}
        single, kind["of"] = self._single(shape, key, items)
        if key in _SINGLE:
            kind["single"] = True
        if single["widget"] == "select":
            return {**single, "multiple": True}, kind
        closed |= {"collapsed": False, "minimize_collapsed": False}
        return {"widget": "list", **closed, "field": {"name": key, **single}}, kind

    def _single(self, shape: str, key: str, value: Json) -> tuple[Json, Json]:
        kind = _scalar(value)
        if kind == "flag":
            return {"widget": "boolean", "default": False}, {"is": "flag"}
        if options := self._options(shape, key, value):
            chosen = [{"value": name, "label": text} for name, text in options.items()]
            return {"widget": "select", "options": chosen}, {"is": "text"}
        if (shape, key) == ("EvidenceShape", "file"):
            return {
                "widget": "file",
                "choose_url": False,
                "media_folder": f"/content/evidence/{self.uploads}",
                "public_folder": self.uploads,
            }, {"is": "text"}
        widget: Json = {"widget": "text" if key in _LONG else "string"}
        if pattern := _pattern(kind, value):
            widget["pattern"] = pattern
        return widget, {"is": kind}

    def _options(self, shape: str, key: str, value: Json) -> Mapping[str, str]:
        if choices := value.get("enum"):
            words = KIND if key == "kind" else _ABOUT
            return {name: words[name] for name in choices}
        if key == "units" and shape == "MeasureShape":
            return {"all": "ทุกฝ่าย", **self.units}
        if key in ("unit", "by") and shape != "OutputShape":
            return self.units
        return {}


@cache
def _definitions() -> Json:
    whole = RegisterShape.model_json_schema()
    return {**whole["$defs"], "RegisterShape": whole}


def _schema(shape: str) -> Json:
    found: Json = _definitions()[shape]
    return found


@cache
def _labels() -> Mapping[str, str]:
    text = files("generator").joinpath("data/admin/labels.yml").read_text(encoding="utf-8")
    read: Mapping[str, str] = yaml.safe_load(text)
    return read


def label(shape: str, key: str) -> str:
    """Name a key in Thai. Raises KeyError for one without a label."""
    labels = _labels()
    return labels.get(f"{shape}.{key}") or labels[key]


def _without_null(value: Json) -> Json:
    parts = [part for part in value.get("anyOf", ()) if part.get("type") != "null"]
    if "anyOf" not in value:
        return value
    return parts[0] if len(parts) == 1 else {"anyOf": parts}


def _items(value: Json) -> Json | None:
    """Tell what the items of a list are; a value alone may stand for a list of one."""
    parts = value.get("anyOf", [value])
    found = next((part["items"] for part in parts if part.get("type") == "array"), None)
    return found if found is None else dict(found)


def _mapping_in(value: Json) -> str | None:
    parts = value.get("anyOf", [value])
    return next((_name(part) for part in parts if "$ref" in part), None)


def _name(value: Json) -> str:
    return str(value["$ref"]).rpartition("/")[2]


def _scalar(value: Json) -> str:
    kinds = value.get("type", "string")
    if "boolean" in kinds:
        return "flag"
    # A number that may also be a text: with ``integer`` first it is a number in any digits.
    return "whole" if kinds == ["integer", "string"] else "text"


def _pattern(kind: str, value: Json) -> list[str] | None:
    """Give the pattern of a text and how to mend what does not fit it, as the check says it."""
    known = messages()
    if kind == "whole":
        return [_DIGITS, known["not-a-number"].fix["th"]]
    code = PATTERN_CODES.get(value.get("pattern", ""))
    if code is None or code == "missing-field":
        return None
    # What names an id elsewhere may be wrong in other ways: the check knows.
    if code == "bad-id" and "maxLength" not in value:
        return None
    return [value["pattern"], known[code].fix["th"]]


def _pairs(value: Json) -> tuple[Json, Json]:
    """Show a mapping of free keys as a list of names and values."""
    ((pattern, inner),) = value["patternProperties"].items()
    name: Json = {"name": "key", "label": "ชื่อ", "widget": "string"}
    if told := _pattern("text", {"pattern": pattern, "maxLength": 100}):
        name = {**name, "label": "รหัส", "pattern": told}
    kind = _scalar(inner)
    content: Json = {"name": "value", "label": "ค่า", "widget": "string"}
    if told := _pattern(kind, inner):
        content["pattern"] = told
    widget: Json = {
        "widget": "list",
        "collapsed": True,
        "minimize_collapsed": True,
        "summary": "{{fields.key}}: {{fields.value}}",
        "fields": [name, content],
    }
    return widget, {"is": "map", "of": {"is": kind}}
