"""links.json: the last results, one a line, which spare the next run what was ok and which the site
shows.

Read strictly: the file lies in a repository where anybody may edit it, and pages are made from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from generator.datafiles import json_line, json_lines
from generator.linkcheck.result import LinkResult, LinkState
from generator.messages import messages
from generator.problems import Place, Problem
from generator.safe_write import write_whole

SCHEMA = "prongsai/links/1"
#: Stands beside measures.yml.
RESULTS = "links.json"
#: 20,000 results have some 6 MB.
_LARGEST = 64 << 20


def _known_reason(code: str) -> str:
    if code not in messages("links"):
        raise ValueError("not a reason that this prongsai knows")
    return code


_Text = Annotated[str, Field(max_length=8192)]


class _Result(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    url: _Text
    state: Annotated[LinkState, Field(strict=False)]
    reason: Annotated[str, AfterValidator(_known_reason)] | None
    final_url: _Text | None
    status: Annotated[int, Field(ge=100, le=999)] | None
    checked: Annotated[AwareDatetime, Field(strict=False)] | None
    detail: _Text
    pages: Annotated[tuple[_Text, ...], Field(strict=False)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: Literal["prongsai/links/1"] = Field(alias="schema")
    results: tuple[_Result, ...]


def read_results(path: Path) -> tuple[tuple[LinkResult, ...], list[Problem]]:
    """Read the last results; none when there is no file. A damaged file is a problem and gives
    none.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return (), [_damaged(path, f"> {_LARGEST:,} bytes")]
        read = _File.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return (), []
    except OSError as error:
        return (), [_damaged(path, error.strerror or "")]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return (), [_damaged(path, f"{place}: {first['msg']}")]
    return tuple(LinkResult(**entry.__dict__) for entry in read.results), []


def results_text(results: Iterable[LinkResult]) -> str:
    """Write results by URL, one a line: what the file holds, and what the site publishes."""
    rows = json_lines(map(_record, sorted(results, key=lambda result: result.url)))
    return f'{{"schema": {json_line(SCHEMA)},\n"results": {rows}}}\n'


def write_results(path: Path, results: Iterable[LinkResult]) -> None:
    """Write results, all or nothing. Raises OSError."""
    write_whole(path, results_text(results).encode())


def _record(result: LinkResult) -> dict[str, object]:
    return {
        "url": result.url,
        "state": str(result.state),
        "reason": result.reason,
        "final_url": result.final_url,
        "status": result.status,
        "checked": _second(result.checked),
        "detail": _printable(result.detail),
        "pages": list(result.pages),
    }


def _printable(text: str) -> str:
    """Keep out of the file what a page's title or a server's words may bring along."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _second(time: datetime | None) -> str | None:
    return time.isoformat(timespec="seconds") if time else None


def _damaged(path: Path, detail: str) -> Problem:
    return Problem("link-results-damaged", Place(str(path)), {"detail": detail})
