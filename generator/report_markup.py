"""Problems as JUnit XML for CI, and as a page of HTML to send around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from markupsafe import Markup

from generator.messages import severity_of, what_and_fix
from generator.problems import Problem, Severity
from generator.report_words import WORDS, summary
from generator.xml_text import xml_text

_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{title}</title><style>"
    "body{{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.7 Sarabun,sans-serif}}"
    "li{{margin:0 0 .8rem}}code{{overflow-wrap:anywhere}}"
    "@media(prefers-color-scheme:dark){{body{{background:#0c1618;color:#e7f0ed}}}}"
    "</style></head><body><h1>prongsai check</h1>\n{head}{body}</body></html>\n"
)
_LINE = Markup("<p>{line}</p>\n")
_NAME = Markup("<h2>{name}</h2>")
_GROUP = Markup("<ul>\n{rows}</ul>\n")
_ROW = Markup(
    "<li><strong>{word}</strong> {what}<br>{fixed}: {fix}<br><code>{place} [{code}]</code></li>\n"
)


def as_junit(problems: Sequence[Problem], lang: str) -> str:
    """Write one test case a problem: faults fail, notes are only told.

    Source of the form: the JUnit schema as GitLab and Jenkins read it, "Unit test reports",
    GitLab docs, read 2026-11.
    """
    faults = [p for p in problems if severity_of(p.code) is not Severity.NOTE]
    count = str(max(len(problems), 1))
    attributes = {"name": "prongsai check", "tests": count, "failures": str(len(faults))}
    root = ET.Element("testsuites", attributes)
    suite = ET.SubElement(root, "testsuite", attributes)
    for problem in problems:
        what, fix = what_and_fix(problem, lang)
        place = xml_text(str(problem.place))
        named = {"classname": xml_text(problem.place.file), "name": f"{problem.code} {place}"}
        case = ET.SubElement(suite, "testcase", named)
        text = f"{place}\n{xml_text(what)}\n{WORDS[lang]['fix']}: {xml_text(fix)}"
        if severity_of(problem.code) is Severity.NOTE:
            ET.SubElement(case, "system-out").text = text
        else:
            ET.SubElement(case, "failure", type=problem.code, message=xml_text(what)).text = text
    if not problems:
        ET.SubElement(suite, "testcase", classname="prongsai", name=WORDS[lang]["fine"])
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def as_html(problems: Sequence[Problem], lang: str) -> str:
    """Write a page of its own, which needs nothing else."""
    return page_of_groups([("", problems)], [summary(problems, lang)], lang)


def page_of_groups(
    groups: Iterable[tuple[str, Iterable[Problem]]], head: Sequence[str], lang: str
) -> str:
    """Write a page with the lines of ``head``, then problems under the names of their groups."""
    lines = Markup("").join(_LINE.format(line=line.strip()) for line in head)
    body = Markup("").join(
        (_NAME.format(name=name) if name else Markup(""))
        + _GROUP.format(rows=Markup("").join(_row(p, lang) for p in own))
        for name, own in groups
    )
    return str(_PAGE.format(lang=lang, title=head[0], head=lines, body=body))


def _row(problem: Problem, lang: str) -> Markup:
    what, fix = what_and_fix(problem, lang)
    word = WORDS[lang][severity_of(problem.code)]
    place = str(problem.place)
    fixed = WORDS[lang]["fix"]
    return _ROW.format(word=word, what=what, fixed=fixed, fix=fix, place=place, code=problem.code)
