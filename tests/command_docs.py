"""The reference of all commands, written from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from generator.cli import cli

_INTRODUCTION = """# คำสั่งทั้งหมด

หน้านี้สร้างจากโปรแกรม (`make docs`) จึงตรงกับ `prongsai คำสั่ง --help` เสมอ

สถานะเมื่อจบ: 0 เรียบร้อย, 1 พบสิ่งที่ต้องแก้, 2 ใช้คำสั่งผิดหรืออ่านไฟล์ไม่ได้
"""


def verbs(
    group: click.Group = cli, before: str = "prongsai"
) -> Iterator[tuple[str, click.Command]]:
    """Name every command that does something, in the order of the help, with its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from verbs(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def commands_page() -> str:
    """Write a section a command: what it does, its arguments and its options."""
    return "\n".join([_INTRODUCTION, *(_section(words, command) for words, command in verbs())])


def _section(words: str, command: click.Command) -> str:
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    usage = " ".join([words, *map(_argument, arguments)])
    lines = [f"## {words}", "", f"`{usage}`", "", inspect.cleandoc(command.help or ""), ""]
    if options:
        lines += ["| ตัวเลือก | ความหมาย |", "|---|---|", *map(_option, options), ""]
    return "\n".join(lines)


def _argument(argument: click.Argument) -> str:
    return argument.make_metavar(click.Context(click.Command("prongsai")))


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    choices = ""
    if isinstance(option.type, click.Choice):
        choices = " " + " ".join(f"`{choice}`" for choice in option.type.choices)
    return f"| {names}{choices} | {option.help or ''} |"
