"""The command ``prongsai``.

Exit status: 0 fine, 1 problems found, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import os
import sys

import click

from generator import __version__
from generator.clock import NoDay
from generator.commands import (
    checking,
    documents,
    explaining,
    files,
    forms,
    hosting,
    importing,
    sites,
    starting,
)
from generator.commands.add import add
from generator.commands.new_year import new_year
from generator.commands.options import FOUND, WRONG, complain
from generator.commands.progress import progress
from generator.commands.withdraw import withdraw

#: What click's own complaints mean, in Thai.
_USAGE = (
    (click.NoSuchOption, "ไม่รู้จักตัวเลือก {e.option_name}"),
    (click.MissingParameter, "ขาดค่าที่ต้องระบุ: {e.param.name}"),
    (click.BadParameter, "ค่าของตัวเลือกไม่ถูกต้อง: {e.message}"),
    (click.UsageError, "คำสั่งไม่ถูกต้อง: {e.message}"),
)
_VERBS = (
    starting.init,
    importing.import_,
    add,
    progress,
    withdraw,
    new_year,
    checking.check,
    explaining.explain,
    forms.status,
    sites.build,
    sites.serve,
    sites.pages,
    forms.export,
    forms.carry,
    forms.ledger,
    checking.links,
    files.clean,
    files.verify,
    hosting.host,
    files.schema,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="prongsai")
def cli() -> None:
    """โปร่งใส: ทำเว็บไซต์มาตรการคุณธรรมและความโปร่งใสจากไฟล์ measures.yml

    Turns measures.yml into a web site.
    """


for _verb in _VERBS:
    cli.add_command(_verb)
for _verb in (documents.plan, documents.report):
    forms.export.add_command(_verb)


def main() -> None:
    """Run the command line and leave with its status; no input of a user ends in a traceback."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        complain(_wished_language(), _in_thai(error), error.format_message())
        status = WRONG
    except (click.Abort, KeyboardInterrupt):
        status = FOUND
    except NoDay as error:
        thai = f"SOURCE_DATE_EPOCH ต้องเป็นจำนวนวินาทีของวันที่ในปี ค.ศ. 1970–2105: {error}"
        complain(_wished_language(), thai, f"SOURCE_DATE_EPOCH tells no day: {error}")
        status = WRONG
    except BrokenPipeError:
        # Somebody read only the first lines, as in ``prongsai check | head``.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FOUND
    sys.exit(status)


def _in_thai(error: click.ClickException) -> str:
    if "No such command" in error.message:
        return f"ไม่มีคำสั่งนี้ ใช้ได้: {', '.join(cli.commands)}\nดูวิธีใช้: prongsai --help"
    said = next((text for kind, text in _USAGE if isinstance(error, kind)), "{e.message}")
    return f"{said.format(e=error)}\nดูวิธีใช้: prongsai --help"


def _wished_language() -> str:
    """Find the language before the command line could be read."""
    words = " ".join(sys.argv).replace("=", " ").split()
    english = "--lang en" in " ".join(words) or os.environ.get("PRONGSAI_LANG") == "en"
    return "en" if english else "th"
