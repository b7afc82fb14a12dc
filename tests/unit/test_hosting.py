"""What goes to hosts along with the site: policies, headers, kinds of files."""

from __future__ import annotations

import base64
import hashlib
from xml.etree import ElementTree as ET

import pytest

from generator.hosting.files import HOST_FILES, KINDS, host_files, site_folder
from generator.hosting.policy import header_policy, page_policy, script_hashes
from generator.hosting.servers import caddy, nginx

_HASH = "'sha256-abc='"


def _directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split("; "))}


def _files(folder: str = "/", scripts: tuple[str, ...] = ()) -> dict[str, str]:
    return dict(host_files(scripts, ["evidence/a/ภาพ.svg"], folder))


def test_pages_run_only_scripts_of_the_site() -> None:
    """Neither inline scripts nor eval, and nothing from another host."""
    for policy in (page_policy(), page_policy(by_hand=True), header_policy()):
        directives = _directives(policy)
        assert directives["script-src"] == ["'self'"]
        assert directives["default-src"] == ["'none'"]
        assert directives["base-uri"] == ["'none'"]
        assert "http" not in policy


def test_only_pages_by_hand_may_hold_styles() -> None:
    """What the generator prints has none."""
    assert _directives(page_policy())["style-src"] == ["'self'"]
    assert "'unsafe-inline'" in _directives(page_policy(by_hand=True))["style-src"]


def test_a_script_in_a_page_is_allowed_by_its_hash() -> None:
    """The hash is of the text between the tags, to the letter."""
    text = " alert('ก')\n"
    [found] = script_hashes(f"<p><script>{text}</script><script>{text}</script>")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert found == f"'sha256-{digest}'"
    assert found in _directives(page_policy([found]))["script-src"]


@pytest.mark.parametrize(
    "page",
    [
        '<script src="a.js"></script>',
        "<script SRC=a.js>left</script>",
        '<script type="application/ld+json">{"a": 1}</script>',
        "<script type=application/json>{}</script>",
        "<script></script>",
        "<!-- <script>left</script> -->",
    ],
)
def test_files_and_data_need_no_hash(page: str) -> None:
    """The one is allowed by where it lies, the other is never run."""
    assert script_hashes(page) == ()


@pytest.mark.parametrize(
    "tag",
    [
        "<script data-src=x>",
        "<script data-type=json>",
        '<script title="a>b">',
        "<script type=text/ecmascript>",
        "<script type='text/javascript1.5'>",
        "<SCRIPT TYPE=MODULE>",
    ],
)
def test_every_script_that_browsers_run_has_its_hash(tag: str) -> None:
    """Else the page of an office would stop working without a word."""
    assert len(script_hashes(f"{tag}a()</script >")) == 1


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        (None, "/"),
        ("https://a.example", "/"),
        ("https://a.example/ita", "/ita/"),
        ("https://a.example:8443/a/b/", "/a/b/"),
        ("https://a.example/%E0%B9%80%E0%B8%82%E0%B8%95/", "/เขต/"),
        ("https://a.example/เขต/", "/เขต/"),
    ],
)
def test_the_folder_of_a_site_is_what_servers_see(address: str | None, folder: str) -> None:
    """Servers compare paths that are decoded."""
    assert site_folder(address) == folder


@pytest.mark.parametrize(
    "path",
    [
        "a b/",
        "a%20b/",
        "a;}return{/",
        "a'b/",
        'a"b/',
        "a&b/",
        "ita?b=1",
        "ita/#x",
        "a%0Ab/",
        "{a}/",
    ],
)
def test_a_path_that_a_configuration_would_misread_is_refused(path: str) -> None:
    """It would be written into files that servers obey."""
    with pytest.raises(ValueError, match="plain path"):
        site_folder(f"https://a.example/{path}")


def test_every_host_gets_the_same_policy() -> None:
    """In the words of each."""
    policy = header_policy([_HASH])
    files = _files(scripts=(_HASH,))
    assert f"  Content-Security-Policy: {policy}" in files["_headers"]
    assert f'Content-Security-Policy "{policy}"' in files[".htaccess"]
    config = ET.fromstring(files["web.config"])  # noqa: S314
    sent = {add.get("name"): add.get("value") for add in config.iter("add")}
    assert sent["Content-Security-Policy"] == policy
    assert policy in nginx([_HASH], "/")
    assert policy in caddy([_HASH], "/")
    assert files.keys() == HOST_FILES


def test_a_site_in_a_folder_has_its_page_for_what_is_missing_there() -> None:
    """Hosts look for it from their own root."""
    files = _files("/a/b/")
    assert "ErrorDocument 404 /a/b/404.html" in files[".htaccess"]
    config = ET.fromstring(files["web.config"])  # noqa: S314
    assert [error.get("path") for error in config.iter("error")] == ["/a/b/404.html"]
    assert "error_page 404 /a/b/404.html;" in nginx((), "/a/b/")
    assert "rewrite @missing /a/b/404.html" in caddy((), "/a/b/")
    assert files["_headers"].startswith("/a/b/*\n")


def test_a_drawing_opened_by_itself_may_do_nothing() -> None:
    """Named one by one where a host knows no pattern, as browsers send the address."""
    lines = _files()["_headers"].splitlines()
    at = lines.index("/evidence/a/%E0%B8%A0%E0%B8%B2%E0%B8%9E.svg")
    assert lines[at + 1].endswith("sandbox")


def test_iis_learns_each_kind_once() -> None:
    """A second mimeMap of one ending stops the whole site with status 500."""
    config = ET.fromstring(_files()["web.config"])  # noqa: S314
    maps = [each.get("fileExtension") for each in config.iter("mimeMap")]
    removed = [each.get("fileExtension") for each in config.iter("remove")]
    assert maps == [ending for ending in removed if ending] == list(KINDS)
