"""The verb for those who run a server of their own: host."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.commands.options import FINE, WRONG, complain, config_option, lang_option
from generator.hosting.policy import script_hashes
from generator.hosting.servers import caddy, nginx
from generator.manifest import entries_below
from generator.site_url import site_url_of

_SERVERS = {"nginx": nginx, "caddy": caddy}


@click.command()
@click.argument("server", type=click.Choice(list(_SERVERS)))
@click.option(
    "--site",
    "built",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    help="โฟลเดอร์ของเว็บไซต์ที่สร้างแล้ว (the built site)",
)
@config_option
@lang_option
def host(server: str, built: Path, config: Path, lang: str) -> int:
    """พิมพ์การตั้งค่าของ nginx หรือ Caddy สำหรับเว็บไซต์นี้ (what goes into the server's configuration)

    Apache, IIS, Netlify และ Cloudflare Pages อ่านไฟล์ที่อยู่ใน site/ แล้ว ไม่ต้องใช้คำสั่งนี้
    """
    if not (built / "index.html").is_file():
        complain(lang, f"ไม่มีเว็บไซต์ใน {built} สั่ง prongsai build ก่อน", f"no site in {built}")
        return WRONG
    address = site_url_of(None, config)
    click.echo(_SERVERS[server](_scripts(built), urlsplit(address or "/").path), nl=False)
    return FINE


def _scripts(site: Path) -> list[str]:
    """Hash the scripts that stand in pages of a site."""
    found: set[str] = set()
    for name, entry in entries_below(site):
        if name.endswith(".html") and not entry.is_symlink():
            found.update(script_hashes((site / name).read_text(encoding="utf-8")))
    return sorted(found)
