"""Which unit a problem is for: the unit that the entry around it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.holdings import CONTENT, FOLDER
from generator.meaning import ALL_UNITS, ALL_UNITS_TH
from generator.problems import Problem
from generator.register import Register
from generator.source import Source

_KEYS = ("unit", "units", "by")
#: Gives the ids of the units; none when the whole office has to look.
Owners = Callable[[Problem], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of a file, from 1, that belong to units."""

    first: int
    last: int
    units: tuple[str, ...]


def owners_of(register: Register | None, sources: Mapping[str, Source]) -> Owners:
    """Tell whose each problem is: by the lines of an entry, or by the file of evidence."""
    owned = {e.id: e for e in (register.evidence if register else ()) if e.unit}
    units = {item.id: item.unit.id for item in owned.values() if item.unit}
    stretches = {name: list(_stretches(source, units)) for name, source in sources.items()}
    files = {
        CONTENT + FOLDER + file.name: (units[item.id],)
        for item in owned.values()
        for file in item.files
    }

    def owners(problem: Problem) -> tuple[str, ...]:
        if problem.place.file in files:
            return files[problem.place.file]
        line = problem.place.line
        around = [s for s in stretches.get(problem.place.file, ()) if s.first <= line <= s.last]
        return min(around, key=lambda s: s.last - s.first).units if around else ()

    return owners


def unit_names(sources: Iterable[Source]) -> dict[str, str]:
    """Tell how units are called, as far as the files say, also when they hold errors."""
    named = (s.data.get("units") for s in sources if isinstance(s.data, Mapping))
    pairs = (pair for units in named if isinstance(units, Mapping) for pair in units.items())
    return {unit: name for unit, name in pairs if isinstance(name, str)}


def _stretches(source: Source, owned: Mapping[str, str]) -> Iterator[_Stretch]:
    root = yaml.CBaseLoader(source.text.encode()).get_single_node()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            units = _named(node, owned)
            if units:
                yield _Stretch(node.start_mark.line + 1, node.end_mark.line + 1, units)
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _named(node: yaml.MappingNode, owned: Mapping[str, str]) -> tuple[str, ...]:
    """Give the units that a mapping itself names, or the one that owns the evidence it names; all
    of them is nobody in particular."""
    found: tuple[str, ...] = ()
    for key, value in node.value:
        if key.value in _KEYS:
            values = [value] if isinstance(value, yaml.ScalarNode) else value.value
            names = [v.value for v in values if isinstance(v, yaml.ScalarNode)]
            return () if {ALL_UNITS, ALL_UNITS_TH} & set(names) else tuple(names)
        if key.value == "evidence" and isinstance(value, yaml.ScalarNode):
            found = (owned[value.value],) if value.value in owned else ()
    return found
