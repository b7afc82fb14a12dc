"""Files in the site that hosts read: `_headers`, `.htaccess`, `web.config`, `.nojekyll`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, unquote, urlsplit
from xml.sax.saxutils import quoteattr

from generator.hosting.policy import DRAWING, headers

#: Hosts keep these to themselves: whoever asks for them gets nothing.
HOST_FILES = frozenset(["_headers", ".htaccess", "web.config", ".nojekyll"])

#: Letters of any script, digits and the signs of plain addresses.
_PLAIN = re.compile(r"/(?:[\w\u0e00-\u0e7f.~-]+/?)*")
#: Kinds of files that some hosts do not know.
KINDS = {
    ".avif": "image/avif",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def site_folder(site_url: str | None) -> str:
    """Tell where the site stands on its host, from / to /, as servers see it: decoded.

    Raises ValueError for an address with more than a plain path: spaces, quotes, brackets, a query.
    """
    parts = urlsplit(site_url or "/")
    folder = unquote(parts.path or "/")
    if parts.query or parts.fragment or not _PLAIN.fullmatch(folder):
        raise ValueError(f"not a plain path: {site_url}")
    return folder if folder.endswith("/") else f"{folder}/"


def host_files(
    scripts: Iterable[str], drawings: Iterable[str], folder: str, editor: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Give (name, text). ``scripts`` are the hashes of scripts in pages; ``drawings`` the addresses
    of SVG files that people may open; ``folder`` where the site stands on its host, from / to /;
    ``editor`` the hosts that the web editor speaks to."""
    sent = headers(sorted(scripts), editor)
    yield "_headers", _headers(sent, sorted(drawings), folder)
    yield ".htaccess", _htaccess(sent, folder)
    yield "web.config", _web_config(sent, folder)
    # GitHub Pages would else leave out names that begin with an underscore.
    yield ".nojekyll", ""


def _headers(sent_along: Mapping[str, str], drawings: Iterable[str], folder: str) -> str:
    """Write the file of Netlify and Cloudflare Pages."""
    folder = quote(folder)
    lines = [f"{folder}*", *(f"  {name}: {value}" for name, value in sent_along.items())]
    for address in drawings:
        # Both policies apply where two rules meet: the narrower one decides.
        lines += [f"{folder}{quote(address)}", f"  Content-Security-Policy: {DRAWING}"]
    return "\n".join(lines) + "\n"


def _htaccess(sent_along: Mapping[str, str], folder: str) -> str:
    """Write the file of Apache; what a module has to do is left out where it is missing."""
    sent = "\n".join(f'  Header always set {name} "{value}"' for name, value in sent_along.items())
    kinds = "\n".join(f"  AddType '{kind}' {ending}" for ending, kind in KINDS.items())
    return f"""Options -Indexes
DirectoryIndex index.html
ErrorDocument 404 {folder}404.html
AddDefaultCharset utf-8
<IfModule mod_mime.c>
{kinds}
</IfModule>
<IfModule mod_headers.c>
{sent}
  <FilesMatch "(?i)\\.svg$">
    Header always set Content-Security-Policy "{DRAWING}"
  </FilesMatch>
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript
  AddOutputFilterByType DEFLATE application/json application/manifest+json image/svg+xml
  AddOutputFilterByType DEFLATE text/csv text/plain text/calendar application/ld+json
</IfModule>
"""


def _web_config(sent_along: Mapping[str, str], folder: str) -> str:
    """Write the file of IIS."""
    sent = "\n".join(
        f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in sent_along.items()
    )
    kinds = "\n".join(
        f'      <remove fileExtension="{ending}" />\n'
        f'      <mimeMap fileExtension="{ending}" mimeType="{kind}" />'
        for ending, kind in KINDS.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="true">
      <files><clear /><add value="index.html" /></files>
    </defaultDocument>
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <remove statusCode="404" />
      <error statusCode="404" path={quoteattr(f"{folder}404.html")} responseMode="ExecuteURL" />
    </httpErrors>
    <staticContent>
{kinds}
    </staticContent>
    <httpProtocol>
      <customHeaders>
{sent}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
"""
