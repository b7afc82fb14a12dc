"""nginx as hosts run it: a folder of plain files on a port of its own, without any rights."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from tests.conftest import ALL
from tests.hosts.running import free_port, program, running
from tests.ledger.office import Office, new_office

NGINX = program("nginx")
_CONFIG = """\
{user}
daemon off;
worker_processes 1;
pid {own}/nginx.pid;
error_log {own}/error.log;
events {{ worker_connections 256; }}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  charset utf-8;
  access_log off;
  client_body_temp_path {own}/t1;
  proxy_temp_path {own}/t2;
  fastcgi_temp_path {own}/t3;
  uwsgi_temp_path {own}/t4;
  scgi_temp_path {own}/t5;
  server {{
    listen 127.0.0.1:{port};
    server_name 127.0.0.1;
    root {folder};
    index index.html;
    error_page 404 /404.html;
  }}
}}
"""


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office whose addresses are in its ledger; it is only copied."""
    office = new_office(tmp_path_factory.mktemp("recorded") / "office")
    office.record()
    return office


@pytest.fixture
def office(recorded: Office, tmp_path: Path) -> Office:
    """A copy of it that a test may change."""
    return recorded.copy(tmp_path / "office")


class Nginx(Protocol):
    """Serves a folder; gives its address with a slash at the end."""

    def __call__(self, folder: Path) -> AbstractContextManager[str]: ...


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Nginx:
    """A host that serves files and knows nothing of our site."""
    if NGINX is None and not ALL:
        pytest.skip("no nginx on this machine")

    @contextmanager
    def serve(folder: Path) -> Iterator[str]:
        own = tmp_path_factory.mktemp("nginx")
        port = free_port()
        config = own / "nginx.conf"
        # As root it would read as somebody who cannot enter the folders of tests.
        user = "user root;" if os.geteuid() == 0 else ""
        text = _CONFIG.format(user=user, own=own, port=port, folder=folder.resolve())
        config.write_text(text)
        command = [str(NGINX), "-p", str(own), "-e", str(own / "error.log"), "-c", str(config)]
        with running(command, port, own / "error.log"):
            yield f"http://127.0.0.1:{port}/"

    return serve
