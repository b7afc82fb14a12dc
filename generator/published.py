"""The files of evidence on their way into the site: copied as inspected, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.pages.site import Site
from generator.register import EvidenceFile
from generator.stock import Stock, read_as_checked

_log = logging.getLogger("mkdocs.plugins.transparency")
_EVIDENCE = "evidence/"


class CheckedFile(File):
    """A file that is copied only while its content is the one that was inspected."""

    sha256: str = ""
    name: str = ""

    def content_as_checked(self) -> bytes | None:
        """Read the file; None when it is not what was inspected any more."""
        return read_as_checked(Path(str(self.abs_src_path)), self.sha256)

    def copy_file(self, dirty: bool = False) -> None:
        """Write exactly the bytes that were inspected."""
        content = self.content_as_checked()
        if content is None:
            _log.warning("%s เปลี่ยนระหว่างสร้างเว็บไซต์ จึงไม่เผยแพร่ (changed after its check)", self.name)
            return
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def let_through(
    files: Files,
    config: MkDocsConfig,
    site: Site | None,
    stock: Stock | None,
    withheld: Collection[str],
) -> None:
    """Take away what must not be published, and add what the register publishes.

    ``withheld`` are names below content/ that are held back wherever they lie.
    """
    for file in list(files):
        if file.src_uri.startswith(_EVIDENCE) or file.src_uri in withheld:
            files.remove(file)
    if site is None or stock is None:
        return
    for address, evidence in site.copies():
        source = stock.content / _EVIDENCE / evidence.name
        files.append(_checked(config, address, source, evidence))
    for address, sha256, width in site.previews():
        picture = stock.store.preview(sha256, width)
        if picture is not None:
            files.append(File.generated(config, address, content=picture))


def _checked(
    config: MkDocsConfig, address: str, source: Path, evidence: EvidenceFile
) -> CheckedFile:
    file = CheckedFile(address, None, config.site_dir, config.use_directory_urls)
    file.generated_by = "transparency"
    file.abs_src_path = str(source)
    file.sha256, file.name = evidence.facts.sha256, evidence.name
    return file


def changed_files(files: Files) -> list[CheckedFile]:
    """Find the files that are not what was inspected any more."""
    checked = [file for file in files if isinstance(file, CheckedFile)]
    return [file for file in checked if file.content_as_checked() is None]


def keep_only(files: Files, site: Site) -> None:
    """Take away the files and pictures of evidence that the site does not have any more."""
    kept = {address for address, _ in site.copies()}
    kept |= {address for address, *_ in site.previews()}
    kept |= set(site.data_paths())
    for file in list(files):
        ours = file.src_uri.startswith(_EVIDENCE) and not file.is_documentation_page()
        if ours and file.src_uri not in kept:
            files.remove(file)


def sweep(site: Path, published: Collection[str]) -> None:
    """Remove what an earlier build left below the folder of evidence: a build that keeps old files
    (``--dirty``) would go on publishing what is held back or withdrawn now."""
    for path in sorted((site / _EVIDENCE).rglob("*")):
        if path.is_file() and path.relative_to(site).as_posix() not in published:
            path.unlink()
