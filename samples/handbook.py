"""The pictures of the handbook, taken of the real program: ``python -m samples.handbook``.

What the program printed is kept beside each picture as text, and a test holds those texts to what
it prints now. The office in them is made up.
"""

from __future__ import annotations

import io
import os
import pty
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from markupsafe import Markup, escape
from PIL import Image

from samples.chrome import Studio, font_faces, studio

_ROOT = Path(__file__).parent.parent
PICTURES = _ROOT / "docs" / "handbook" / "pictures"
#: The day of every picture: 2 April 2566, in seconds as SOURCE_DATE_EPOCH tells it.
_DAY = "1680393600"
#: What the clerk of the pictures answers, one line a question.
_ANSWERS = (
    "สำนักงานเขตตัวอย่าง", "กรุงเทพมหานคร", "https://www.example.go.th/", "", "2566",
    "ฝ่ายการคลัง", "ฝ่ายทะเบียน", "", "0 2123 4567", "",
)  # fmt: skip
#: The plan as the clerk has it, saved out of Excel.
_PLAN = """ตัวชี้วัด,ประเด็นที่ต้องยกระดับ,กิจกรรม,ผลผลิต,ระยะเวลาแล้วเสร็จ,ผู้รับผิดชอบ,ระยะเวลากำกับติดตาม
1. การปฏิบัติหน้าที่,เพิ่มจุดเผยแพร่คู่มือการให้บริการ,จัดทำคู่มือ,คู่มือการให้บริการ,30 มี.ค. 66,ฝ่ายทะเบียน,ทุก 1 เดือน
2. การใช้งบประมาณ,เผยแพร่สรุปการใช้งบประมาณ,จัดทำสรุป,สรุปงบประมาณ,31 มี.ค. 66,ฝ่ายการคลัง,ทุก 1 เดือน
"""
_STYLE = """body{margin:0;background:#10282b;color:#e7f0ed;font:16px/1.6 Sarabun}
pre{margin:0;padding:20px 24px;white-space:pre-wrap;font:inherit;overflow-wrap:anywhere}
b{color:#7fd8c4;font-weight:700}"""
_WIDTH = 860


def transcripts(folder: Path) -> Iterator[tuple[str, str]]:
    """Play a clerk in an empty folder; gives what stood on the terminal, by picture."""
    yield "init", f"$ prongsai init ita\n{_dialogue(folder)}"
    office = folder / "ita"
    (office / "แผน2566.csv").write_text(_PLAN, encoding="utf-8")
    yield "import", _typed(office, "import แผน2566.csv --update --yes")
    register = office / "measures.yml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("units: [registration]", "unts: [registration]"), "utf-8")
    yield "check-wrong", _typed(office, "check")
    yield "explain", _typed(office, "explain unknown-key-near")
    register.write_text(text, encoding="utf-8")
    yield "check-right", _typed(office, "check")
    manual = _ROOT / "content" / "evidence" / "2566" / "manual-service-steps.pdf"
    shutil.copy(manual, office / "คู่มือ.pdf")
    yield "add", _typed(office, 'add คู่มือ.pdf --measure 1.1 --date "28 มี.ค. 66" --yes')
    result = '--period "มี.ค. 66" --result "จัดทำคู่มือแล้ว" --by registration --yes'
    yield "progress", _typed(office, f"progress 1.1 {result}")
    yield "status", _typed(office, "status --unit finance")


def _typed(office: Path, words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *shlex.split(words)],
        cwd=office,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return f"$ prongsai {words}\n{done.stdout}"


def _dialogue(folder: Path) -> str:
    """Answer the questions of ``init`` on a terminal, each when it is asked."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "init", "ita"],
        cwd=folder,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=_environment(),
    ) as process:
        os.close(slave)
        shown, answers = b"", list(_ANSWERS)
        while chunk := _read(master):
            shown += chunk
            if answers and shown.endswith(b": "):
                os.write(master, f"{answers.pop(0)}\n".encode())
        process.wait(timeout=60)
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # So Linux says that nobody writes to the terminal any more.
        return b""


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PRONGSAI_LANG": "th",
        "PYTHONPATH": str(_ROOT),
        "SOURCE_DATE_EPOCH": _DAY,
    }


def _terminal(text: str) -> str:
    lines = (
        Markup("<b>{}</b>").format(line) if line.startswith("$ ") else escape(line)
        for line in text.rstrip().splitlines()
    )
    body = Markup("\n").join(lines)
    return (
        f'<!doctype html><html lang="th"><meta charset="utf-8">'
        f"<style>{font_faces()}{_STYLE}</style><pre>{body}</pre>"
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _save(name: str, png: bytes) -> None:
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(PICTURES / f"{name}.webp", quality=82, method=6)


def _photograph(camera: Studio, folder: Path) -> None:
    for name, text in transcripts(folder):
        (PICTURES / f"{name}.txt").write_text(text, encoding="utf-8")
        _save(name, camera.whole(_terminal(text), _WIDTH))
    _typed(folder / "ita", "build")
    with _serving(folder / "ita" / "site") as address:
        _save("home", camera.page(address, 1100, 760))
        _save("measure", camera.page(f"{address}2566/measures/measure-1-1/", 390, 760))


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, studio() as camera:
        _photograph(camera, Path(folder))


if __name__ == "__main__":
    main()
