"""The command ``prongsai``.

Exit status: 0 fine, 1 problems found, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator import __version__
from generator.budget.collect import budget_problems
from generator.clock import FIRST_YEAR, LAST_YEAR, NoDay, build_day
from generator.history import last_changed
from generator.holdings import CONTENT
from generator.load import Loaded, load
from generator.output import all_files, write_files
from generator.pages.site import Site
from generator.report import FORMATS, are_faults
from generator.schema import json_schema
from generator.stock import Stock, take_stock
from generator.thai.calendar import BE_OFFSET

FINE, FOUND, WRONG = 0, 1, 2

#: What click's own complaints mean, in Thai.
_USAGE = (
    (click.NoSuchOption, "ไม่รู้จักตัวเลือก {e.option_name}"),
    (click.MissingParameter, "ขาดค่าที่ต้องระบุ: {e.param.name}"),
    (click.BadParameter, "ค่าของตัวเลือกไม่ถูกต้อง: {e.message}"),
    (click.UsageError, "คำสั่งไม่ถูกต้อง: {e.message}"),
)

_lang = click.option(
    "--lang",
    type=click.Choice(["th", "en"]),
    default="th",
    envvar="PRONGSAI_LANG",
    help="ภาษาของข้อความ (language of messages)",
)
_measures = click.argument(
    "measures", type=click.Path(path_type=Path), default=Path("measures.yml"), required=False
)
_config = click.option(
    "-f",
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    help="ไฟล์ mkdocs.yml",
)


def _read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Read ``--as-of``. A year of the Buddhist era is named as such: it is the usual mistake."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} ไม่ใช่วันที่ เขียนแบบ 2023-04-02 (YYYY-MM-DD)") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        christian = day.year - BE_OFFSET
        hint = (
            f" หมายถึง {christian}{text[4:]} หรือไม่" if FIRST_YEAR <= christian <= LAST_YEAR else ""
        )
        raise click.BadParameter(f"{text} ต้องเป็นปี ค.ศ. (A.D.){hint}")
    return day


_as_of = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    callback=_read_day,
    help="คำนวณสถานะ ณ วันที่นี้ เขียนเป็น ค.ศ. เช่น 2023-04-02 (ปกติคือวันนี้)",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="prongsai")
def cli() -> None:
    """โปร่งใส: ทำเว็บไซต์มาตรการคุณธรรมและความโปร่งใสจากไฟล์ measures.yml

    Turns measures.yml into a web site.
    """


@cli.command()
@_measures
@_lang
@click.option(
    "--format", "shape", type=click.Choice(list(FORMATS)), default="text", help="รูปแบบของรายงาน"
)
@click.option(
    "--publish", is_flag=True, help="ตรวจก่อนเผยแพร่จริง: ไม่ยอมให้มีไฟล์ตัวอย่าง (refuse samples)"
)
def check(measures: Path, lang: str, shape: str, publish: bool) -> int:
    """ตรวจ measures.yml และไฟล์หลักฐาน แล้วบอกว่าผิดตรงไหนและแก้อย่างไร (check register and files)"""
    stock = _stock(measures)
    loaded = load(measures, holdings=stock.holdings, publish=publish)
    if loaded.register:
        budgets = tuple(budget_problems(loaded.register, stock.parts))
        loaded = replace(loaded, problems=(*loaded.problems, *budgets))
    click.echo(FORMATS[shape](loaded.problems, lang))
    return _status(loaded)


@cli.command()
@_config
@_as_of
@_lang
def build(config: Path, as_of: date | None, lang: str) -> int:
    """สร้างเว็บไซต์ลงในโฟลเดอร์ site/ (build the site)"""
    from generator.engine import BuildFailed, build_site, log_to_terminal

    os.environ["PRONGSAI_LANG"] = lang
    log_to_terminal(verbose=sys.stderr.isatty())
    try:
        target = build_site(config, as_of)
    except BuildFailed as error:
        _complain(lang, f"สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่ครบ: {error}", f"not built: {error}")
        return FOUND
    click.echo(f"สร้างเว็บไซต์แล้วที่ {target}" if lang == "th" else f"built {target}")
    return FINE


@cli.command()
@_config
@_as_of
@_lang
@click.option("-a", "--addr", help="ที่อยู่ของเครื่องนี้ เช่น 127.0.0.1:8000")
def serve(config: Path, as_of: date | None, lang: str, addr: str | None) -> int:
    """เปิดเว็บไซต์ตัวอย่างที่เปลี่ยนตามไฟล์ทันที (preview that follows the files)"""
    from generator.engine import BuildFailed, log_to_terminal, serve_site

    os.environ["PRONGSAI_LANG"] = lang
    log_to_terminal(verbose=True)
    try:
        serve_site(config, as_of, addr)
    except BuildFailed as error:
        _complain(lang, f"เปิดเว็บไซต์ตัวอย่างไม่ได้: {error}", f"cannot serve: {error}")
        return WRONG
    return FINE


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "-m",
    "--measures",
    type=click.Path(path_type=Path),
    default=Path("measures.yml"),
    help="ไฟล์ทะเบียน",
)
@_as_of
@_lang
def pages(folder: Path, measures: Path, as_of: date | None, lang: str) -> int:
    """เขียนหน้าเว็บเป็นไฟล์ Markdown ลงใน FOLDER สำหรับโปรแกรมอื่น (write the pages to disk)

    FOLDER/docs ได้หน้าและไฟล์ข้อมูล FOLDER/extra.json ได้ค่า extra.prongsai ของ mkdocs.yml
    """
    stock = _stock(measures)
    loaded = load(measures, last_changed, stock.holdings)
    if loaded.problems:
        click.echo(FORMATS["text"](loaded.problems, lang), err=True)
    if loaded.register is None:
        return _status(loaded)
    site = Site(loaded.register, as_of or build_day(os.environ), stock.parts)
    try:
        count = write_files(folder / "docs", all_files(site, stock), progress=sys.stderr.isatty())
        extra = json.dumps({"prongsai": site.chrome}, ensure_ascii=False, indent=2) + "\n"
        (folder / "extra.json").write_text(extra, encoding="utf-8")
    except OSError as error:
        _complain(
            lang, f"เขียนลง {folder} ไม่ได้: {error.strerror}", f"cannot write: {error.strerror}"
        )
        return WRONG
    click.echo(f"เขียน {count:,} ไฟล์ลงใน {folder}" if lang == "th" else f"{count:,} files")
    return FINE


@cli.command()
def schema() -> int:
    """พิมพ์ JSON Schema ของ measures.yml สำหรับโปรแกรมแก้ไขข้อความ (print the JSON Schema)"""
    click.echo(json_schema(), nl=False)
    return FINE


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@_lang
def clean(file: Path, lang: str) -> int:
    """ทำสำเนาของ FILE ที่ไม่มีข้อมูลแฝง วางไว้ข้างไฟล์เดิม (write a cleaned copy beside FILE)

    ไฟล์เดิมไม่ถูกแก้ไข
    """
    from generator.clean.beside import NotCleaned, write_beside

    try:
        written = write_beside(file)
    except NotCleaned as error:
        _complain(lang, error.th, error.en)
        return WRONG
    for removal in written.removed:
        click.echo(removal.what_th if lang == "th" else removal.what_en)
    if written.path is None:
        click.echo("ไม่พบข้อมูลแฝง ไม่ต้องทำสำเนา" if lang == "th" else "nothing to take out: no copy")
        return FINE
    click.echo(f"เขียนสำเนาที่ {written.path}" if lang == "th" else f"written {written.path}")
    return FINE


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("site"))
@_lang
@click.option(
    "--format", "shape", type=click.Choice(list(FORMATS)), default="text", help="รูปแบบของรายงาน"
)
def verify(folder: Path, lang: str, shape: str) -> int:
    """ตรวจเว็บไซต์ที่สร้างแล้ว หรือสำเนา กับ data/manifest.json (verify a built site)"""
    from generator.verify import verify_folder

    problems = verify_folder(folder)
    click.echo(FORMATS[shape](problems, lang))
    return FOUND if problems else FINE


def _stock(measures: Path) -> Stock:
    folder = measures.parent
    return take_stock(folder, folder / CONTENT, progress=sys.stderr.isatty())


def main() -> None:
    """Run the command line and leave with its status; no input of a user ends in a traceback."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        _complain(_wished_language(), _in_thai(error), error.format_message())
        status = WRONG
    except (click.Abort, KeyboardInterrupt):
        status = FOUND
    except NoDay as error:
        thai = f"SOURCE_DATE_EPOCH ต้องเป็นจำนวนวินาทีของวันที่ในปี ค.ศ. 1970–2105: {error}"
        _complain(_wished_language(), thai, f"SOURCE_DATE_EPOCH tells no day: {error}")
        status = WRONG
    except BrokenPipeError:
        # Somebody read only the first lines, as in ``prongsai check | head``.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FOUND
    sys.exit(status)


def _status(loaded: Loaded) -> int:
    if not are_faults(loaded.problems):
        return FINE
    unreadable = any(
        p.code.startswith(("file-", "encoding-")) and not p.place.file.startswith(CONTENT)
        for p in loaded.problems
    )
    return WRONG if unreadable and loaded.register is None else FOUND


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


def _complain(lang: str, thai: str, english: str) -> None:
    click.echo(thai if lang == "th" else english, err=True)
