"""Proxies as the environment names them: http_proxy, https_proxy, all_proxy and no_proxy."""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import httpcore2

from generator.linkcheck.web.network import Outside


class UnusableProxy(Exception):
    """The environment names a proxy that cannot be used; the message is its address without its
    password.
    """


def from_environment() -> Outside:
    """Take the proxies that the environment, or the system, names."""
    return Outside(proxies=urllib.request.getproxies(), bypass=urllib.request.proxy_bypass)


def read_proxies(written: Mapping[str, str]) -> Mapping[str, httpcore2.Proxy]:
    """Give the proxy for http and for https, where there is one. Raises UnusableProxy."""
    named = {scheme: written.get(scheme) or written.get("all") for scheme in ("http", "https")}
    return {scheme: _read_proxy(url) for scheme, url in named.items() if url}


def _read_proxy(url: str) -> httpcore2.Proxy:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UnusableProxy("?") from error
    if parts.scheme not in {"http", "https"} or not host or not host.isascii():
        raise UnusableProxy(f"{parts.scheme}://{host}")
    # For the proxy alone: no site gets to see them.
    user, password = (unquote(part or "").encode() for part in (parts.username, parts.password))
    return httpcore2.Proxy(
        httpcore2.URL(scheme=parts.scheme, host=host, port=port, target="/"),
        auth=(user, password) if user or password else None,
    )
