"""The editor on one's own machine: a server on loopback that serves the page and answers the CMS.

Only who was told the address gets anything: it begins with a secret of this run, which other
programs and other people on the machine do not know. Only pages of this server may ask: the address
(Host) has to be the loopback one, which keeps out names that lead here (DNS rebinding), and
requests with another Origin are refused. It has a port of its own, so that pages of the preview
cannot speak to it.
"""

from __future__ import annotations

import json
import mimetypes
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from pydantic import ValidationError

from generator.admin.asked import Request
from generator.admin.assets import ADMIN, File, fixed_files, made_files
from generator.admin.bridge import Bridge, NotDone
from generator.admin.config import configuration
from generator.hosting.policy import HEADERS
from generator.inspect.limits import MOST_BYTES

LOOPBACK = "127.0.0.1"
_FONTS = "fonts/"
#: Uploads come in base64, which takes a third more, and with the text of the file.
_MOST = 2 * MOST_BYTES
_JSON = "application/json"
#: Where the CMS asks, below the secret.
_API = "api"


@dataclass(frozen=True)
class Editor:
    """What the server knows: the way to the files, where the fonts lie, the secret of this run."""

    bridge: Bridge
    register: str
    fonts: Sequence[Path]
    token: str = field(default_factory=partial(secrets.token_urlsafe, 24))
    fixed: Mapping[str, bytes] = field(default_factory=lambda: dict(fixed_files()))
    #: One change at a time.
    lock: Lock = field(default_factory=Lock)

    @property
    def api(self) -> str:
        """Where the CMS asks."""
        return f"/{self.token}/{_API}"

    def inside(self, path: str) -> str | None:
        """Take the secret off the path of an address; None when it is not there."""
        given, _, rest = path.removeprefix("/").partition("/")
        known = secrets.compare_digest(given.encode(), self.token.encode())
        return rest if known else None

    def file(self, path: str) -> bytes | None:
        """Give a file by its path."""
        if path.startswith(_FONTS):
            name = path.removeprefix(_FONTS)
            found = (folder / name for folder in self.fonts if name in _names(folder))
            font = next(found, None)
            return font.read_bytes() if font else None
        name = path.removeprefix(ADMIN)
        if name == path:
            return None
        return self.fixed.get(name) or dict(self._made()).get(name)

    def _made(self) -> Iterator[File]:
        """Make the page; its forms follow the register."""
        loaded = self.bridge.loaded()
        data = {name: source.data for name, source in loaded.sources.items()}
        agency = loaded.register.agency.name if loaded.register else ""
        backend = {"name": "proxy", "proxy_url": self.api, "branch": "main"}
        return made_files(configuration(backend, data, self.register, agency), ())


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


class EditorServer(ThreadingHTTPServer):
    """Serves one editor on a port of loopback; port 0 takes any free one. Raises OSError."""

    daemon_threads = True

    def __init__(self, editor: Editor, port: int = 0) -> None:
        self.editor = editor
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where the editor is opened."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.editor.token}/{ADMIN}"


class _Handler(BaseHTTPRequestHandler):
    server: EditorServer
    timeout = 30

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""

    def do_GET(self) -> None:
        """Send a file of the page."""
        path = self._inside()
        if path is None:
            return self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
        path += "index.html" if path.endswith("/") else ""
        content = self.server.editor.file(path)
        if content is None:
            return self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return self._send(HTTPStatus.OK, content, _TYPES.get(Path(path).suffix, kind))

    def do_POST(self) -> None:
        """Answer the CMS."""
        length = self.headers.get("Content-Length", "")
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        own = self.headers.get("Origin") == f"http://{self.headers.get('Host')}"
        if not (self._inside() == _API and own and kind == _JSON and length.isdecimal()):
            return self._refuse(HTTPStatus.FORBIDDEN, "คำขอนี้ไม่ได้มาจากหน้าแก้ไข")
        if int(length) > _MOST:
            self.close_connection = True
            return self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "ไฟล์ใหญ่เกินไป")
        return self._answer(self.rfile.read(int(length)))

    def _answer(self, body: bytes) -> None:
        try:
            asked = Request.model_validate_json(body)
            with self.server.editor.lock:
                done = self.server.editor.bridge.answer(asked.action, asked.params)
        except NotDone as error:
            return self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except ValidationError:
            return self._refuse(HTTPStatus.BAD_REQUEST, "อ่านคำขอไม่ได้")
        return self._send(HTTPStatus.OK, _dumped(done), _JSON)

    def _inside(self) -> str | None:
        """Give the path below the secret, when this server was asked by who knows it."""
        host = self.headers.get("Host", "")
        if host not in (f"{name}:{self.server.server_port}" for name in (LOOPBACK, "localhost")):
            return None
        return self.server.editor.inside(unquote(urlsplit(self.path).path))

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self._send(status, _dumped({"error": why}), _JSON)

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        headers = {
            **HEADERS,
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Cache-Control": "no-store",
            "X-Frame-Options": "DENY",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": _JSON,
    ".woff2": "font/woff2",
}


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
