"""Any text, any change: the values are those meant, and all other lines stay as they were."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edit.change import with_item, with_value, without
from generator.edit.data import look, put, put_item, taken_out
from generator.edit.tree import compose, entry_begin, entry_end, values, walk
from generator.edit.writing import as_yaml
from tests.edit.documents import KEYS, VALUES, documents, paths

_SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def read(text: str) -> Any:
    return values(compose(text.removeprefix("\ufeff")))


def changed_lines(before: str, after: str) -> tuple[int, int]:
    """Give the first changed line of ``before`` and the one after the last."""
    old, new = before.splitlines(True), after.splitlines(True)
    top = 0
    while top < min(len(old), len(new)) and old[top] == new[top]:
        top += 1
    bottom = 0
    while bottom < min(len(old), len(new)) - top and old[-1 - bottom] == new[-1 - bottom]:
        bottom += 1
    return top, len(old) - bottom


def lines_of(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Give the first line of an entry and the one after its last."""
    text = text.removeprefix("\ufeff")
    step = walk(compose(text), path)[-1]
    start = entry_begin(text, step.parent, step.index)
    stop = entry_end(text, step.parent, step.index)
    return text.count("\n", 0, start), text.count("\n", 0, stop) + 1


def assert_only_within(before: str, after: str, path: tuple[str | int, ...]) -> None:
    top, bottom = changed_lines(before, after)
    first, last = lines_of(before, path)
    assert first <= top
    assert bottom <= last or (bottom == top)


@given(documents())
@_SLOW
def test_random_texts_hold_what_they_were_written_from(given_: tuple[str, Any]) -> None:
    """The texts of these tests say what they are meant to say."""
    text, value = given_
    assert read(text) == value


@given(VALUES)
@_SLOW
def test_what_is_written_is_read_back(value: Any) -> None:
    """as_yaml loses nothing, for the project's reader and for a reader of YAML 1.1."""
    assert read(as_yaml({"k": value})) == {"k": value}
    assert yaml.safe_load(as_yaml({"k": value})) == {"k": value}


@given(documents(), VALUES, st.data())
@_SLOW
def test_setting_a_value_changes_nothing_else(
    given_: tuple[str, Any], new: Any, data: st.DataObject
) -> None:
    """A value is set; lines outside of its entry stay."""
    text, value = given_
    path = data.draw(st.sampled_from(paths(value)))
    after = with_value(text, path, new)
    assert read(after) == put(value, path, new)
    assert_only_within(text, after, path)


@given(documents(), KEYS, VALUES, st.data())
@_SLOW
def test_adding_a_key_changes_nothing_else(
    given_: tuple[str, Any], key: str, new: Any, data: st.DataObject
) -> None:
    """A key is added to a mapping that does not have it; no line is lost."""
    text, value = given_
    places = [p for p in [(), *paths(value)] if isinstance(look(value, p), dict)]
    path = data.draw(st.sampled_from(places))
    if key in look(value, path):
        return
    after = with_value(text, (*path, key), new)
    assert read(after) == put(value, (*path, key), new)
    if path:
        assert_only_within(text, after, path)
    else:
        assert after.startswith(text[:1])


@given(documents(), VALUES, st.integers(0, 3), st.data())
@_SLOW
def test_adding_an_item_changes_nothing_else(
    given_: tuple[str, Any], new: Any, at: int, data: st.DataObject
) -> None:
    """An item is added to a list, a text alone or nothing at all."""
    text, value = given_
    places = [p for p in paths(value) if not isinstance(look(value, p), dict)]
    if not places:
        return
    path = data.draw(st.sampled_from(places))
    after = with_item(text, path, new, at)
    assert read(after) == put_item(value, path, new, at)
    assert_only_within(text, after, path)


@given(documents(), st.data())
@_SLOW
def test_taking_out_changes_nothing_else(given_: tuple[str, Any], data: st.DataObject) -> None:
    """An entry is taken out; lines outside of what held it stay."""
    text, value = given_
    path = data.draw(st.sampled_from(paths(value)))
    after = without(text, path)
    assert read(after) == taken_out(value, path)
    assert "# หัวไฟล์" in after


@given(documents(), st.data())
@_SLOW
def test_setting_what_is_there_changes_nothing(
    given_: tuple[str, Any], data: st.DataObject
) -> None:
    """The same value again gives the same text, byte for byte."""
    text, value = given_
    path = data.draw(st.sampled_from(paths(value)))
    assert with_value(text, path, look(value, path)) == text
