"""Asking the person at the terminal; a script answers by flags instead."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec

import click

from generator.clean.beside import NotCleaned
from generator.commands.options import FOUND, WRONG, complain
from generator.edit.refused import EditRefused

P = ParamSpec("P")
#: Says what is wrong with an answer, in Thai and in English; None when nothing is.
Check = Callable[[str], tuple[str, str] | None]

#: The last of each is what the key of y or n types on a Thai keyboard.
_YES = ("y", "yes", "ใช่", "ั")
_NO = ("n", "no", "ไม่", "ไม่ใช่", "ื")
#: Takes no proposal.
_NONE = "-"


class Stop(Exception):
    """The verb ends here: what is said, and the exit status."""

    def __init__(self, status: int, th: str, en: str) -> None:
        super().__init__(en)
        self.status, self.th, self.en = status, th, en


def stopping(verb: Callable[P, int]) -> Callable[P, int]:
    """Say why a verb stops, in the language of its ``lang``, and give the exit status."""

    @wraps(verb)
    def told(*args: P.args, **kwargs: P.kwargs) -> int:
        lang = str(kwargs.get("lang", "th"))
        try:
            return verb(*args, **kwargs)
        except Stop as stop:
            complain(lang, stop.th, stop.en)
            return stop.status
        except (EditRefused, NotCleaned) as refused:
            complain(lang, refused.th, refused.en)
            return FOUND

    return told


@dataclass(slots=True)
class Clerk:
    """Whom the verb talks to. ``yes`` answers the last question; ``missing`` collects the flags
    that a script did not give."""

    lang: str
    yes: bool = False
    terminal: bool = field(default_factory=lambda: sys.stdin.isatty())
    missing: list[str] = field(default_factory=list)

    def say(self, th: str, en: str) -> None:
        """Tell something that is no result: it goes beside the output."""
        complain(self.lang, th, en)

    def words(self, th: str, en: str) -> str:
        """Choose the language."""
        return th if self.lang == "th" else en

    def ask(
        self,
        flag: str,
        given: str | None,
        th: str,
        en: str,
        *,
        proposal: str | None = None,
        needed: bool = True,
        check: Check | None = None,
    ) -> str | None:
        """Get one answer. What is wrong with a flag stops the verb; at a terminal it is asked
        again. An empty answer takes the proposal, or is None where nothing is ``needed``."""
        if given is not None:
            wrong = check(given) if check else None
            if wrong:
                raise Stop(WRONG, f"{flag}: {wrong[0]}", f"{flag}: {wrong[1]}")
            return given
        if not self.terminal:
            if proposal is None and needed:
                self.missing.append(flag)
            return proposal if needed else None
        return self._prompt(th, en, proposal, check, needed=needed)

    def _prompt(
        self, th: str, en: str, proposal: str | None, check: Check | None, *, needed: bool
    ) -> str | None:
        hint = "" if needed else self.words(" (ไม่มีให้กด Enter)", " (Enter for none)")
        if not needed and proposal is not None:
            hint = self.words(f" (ไม่มีให้พิมพ์ {_NONE})", f" ({_NONE} for none)")
        while True:
            answer = click.prompt(
                self.words(th, en) + hint,
                default=proposal or "",
                show_default=proposal is not None,
                err=True,
            ).strip()
            if answer == _NONE and not needed:
                return None
            wrong = check(answer) if check and answer else None
            if wrong:
                self.say(*wrong)
            elif answer or not needed:
                return answer or None

    def ask_lines(self, flag: str, given: str | None, th: str, en: str) -> str | None:
        """Get a text of several lines, which an empty line ends."""
        if given is not None or not self.terminal:
            if given is None:
                self.missing.append(flag)
            return given
        self.say(f"{th} พิมพ์ได้หลายบรรทัด จบด้วยบรรทัดว่าง", f"{en}; an empty line ends it")
        lines: list[str] = []
        while line := click.prompt(
            "", default="", show_default=False, prompt_suffix="> ", err=True
        ):
            lines.append(line.rstrip())
        return "\n".join(lines) or None

    def choose(self, th: str, en: str, names: Sequence[str]) -> int:
        """Let somebody choose one of several; only at a terminal."""
        for number, name in enumerate(names, 1):
            click.echo(f"  {number}. {name}", err=True)
        chosen: int = click.prompt(self.words(th, en), type=click.IntRange(1, len(names)), err=True)
        return chosen - 1

    def agrees(self, th: str, en: str, *, default: bool) -> bool:
        """Ask yes or no at a terminal."""
        hint = "[Y/n]" if default else "[y/N]"
        while True:
            answer = click.prompt(
                f"{self.words(th, en)} {hint}", default="", show_default=False, err=True
            )
            said = answer.strip().lower()
            if not said:
                return default
            if said in _YES:
                return True
            if said in _NO:
                return False

    def confirms(self) -> bool:
        """Ask the last question. Where nobody can be asked only ``yes`` writes."""
        if self.yes:
            return True
        if not self.terminal:
            self.say(
                "ยังไม่ได้แก้อะไร ใส่ --yes เพื่อบันทึกตามนี้", "nothing was changed: add --yes to write this"
            )
            return False
        agreed = self.agrees("บันทึกหรือไม่", "write this?", default=True)
        if not agreed:
            self.say("ไม่ได้แก้อะไร", "nothing was changed")
        return agreed

    def complete(self) -> None:
        """Stop when a script left out what only a person knows."""
        if self.missing:
            flags = " ".join(self.missing)
            raise Stop(
                WRONG,
                f"ไม่ได้ทำอะไร ต้องบอกสิ่งที่โปรแกรมรู้เองไม่ได้: {flags}",
                f"nothing was done; tell what only a person knows: {flags}",
            )
