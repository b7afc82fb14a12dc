"""The command ``prongsai links``.

Exit status: 0 nothing is broken, 1 something is, 2 wrong usage or unreadable input. What is not
sure is shown and does not fail: a check that fails for what may be fine is soon switched off.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from generator.clock import BANGKOK
from generator.linkcheck.exempt import Exemption, expired, unused
from generator.linkcheck.inside.harvest import external_links
from generator.linkcheck.live.check import check_live
from generator.linkcheck.result import LinkResult
from generator.linkcheck.store import RESULTS, read_results, write_results
from generator.linkcheck.telling import (
    Locate,
    as_text,
    exemption_problems,
    locator,
    problems_of,
    sorted_worst_first,
)
from generator.linkcheck.web.address import NoAddress
from generator.linkcheck.web.check import MAX_AGE, check_links
from generator.linkcheck.web.network import Outside
from generator.linkcheck.web.proxy import UnusableProxy, from_environment
from generator.problems import Problem
from generator.report import FORMATS, are_faults

FINE, FOUND, WRONG = 0, 1, 2

#: Give the exemptions of a register.
ExemptionsOf = Callable[[Path], Sequence[Exemption]]


class NotRun(Exception):
    """The command cannot do its work; it says why in both languages."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(english)
        self.thai = thai
        self.english = english


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, still to be shown."""

    results: Sequence[LinkResult]
    others: Sequence[Problem]
    locate: Locate

    @property
    def problems(self) -> list[Problem]:
        """All problems, the worst first."""
        return [*self.others, *problems_of(sorted_worst_first(self.results), self.locate)]

    def shown(self, shape: str, lang: str) -> str:
        """Write the report in one of ``FORMATS``."""
        if shape == "text":
            return as_text(self.results, self.others, self.locate, lang)
        return FORMATS[shape](self.problems, lang)


def links_command(exemptions_of: ExemptionsOf) -> click.Command:
    """Make the command; ``exemptions_of`` reads the exemptions of the register it is given."""

    @click.command()
    @click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
    @click.option("--live", metavar="URL", help="ตรวจเว็บไซต์จริงที่ที่อยู่นี้ (check the published site)")
    @click.option(
        "--write", is_flag=True, help=f"เขียนผลลง {RESULTS} ข้าง measures.yml (keep the results)"
    )
    @click.option(
        "--max-age",
        type=click.IntRange(0, 365),
        default=MAX_AGE.days,
        metavar="DAYS",
        show_default=True,
        help="ใช้ผลเดิมของลิงก์ที่ใช้ได้ ถ้าตรวจไม่เกินกี่วัน (reuse good results)",
    )
    @click.option(
        "--allow-private", is_flag=True, help="ตรวจที่อยู่ภายในเครือข่ายด้วย (private hosts too)"
    )
    @click.option(
        "--format", "shape", type=click.Choice(list(FORMATS)), default="text", help="รูปแบบของรายงาน"
    )
    @click.option(
        "--lang",
        type=click.Choice(["th", "en"]),
        default="th",
        envvar="PRONGSAI_LANG",
        help="ภาษาของข้อความ (language of messages)",
    )
    @click.option(
        "-m",
        "--measures",
        type=click.Path(path_type=Path),
        default=Path("measures.yml"),
        help="ไฟล์ทะเบียน",
    )
    def links(
        site: Path, live: str | None, write: bool, max_age: int, allow_private: bool,
        shape: str, lang: str, measures: Path,
    ) -> int:  # fmt: skip
        """ตรวจทุกลิงก์ที่ออกจากเว็บไซต์ อย่างที่คนภายนอกเห็น (check all links out of a site)

        SITE คือโฟลเดอร์ของเว็บไซต์ที่สร้างแล้ว ปกติคือ site/
        """
        if live is not None and write:
            raise click.UsageError("--write ใช้กับ --live ไม่ได้ (cannot be used with --live)")
        outside = from_environment()
        try:
            if live is not None:
                report = live_report(live, allow_private, outside)
            else:
                report = links_report(
                    site, measures, exemptions_of, timedelta(days=max_age), allow_private, outside
                )
            click.echo(report.shown(shape, lang))
            if write:
                _write(measures.parent / RESULTS, report.results, lang)
        except NotRun as error:
            click.echo(error.thai if lang == "th" else error.english, err=True)
            return WRONG
        return FOUND if are_faults(report.problems) else FINE

    return links


def live_report(url: str, allow_private: bool, outside: Outside) -> Report:
    """Check the published site. Raises NotRun."""
    try:
        results = check_live(
            url, now=_now, allow_private=allow_private, outside=outside, progress=_progress
        )
    except NoAddress as error:
        raise NotRun(
            f"{url} ไม่ใช่ที่อยู่ของเว็บไซต์ เขียนแบบ https://www.example.go.th/ita/",
            f"{url} is no address of a site, such as https://www.example.go.th/ita/",
        ) from error
    except UnusableProxy as error:
        raise _bad_proxy(error) from error
    return Report(results, (), lambda _url: None)


def links_report(
    site: Path,
    measures: Path,
    exemptions_of: ExemptionsOf,
    max_age: timedelta,
    allow_private: bool,
    outside: Outside,
) -> Report:
    """Check the links of a built site, with what is known of them. Raises NotRun."""
    locate = locator(_text_of(measures), str(measures))
    exemptions = exemptions_of(measures)
    known, problems = read_results(measures.parent / RESULTS)
    urls = _links_of(site)
    today = _now().astimezone(BANGKOK).date()
    try:
        results = check_links(
            urls,
            now=_now,
            exemptions=exemptions,
            known=known,
            max_age=max_age,
            allow_private=allow_private,
            outside=outside,
            progress=_progress,
        )
    except UnusableProxy as error:
        raise _bad_proxy(error) from error
    over = expired(exemptions, today)
    idle = unused([entry for entry in exemptions if entry not in over], urls)
    return Report(results, [*problems, *exemption_problems(over, idle, locate)], locate)


def _links_of(site: Path) -> dict[str, tuple[str, ...]]:
    try:
        if not (site / "index.html").is_file():
            raise NotRun(
                f"{site} ไม่ใช่เว็บไซต์ที่สร้างแล้ว สั่ง prongsai build ก่อน",
                f"{site} is no built site: run prongsai build first",
            )
        return external_links(site)
    except OSError as error:
        raise NotRun(
            f"เปิด {error.filename or site} ไม่ได้: {error.strerror}",
            f"cannot open {error.filename or site}: {error.strerror}",
        ) from error


def _text_of(measures: Path) -> str:
    try:
        return measures.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise NotRun(
            f"เปิด {measures} ไม่ได้: {error.strerror}", f"cannot open {measures}: {error.strerror}"
        ) from error


def _write(path: Path, results: Sequence[LinkResult], lang: str) -> None:
    try:
        write_results(path, results)
    except OSError as error:
        raise NotRun(
            f"เขียน {path} ไม่ได้: {error.strerror}", f"cannot write {path}: {error.strerror}"
        ) from error
    click.echo(f"เขียนผลลง {path}" if lang == "th" else f"written {path}", err=True)


def _bad_proxy(error: UnusableProxy) -> NotRun:
    return NotRun(
        f"ใช้พร็อกซี {error} ไม่ได้ ต้องเป็น http:// หรือ https:// (ดู http_proxy, https_proxy)",
        f"the proxy {error} cannot be used, only http:// and https:// (http_proxy, https_proxy)",
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _progress(done: int, count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done:,}/{count:,}" + ("\n" if done == count else ""), nl=False, err=True)
