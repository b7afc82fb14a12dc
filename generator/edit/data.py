"""What a change makes of the values: what the changed text is held against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.edit.refused import EditRefused
from generator.edit.writing import Value
from generator.problems import KeyPath


def as_read(value: Value) -> Any:
    """Give a value as the project reads it back: numbers are texts, tuples are lists."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return {key: as_read(inner) for key, inner in value.items()}
    return [as_read(inner) for inner in value]


def put(data: Any, path: KeyPath, value: Any) -> Any:
    """Set the value at a path; keys that are missing are made."""
    if not path:
        return value
    name, rest = path[0], path[1:]
    if isinstance(name, str) and (data is None or isinstance(data, dict)):
        known = data or {}
        return {**known, name: put(known.get(name), rest, value)}
    if isinstance(data, list) and isinstance(name, int) and 0 <= name < len(data):
        return [put(inner, rest, value) if i == name else inner for i, inner in enumerate(data)]
    raise _nowhere(path)


def put_item(data: Any, path: KeyPath, value: Any, at: int | None) -> Any:
    """Add an item to the list at a path; a text alone counts as a list of one."""
    found = look(data, path)
    if isinstance(found, dict):
        raise _nowhere(path)
    items = found if isinstance(found, list) else [] if found is None else [found]
    at = place_of_item(items, at)
    return put(data, path, [*items[:at], value, *items[at:]])


def place_of_item(items: list[Any], at: int | None) -> int:
    """Find where among the items a new one comes to stand; the end where nothing is said."""
    return len(items) if at is None else min(max(at, 0), len(items))


def taken_out(data: Any, path: KeyPath) -> Any:
    """Give the values without the key or item at a path."""
    if not path:
        raise _nowhere(path)
    name, rest = path[0], path[1:]
    if isinstance(data, dict) and name in data:
        inner = {name: taken_out(data[name], rest)} if rest else {}
        return {key: inner.get(key, old) for key, old in data.items() if key != name or rest}
    if isinstance(data, list) and isinstance(name, int) and 0 <= name < len(data):
        middle = [taken_out(data[name], rest)] if rest else []
        return [*data[:name], *middle, *data[name + 1 :]]
    raise _nowhere(path)


def look(data: Any, path: KeyPath) -> Any:
    """Find the value at a path; None where there is none."""
    for name in path:
        if isinstance(data, dict):
            data = data.get(name)
        elif isinstance(data, list) and isinstance(name, int) and 0 <= name < len(data):
            data = data[name]
        else:
            return None
    return data


def _nowhere(path: KeyPath) -> EditRefused:
    said = ".".join(map(str, path)) or "."
    return EditRefused(
        f"ไม่พบที่สำหรับแก้ในไฟล์ ({said}) ไฟล์อาจเปลี่ยนไปแล้ว รัน prongsai check แล้วลองอีกครั้ง",
        f"there is no such place in the file ({said}): run prongsai check, then try again",
    )
