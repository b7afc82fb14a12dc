"""Thai text into HTML: escaped, its words kept whole, its dates kept together.

Browsers break Thai by a dictionary of their own and split compounds at the end of a line. Words
of data/nobreak-th.txt, with a การ, ความ or ผู้ before them, are wrapped in ``span.ps-nb``: copying
and find-in-page stay intact, which a word joiner would break (look: "Thai typography").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from generator.thai.calendar import MONTHS_FULL, MONTHS_SHORT

#: Above this many letters a phrase must stay breakable, or it overflows a 320 px screen.
_LONGEST = 22
_PREFIXES = ("", "การ", "ความ", "ผู้")
#: Words that go on with การ, which then is no prefix of the next word.
_STEMS = ("จัด", "ดำเนิน", "มาตร", "ราย", "โครง", "วิชา", "ราช", "บริ", "กรรม", "ทำ", "ข้าราช")
_MONTHS = "|".join(re.escape(name) for name in (*MONTHS_SHORT, *MONTHS_FULL))
_COUNTED = (
    "มาตรการ|ตัวชี้วัด|ผลผลิต|รายการ|ครั้ง|เดือน|วัน|ฝ่าย|ด้าน|จาก|ปี|แผ่น|จุด|แผน|รายงาน|ช่องทาง"
    "|ข้อ|หน้า|ชีต|แถว|ไบต์|kB|MB|GB"
)
_TOGETHER = re.compile(
    rf"(?:\d{{1,2}} )?(?:{_MONTHS}) \d{{2,4}}(?!\d)"
    rf"|พ\.ศ\. \d{{4}}|\d+ (?={_COUNTED})|รุ่นที่ \d+| ๆ"
)
#: Most texts hold neither a digit nor a sign of repetition, and need no second look.
#: A quotation mark as it is escaped; one around a word stays with it.
_QUOTE = "&#34;"
_SIGN = re.compile(r"[\dๆ]")
#: Labels, names and reasons come again and again; so many texts are remembered.
_REMEMBERED = 60_000
_PARTS = re.compile(r"<[^>]*>?|[^<]+")


class Typesetter:
    """Sets text for pages; ``names`` are words of this office to keep whole besides the list."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._listed = {*listed_words(), *names}
        self._words = re.compile(f"({_alternatives(self._listed)})")
        self._set = lru_cache(maxsize=_REMEMBERED)(self._set_line)

    def __call__(self, text: str) -> Markup:
        """Set one line of plain text."""
        return self._set(text)

    def _set_line(self, text: str) -> Markup:
        # A blank line would end the block of HTML for other readers of Markdown.
        return html(self.keep(str(escape(" ".join(text.split())))))

    def keep(self, escaped: str) -> str:
        """Keep words and dates whole in text that is escaped already and holds no tags."""
        if _SIGN.search(escaped):
            escaped = _TOGETHER.sub(lambda match: match[0].replace(" ", "\u00a0"), escaped)
        parts = self._words.split(escaped)
        for index in range(1, len(parts), 2):
            word = parts[index]
            if word.startswith("การ") and parts[index - 1].endswith(_STEMS):
                parts[index] = self._rest(word)
            else:
                before, after = parts[index - 1], parts[index + 1]
                if before.endswith(_QUOTE) and after.startswith(_QUOTE):
                    parts[index - 1] = before.removesuffix(_QUOTE)
                    parts[index + 1] = after.removeprefix(_QUOTE)
                    word = f"{_QUOTE}{word}{_QUOTE}"
                parts[index] = f'<span class="ps-nb">{word}</span>'
        return "".join(parts)

    def _rest(self, word: str) -> str:
        """Wrap a word without the การ that ends the one before it (จัดการ, ดำเนินการ)."""
        rest = word.removeprefix("การ")
        return f'การ<span class="ps-nb">{rest}</span>' if rest in self._listed else word

    def block(self, text: str) -> Markup:
        """Set text of several lines: paragraphs, and lists where lines begin with ``- ``."""
        return Markup("").join(self._block_parts(text))

    def _block_parts(self, text: str) -> Iterator[Markup]:
        items: list[str] = []
        for line in [*filter(None, map(str.strip, text.split("\n"))), ""]:
            if line.startswith("- "):
                items.append(line[2:].strip())
                continue
            if items:
                yield dashed(self(item) for item in items)
                items = []
            if line:
                yield html(f"<p>{self(line)}</p>")


def html(text: str) -> Markup:
    """Vouch for HTML put together from texts that were set or escaped before."""
    return Markup(text)  # noqa: S704 - see above


def dashed(items: Iterable[Markup]) -> Markup:
    """Make a list as the plans write them, with dashes."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return html(f'<ul class="ps-dash">{rows}</ul>')


class KeepWords(Extension):
    """Sets the words that stand in the templates themselves, once, when they are compiled.

    The environment needs a ``typesetter``. Tags, attributes and ``svg`` are left alone.
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(typesetter=None)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Set the data tokens of a template."""
        typesetter: Typesetter = self.environment.typesetter  # type: ignore[attr-defined]
        inside_tag = inside_svg = False
        for token in stream:
            if token.type != "data":
                yield token
                continue
            parts = []
            for part in _split(token.value, inside_tag):
                if inside_tag or part.startswith("<"):
                    inside_svg = _svg_after(part, inside_svg)
                    inside_tag = not part.endswith(">")
                elif not inside_svg:
                    part = typesetter.keep(part)
                parts.append(part)
            yield Token(token.lineno, "data", "".join(parts))


def _split(text: str, inside_tag: bool) -> Iterator[str]:
    """Cut template text into tags and texts; a tag may begin in one piece and end in another."""
    if inside_tag:
        end = text.find(">") + 1 or len(text)
        yield text[:end]
        text = text[end:]
    yield from _PARTS.findall(text)


def _svg_after(tag: str, inside: bool) -> bool:
    return True if tag.startswith("<svg") else False if tag.startswith("</svg") else inside


def listed_words() -> Iterator[str]:
    """Give the words that must not break, as data/nobreak-th.txt has them."""
    text = files("generator").joinpath("data/nobreak-th.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _alternatives(words: set[str]) -> str:
    """Build a pattern that finds the longest word at each place, as a tree of letters.

    The prefixes are part of the tree: with a branch of letters at its head the pattern is tried
    only where a word can begin, which halves its time.
    """
    short = [str(escape(word)) for word in words if len(word) <= _LONGEST]
    return _tree(sorted({prefix + word for word in short for prefix in _PREFIXES}))


def _tree(words: list[str]) -> str:
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    inner = "|".join(re.escape(letter) + _tree(rest) for letter, rest in branches.items())
    if not inner:
        return ""
    optional = "?" if "" in words else ""
    return f"(?:{inner}){optional}"
