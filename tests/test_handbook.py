"""The handbook holds to the program: commands, flags, codes, words, links and pictures."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from PIL import Image

from generator.cli import cli
from generator.messages import messages
from generator.pages.wording import COVERAGE
from samples.handbook import PICTURES, transcripts
from tests.command_docs import verbs
from tests.conftest import ROOT

_PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_TEMPLATE = ROOT / "generator" / "data" / "starting" / "README.md"
_LINES = re.compile(r"^\s*(?:\.venv/bin/)?prongsai (.+)$", re.M)
_MENTIONED = re.compile(r"`prongsai ([a-z][^`]*)`")
#: What belongs to the shell.
_REST = re.compile(r"\s+[#>].*")


def typed(path: Path) -> Iterator[str]:
    """Every command line that a page shows to be typed."""
    for block in re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
        for words in _LINES.findall(block):
            yield _REST.sub("", words)


def mentioned(path: Path) -> Iterator[str]:
    """Every command in the text of a page."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    for words in _MENTIONED.findall(text):
        yield _REST.sub("", words)


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """Follow the words through the groups to a command and what is given to it."""
    command: click.Command = cli
    while isinstance(command, click.Group):
        assert words[0] in command.commands, f"no command {words[0]}"
        command, words = command.commands[words[0]], words[1:]
    return command, words


@pytest.mark.parametrize("path", [*_PAGES, _TEMPLATE], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_that_is_shown_can_be_typed(path: Path) -> None:
    """The verb is there, and so is each flag, with a value that it takes."""
    for line in typed(path):
        command, given = command_of(shlex.split(line))
        assert command.parse_args(click.Context(command), given) == []


@pytest.mark.parametrize("path", [*_PAGES, _TEMPLATE], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_in_the_text_is_one(path: Path) -> None:
    """Named without what it needs it is a name; a flag that it does not have is a fault."""
    for line in mentioned(path) if path.name != "commands.md" else ():
        command, given = command_of(shlex.split(line))
        assert command.name in line
        with suppress(click.MissingParameter, click.BadOptionUsage):
            command.parse_args(click.Context(command), given)


@pytest.mark.parametrize(("words", "command"), list(verbs()), ids=lambda value: str(value)[:40])
def test_every_command_says_in_thai_what_it_and_its_flags_do(
    words: str, command: click.Command
) -> None:
    """The reference is made from these words."""
    thai = re.compile("[ก-๙]")
    assert thai.search(command.help or ""), words
    for option in command.params:
        if isinstance(option, click.Option):
            assert thai.search(option.help or ""), f"{words} {option.opts[0]}"


def test_the_handbook_names_every_command() -> None:
    """Somewhere in the handbook, with what it is for; the rest is in the reference."""
    pages = sorted((ROOT / "docs").rglob("*.md"))
    text = "".join(p.read_text(encoding="utf-8") for p in pages if p.name != "commands.md")
    assert [words for words, _ in verbs() if words not in text] == []


def test_codes_in_the_handbook_are_codes() -> None:
    """What is asked of ``explain`` has an answer."""
    asked = {
        words.split()[1]
        for path in _PAGES
        for words in (*typed(path), *mentioned(path))
        if words.startswith("explain ") and words.split()[1].isascii()
    }
    assert asked - {"CODE"}
    assert asked - {"CODE"} <= messages().keys()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_code_is_explained(lang: str) -> None:
    """With the words of the message; brackets around the code are no fault."""
    for code, message in messages().items():
        done = CliRunner().invoke(
            cli, ["explain", f"[{code}]", "--lang", lang], standalone_mode=False
        )
        assert done.return_value == 0
        assert message.what[lang] in done.stdout
        assert message.fix[lang] in done.stdout


def test_an_unknown_code_names_the_nearest() -> None:
    """A slip of the finger is understood."""
    done = CliRunner().invoke(cli, ["explain", "unknown-kee"], standalone_mode=False)
    assert done.return_value == 2
    assert "unknown-key" in done.stderr


def test_the_assessor_reads_the_words_of_the_site() -> None:
    """The states are called in the handbook what the pages call them."""
    text = (ROOT / "docs" / "handbook" / "assessor.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ", text, re.M)
    assert set(rows[1:]) == set(COVERAGE.values())


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_of_the_documents_are_there(path: Path) -> None:
    """Each leads to a file, and to a heading when it names one."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        found = path.parent / name if name else path
        assert found.exists(), target
        if heading:
            assert f"## {heading}\n" in found.read_text(encoding="utf-8"), target


def test_the_pictures_show_what_the_program_prints(tmp_path: Path) -> None:
    """A clerk plays through the commands again: every text is as it stands beside its picture.

    When it is not: ``python -m samples.handbook``.
    """
    kept = {path.stem: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.txt")}
    assert dict(transcripts(tmp_path)) == kept
    assert kept.keys() <= {path.stem for path in PICTURES.glob("*.webp")}


def test_the_pictures_are_small_and_all_are_used() -> None:
    """Together less than two megabytes; each stands on a page."""
    pictures = sorted(PICTURES.glob("*.webp"))
    assert sum(path.stat().st_size for path in pictures) < 2_000_000
    text = "".join(path.read_text(encoding="utf-8") for path in _PAGES)
    for path in pictures:
        assert f"pictures/{path.name}" in text
        with Image.open(path) as picture:
            assert min(picture.size) >= 60
