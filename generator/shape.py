"""Hold values against the shapes of ``document``; every fault is found, not only the first."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Finding, KeyPath
from generator.written import (
    ADDRESS,
    EMAIL,
    FACEBOOK,
    ITEM_CODE,
    LANGUAGE,
    LINE,
    MAP,
    PHONE,
    SCHEME,
    SLUG,
    SOMETHING,
    URL,
)

S = TypeVar("S", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "int_type": "number",
    "bool_type": "flag",
    "literal_error": "text",
    "enum": "text",
}
#: Codes that a shape raises itself.
_OUR_CODES = {
    "channel-without-way", "disclosure-target", "not-a-flag", "not-a-number",
}  # fmt: skip
#: What is wrong with a text that does not fit its pattern.
PATTERN_CODES = {
    SOMETHING: "missing-field",
    SLUG: "bad-id",
    URL: "bad-url",
    EMAIL: "bad-email",
    PHONE: "bad-phone",
    LINE: "bad-line",
    FACEBOOK: "bad-facebook",
    MAP: "bad-map",
    LANGUAGE: "bad-language",
    ITEM_CODE: "bad-item-code",
    SCHEME: "bad-scheme",
    ADDRESS: "bad-address",
}


def fit(shape: type[S], data: Any, path: KeyPath, findings: list[Finding]) -> S | None:
    """Read ``data`` as ``shape``. Faulty keys are reported and left out, so that the rest of the
    mapping can still be checked; None when what is left is not enough.
    """
    while True:
        try:
            return shape.model_validate(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        findings += [_finding(shape, path, details) for details in errors]
        faulty = {details["loc"][0] for details in errors if details["loc"]}
        # Nothing can be left out of what is wrong as a whole.
        if not faulty or not isinstance(data, Mapping) or not faulty <= data.keys():
            return None
        data = {key: value for key, value in data.items() if key not in faulty}
        if any(
            field.is_required() and name in faulty for name, field in shape.model_fields.items()
        ):
            return None


def _finding(shape: type[BaseModel], path: KeyPath, details: ErrorDetails) -> Finding:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "string_pattern_mismatch":
        kind, context = PATTERN_CODES[context["pattern"]], {"value": details["input"]}
    elif kind == "string_too_long":
        # Only ids have a longest.
        kind, context = "bad-id", {"value": details["input"]}
    # Pydantic's sign for a key of a mapping; a file may have a key of that name.
    at_key = details["type"] == "string_pattern_mismatch" and details["loc"][-1:] == ("[key]",)
    location = details["loc"][:-1] if at_key else details["loc"]
    where = (*path, *location)
    if kind == "extra_forbidden":
        return _unknown_key(shape, where, location)
    if kind == "missing":
        return Finding("missing-field", where, {"key": str(location[-1])})
    if kind in _OUR_CODES or kind in PATTERN_CODES.values():
        key = next((step for step in reversed(where) if isinstance(step, str)), "")
        values = {"key": key, **_as_text(context)}
        return Finding(kind, where, values, at_key)
    if kind in ("literal_error", "enum") and isinstance(details["input"], str):
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return Finding("not-a-choice", where, {"value": str(details["input"]), "choices": choices})
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = str(context.get("ge", context.get("le")))
        sign = "≥" if "ge" in context else "≤"
        return Finding(
            "out-of-range", where, {"value": str(details["input"]), "bound": f"{sign} {bound}"}
        )
    expected = _EXPECTED.get(kind, kind)
    return Finding(
        "wrong-type", where, {"expected": expected, "found": _type_name(details["input"])}
    )


def _unknown_key(shape: type[BaseModel], where: KeyPath, location: KeyPath) -> Finding:
    known = _keys_at(shape, location[:-1])
    key = str(location[-1])
    near = difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.6)
    values = {"key": key, "known": ", ".join(known)}
    if near:
        return Finding("unknown-key-near", where, {**values, "near": near[0]}, at_key=True)
    return Finding("unknown-key", where, values, at_key=True)


def _keys_at(shape: type[BaseModel], location: KeyPath) -> list[str]:
    """Name the keys that the mapping at ``location`` may have."""
    for step in location:
        if isinstance(step, str) and step in shape.model_fields:
            shape = _shape_inside(shape.model_fields[step].annotation) or shape
    return list(shape.model_fields)


def _shape_inside(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_shape_inside(part) for part in getattr(annotation, "__args__", ()))
    return next((shape for shape in inner if shape), None)


def _type_name(value: Any) -> str:
    if value is None:
        return "empty"
    return "list" if isinstance(value, list) else "mapping" if isinstance(value, dict) else "text"


def _as_text(context: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in context.items()}
