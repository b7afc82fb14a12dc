"""The kinds of values in measures.yml: what may be written for a text, a number, a list, a name."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from generator.thai.text import fold

#: Patterns of texts; what is wrong where one does not fit, ``shape`` says.
SOMETHING = r"\S"
#: Longer names make addresses that some hosts and file systems refuse.
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_SLUG = 100
URL = r"^https?://[^\s]+$"
#: An item's code and a scheme's name both stand in addresses.
ITEM_CODE = r"^[A-Za-z]{1,12}[0-9]{1,3}$"
SCHEME = r"^[A-Z][A-Z0-9]{1,11}$"
#: No step begins with a dot, so that none leads up; a folder ends in a slash.
_STEP = r"[^\s/\\?#.][^\s/\\?#]*"
ADDRESS = rf"^{_STEP}(/{_STEP})*/?$"
EMAIL = r"^[^\s@?&<>]+@[^\s@?&<>]+\.[^\s@?&<>]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
PHONE = '^[^“”"]*[0-9๐-๙][^“”"]*$'
#: A LINE ID without @ is a private person's, not an office's.
LINE = (
    r"^(@[A-Za-z0-9][A-Za-z0-9._-]{2,28}"
    r"|https://(line\.me|lin\.ee|page\.line\.me|liff\.line\.me)/[^\s]+)$"
)
FACEBOOK = r"^https://([a-z-]+\.)?(facebook\.com|fb\.com|fb\.me|m\.me)/[^\s]+$"
MAP = r"^(https://[^\s]+|-?[0-9]{1,2}(\.[0-9]+)?\s*,\s*-?[0-9]{1,3}(\.[0-9]+)?)$"


class Shape(BaseModel):
    """Any mapping of the file: unknown keys are faults, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def as_whole(value: Any) -> Any:
    """Read ๒๕๖๖ and 2566 alike; anything that is not digits only is not a whole number."""
    if isinstance(value, str):
        folded = fold(value)
        if folded.isascii() and folded.isdigit() and len(folded) <= 9:
            return int(folded)
        raise PydanticCustomError("not-a-number", "digits only", {"value": value})
    return value


def as_list(value: Any) -> Any:
    """Read a text alone as a list of one."""
    return [value] if isinstance(value, str) else value


def as_output(value: Any) -> Any:
    """Read a text alone as what an output says."""
    return {"text": value} if isinstance(value, str) else value


def as_support(value: Any) -> Any:
    """Read a text alone as the id of a measure."""
    return {"measure": value} if isinstance(value, str) else value


def as_evidence(value: Any) -> Any:
    """Read a text alone as the name of a file, or as an address."""
    if not isinstance(value, str):
        return value
    return {"url": value} if value.startswith(("http://", "https://")) else {"file": value}


def as_flag(value: Any) -> Any:
    """Read yes and no in the words that people use."""
    words = {"true": True, "yes": True, "ใช่": True, "false": False, "no": False, "ไม่ใช่": False}
    if isinstance(value, str):
        if value.strip().lower() in words:
            return words[value.strip().lower()]
        raise PydanticCustomError("not-a-flag", "true or false", {"value": value})
    return value


def one_or_many(item: dict[str, Any]) -> WithJsonSchema:
    """Tell editors that one item may stand where a list is expected."""
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item}]})


Text = Annotated[str, StringConstraints(pattern=SOMETHING)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST_SLUG)]
Url = Annotated[str, StringConstraints(pattern=URL)]
Email = Annotated[str, StringConstraints(pattern=EMAIL)]
Phone = Annotated[
    str, StringConstraints(pattern=PHONE), WithJsonSchema({"type": ["string", "integer"]})
]
Line = Annotated[str, StringConstraints(pattern=LINE)]
Facebook = Annotated[str, StringConstraints(pattern=FACEBOOK)]
Map = Annotated[str, StringConstraints(pattern=MAP)]
Whole = Annotated[int, BeforeValidator(as_whole), WithJsonSchema({"type": ["integer", "string"]})]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list), one_or_many({"type": "string"})]
#: An id that stands elsewhere in the file: a Thai name here is not a bad id but an unknown one.
Reference = Annotated[Text, WithJsonSchema({"type": "string", "pattern": SLUG})]
References = Annotated[
    tuple[Text, ...],
    BeforeValidator(as_list),
    one_or_many({"type": "string", "pattern": f"{SLUG}|^ทุกฝ่าย$"}),
]
Wholes = Annotated[
    tuple[Whole, ...], BeforeValidator(as_list), one_or_many({"type": ["integer", "string"]})
]
#: Written like a number or like a sentence; what it means is read later.
Written = Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]

Flag = Annotated[bool, BeforeValidator(as_flag), WithJsonSchema({"type": ["boolean", "string"]})]

Kind = Literal[
    "manual",
    "infographic",
    "budget",
    "plan",
    "report",
    "announcement",
    "minutes",
    "photos",
    "dataset",
    "e-service",
    "link",
    "channel",
]

About = Literal["complaint", "opinion", "e-service", "general", "corruption"]
Abouts = Annotated[
    tuple[About, ...],
    BeforeValidator(as_list),
    one_or_many({"type": "string", "enum": list(get_args(About))}),
]


class AlsoText:
    """Tells editors that a text may stand where the mapping is expected."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core)]}
