"""The verb that tells what the code of a problem means: explain."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import click

from generator.commands.options import FINE, WRONG, complain, lang_option
from generator.messages import messages
from generator.near import nearest
from generator.report_words import WORDS


@click.command()
@click.argument("code")
@lang_option
def explain(code: str, lang: str) -> int:
    """อธิบายรหัส CODE ที่ prongsai check แสดงในวงเล็บเหลี่ยม (tell what a code means)

    คำในวงเล็บปีกกา เช่น {key} แทนค่าที่พบจริง
    """
    code = code.strip().strip("[]")
    message = messages().get(code)
    if message is None:
        near = nearest(code, messages())
        complain(
            lang,
            f"ไม่มีรหัส {code} ใกล้เคียงที่สุด: {near}",
            f"there is no code {code}; the nearest: {near}",
        )
        return WRONG
    words = WORDS[lang]
    click.echo(f"[{code}] {words[message.severity]}: {message.what[lang]}")
    click.echo(f"    {words['fix']}: {message.fix[lang]}")
    example = _examples().get(code)
    if example:
        click.echo("ตัวอย่างที่ผิด:" if lang == "th" else "An example that is wrong:")
        click.echo("".join(f"    {line}\n" for line in example.splitlines()), nl=False)
    return FINE


@cache
def _examples() -> dict[str, str]:
    text = files("generator").joinpath("data/problem-examples.json").read_text(encoding="utf-8")
    examples: dict[str, str] = json.loads(text)
    return examples
