"""The hosts that offices have, with the configuration that we give for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from generator.hosting.servers import caddy as caddy_text
from generator.hosting.servers import nginx as nginx_text
from tests.conftest import serving
from tests.hosts.running import free_port, program, running

_NGINX = """\
{user}
daemon off;
worker_processes 1;
pid {own}/nginx.pid;
error_log {own}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {own}/t1;
  proxy_temp_path {own}/t2;
  fastcgi_temp_path {own}/t3;
  uwsgi_temp_path {own}/t4;
  scgi_temp_path {own}/t5;
  server {{
    listen 127.0.0.1:{port};
    root {root};
{ours}
  }}
}}
"""
_APACHE = """\
ServerRoot /etc/apache2
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {own}/apache.pid
ErrorLog {own}/error.log
Mutex file:{own} default
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
TypesConfig /etc/mime.types
{user}
DocumentRoot {root}
<Directory {root}>
  AllowOverride All
  Require all granted
</Directory>
"""
_CADDY = """\
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
root * {root}
{ours}}}
"""


@contextmanager
def nginx(root: Path, folder: str, own: Path) -> Iterator[str]:
    """Serve a folder as nginx does; the site lies in ``folder`` below it."""
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    text = nginx_text((), folder)
    config = own / "nginx.conf"
    config.write_text(_NGINX.format(user=user, own=own, port=port, root=root, ours=text))
    log = own / "error.log"
    command = [str(program("nginx")), "-p", str(own), "-e", str(log), "-c", str(config)]
    with running(command, port, log):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def apache(root: Path, folder: str, own: Path) -> Iterator[str]:
    """Serve a folder as Apache does: it reads .htaccess in the site."""
    port = free_port()
    assert folder.startswith("/")
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    config = own / "apache.conf"
    config.write_text(_APACHE.format(user=user, own=own, port=port, root=root))
    command = [str(program("apache2")), "-D", "FOREGROUND", "-f", str(config)]
    with running(command, port, own / "out.log"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(root: Path, folder: str, own: Path) -> Iterator[str]:
    """Serve a folder as Caddy does."""
    port = free_port()
    config = own / "Caddyfile"
    text = caddy_text((), folder)
    config.write_text(_CADDY.format(port=port, root=root, ours=text))
    command = [str(program("caddy")), "run", "--config", str(config), "--adapter", "caddyfile"]
    with running(command, port, own / "out.log", HOME=str(own), XDG_DATA_HOME=str(own)):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def python(root: Path, folder: str, own: Path) -> Iterator[str]:
    """Serve a folder as Python's http.server does: without any configuration."""
    assert folder.startswith("/")
    assert own.is_dir()
    with serving(root) as address:
        yield address.rstrip("/")


Host = Callable[[Path, str, Path], AbstractContextManager[str]]
HOSTS: dict[str, Host] = {"nginx": nginx, "apache": apache, "caddy": caddy, "python": python}
#: The program that each needs.
PROGRAMS = {"nginx": "nginx", "apache": "apache2", "caddy": "caddy", "python": "python3"}
