"""What goes into the configuration of a server of one's own: nginx and Caddy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.hosting.files import KINDS
from generator.hosting.policy import DRAWING, HEADERS, headers

_TEXTS = (
    "text/css text/javascript application/javascript application/json application/manifest+json "
    "image/svg+xml text/csv text/plain"
)


def nginx(scripts: Iterable[str], folder: str, editor: Sequence[str] = ()) -> str:
    """Write what stands within ``server { … }``; the site lies in the folder of the same name below
    ``root``. Headers are repeated in each place: nginx forgets those from outside."""
    sent = headers(scripts, editor)
    drawing = {**HEADERS, "Content-Security-Policy": DRAWING}
    kinds = "\n".join(
        f"    {kind.partition(';')[0]} {ending[1:]};" for ending, kind in KINDS.items()
    )
    return f"""# prongsai: วางใน server {{ }} ของ nginx
location {folder} {{
  index index.html;
  error_page 404 {folder}404.html;
  charset utf-8;
  charset_types text/css text/plain text/csv text/javascript application/json;
  gzip on;
  gzip_static on;
  gzip_vary on;
  gzip_types {_TEXTS};
  types {{
    text/html html;
    text/css css;
    text/javascript js;
    application/pdf pdf;
    application/xml xml;
    application/zip zip;
    image/jpeg jpg jpeg;
    image/png png;
    video/mp4 mp4;
    audio/mpeg mp3;
{kinds}
  }}
{_added(sent, 2)}
  location ~* \\.svg$ {{
{_added(drawing, 4)}
  }}
}}
"""


def _added(sent: Mapping[str, str], indent: int) -> str:
    space = " " * indent
    return "\n".join(f'{space}add_header {name} "{value}" always;' for name, value in sent.items())


def caddy(scripts: Iterable[str], folder: str, editor: Sequence[str] = ()) -> str:
    """Write what stands within the block of a site; the site lies in the folder of the same name
    below ``root``."""
    added = headers(scripts, editor)
    policy = added.pop("Content-Security-Policy")
    sent = "\n".join(f'  {name} "{value}"' for name, value in added.items())
    return rf"""# prongsai: วางในบล็อกของเว็บไซต์ใน Caddyfile
encode gzip
header {folder}* {{
{sent}
}}
@drawings path_regexp \.svg$
@others not path_regexp \.svg$
header @drawings Content-Security-Policy "{DRAWING}"
header @others Content-Security-Policy "{policy}"
handle_errors {{
  @missing expression `{{http.error.status_code}} == 404`
  rewrite @missing {folder}404.html
  file_server
}}
file_server {{
  precompressed br gzip
}}
"""
