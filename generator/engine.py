"""MkDocs, run from our command: a build that replaces the site in one step, and a live preview."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.admin.backend import BackendFault, read_backend
from generator.carried import theme_folder
from generator.clock import EPOCH, NoDay, as_epoch, build_day
from generator.hosting.files import site_folder
from generator.linkcheck.inside.check import as_problems, check_site
from generator.linkcheck.inside.targets import home_of
from generator.linkcheck.result import LinkState
from generator.manifest import MANIFEST
from generator.offline import zip_folder
from generator.problems import Place, Problem
from generator.step_words import InThai


class BuildFailed(Exception):
    """MkDocs did not finish; the message says why. The site that was there is untouched."""


class BrokenLinks(BuildFailed):
    """The pages were made, and links inside them lead nowhere: ``problems`` tell which."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"ลิงก์ภายในเว็บไซต์เสีย {len(problems)} รายการ (broken inner links)")
        self.problems = problems


def build_site(config_file: Path, as_of: date | None, *, packed: bool = False) -> Path:
    """Build the site beside the old one, then put it in its place. Returns the site's folder.

    ``packed`` adds packed copies. Raises BuildFailed when MkDocs stops, for a warning in strict
    mode too, and BrokenLinks when a link inside the site leads nowhere.
    """
    with _built(config_file, as_of, packed=packed) as (fresh, target, base):
        _refuse_broken(fresh, base)
        _swap(fresh, target)
    return target


def build_offline(config_file: Path, as_of: date | None) -> tuple[Path, Path]:
    """Build the site as it can be opened from a disk. Returns its folder, beside that of the site,
    and a ZIP file of it. Raises what ``build_site`` raises."""
    with _built(config_file, as_of, offline=True) as (fresh, site, base):
        _refuse_broken(fresh, base)
        target = site.with_name(f"{site.name}-offline")
        archive = target.with_name(f"{target.name}.zip")
        _refuse_strangers(target, archive)
        with _replacing(archive) as half:
            zip_folder(fresh, target.name, half, as_of or build_day(os.environ))
            _swap(fresh, target)
    return target, archive


def _refuse_strangers(target: Path, archive: Path) -> None:
    """Raise BuildFailed rather than replace what this command did not make."""
    if target.exists() and not target.is_dir():
        raise BuildFailed(f"{target.name} เป็นไฟล์ ไม่ใช่โฟลเดอร์ (not a folder)")
    if archive.exists() and not archive.is_file():
        raise BuildFailed(f"{archive.name} ไม่ใช่ไฟล์ (not a file)")
    ours = (target / MANIFEST).is_file()
    if not ours and (archive.exists() or (target.is_dir() and any(target.iterdir()))):
        where = f"{target.name}/ หรือ {archive.name}"
        raise BuildFailed(f"มี {where} ที่ไม่ได้สร้างด้วยคำสั่งนี้ ย้ายไปที่อื่นก่อน (not made by prongsai)")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a place to write to, put under the name only when all is written."""
    half = path.with_name(f".{path.name}.half")
    try:
        yield half
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _refuse_broken(site: Path, base: str | None) -> None:
    broken = [r for r in check_site(site, base) if r.state is LinkState.BROKEN]
    if broken:
        raise BrokenLinks(as_problems(broken))


def trial_problems(config_file: Path, as_of: date | None) -> Sequence[Problem]:
    """Build the site only to look at it: what keeps it from being built, or links inside it that
    are not right. Nothing is left behind."""
    try:
        with _built(config_file, as_of) as (fresh, _, base):
            return as_problems(check_site(fresh, base))
    except BuildFailed as error:
        return [Problem("site-not-built", Place(config_file.name), {"detail": str(error)})]


@contextmanager
def _built(
    config_file: Path, as_of: date | None, **wishes: bool
) -> Iterator[tuple[Path, Path, str | None]]:
    """Build into a new folder beside the site's; gives both and the site's address. What is still
    in the new folder at the end goes. ``wishes`` are options of the plugin that only this build
    has. Raises BuildFailed."""
    with _day(as_of), _quiet_material():
        try:
            config = load_config(str(config_file))
            if "transparency" not in config.plugins:
                raise BuildFailed("mkdocs.yml ไม่มี plugins: transparency (the plugin is missing)")
            config.plugins["transparency"].config.update(wishes)
            _require_address(config.site_url)
            target = Path(config.site_dir).resolve()
            if target.exists() and not target.is_dir():
                raise BuildFailed(f"{target.name} เป็นไฟล์ ไม่ใช่โฟลเดอร์ (not a folder)")
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
            try:
                fresh.chmod(0o755)
                config.site_dir = str(fresh)
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
                yield fresh, target, config.site_url or None
            except NoDay as error:
                raise BuildFailed(f"{EPOCH}: {error}") from error
            finally:
                config.plugins.on_shutdown()
                shutil.rmtree(fresh, ignore_errors=True)
        except OSError as error:
            raise BuildFailed(_in_words(error)) from error
        except (MkDocsException, SystemExit, UnicodeDecodeError) as error:
            raise BuildFailed(str(error)) from error


def _in_words(error: OSError) -> str:
    name = Path(str(error.filename or "")).name or "ไฟล์"
    return f"เปิดหรือเขียน {name} ไม่ได้ ตรวจสิทธิ์และพื้นที่ว่าง ({error.strerror or error})"


def published_as(config_file: Path) -> tuple[Path, str | None]:
    """Tell the folder of the site and its address as mkdocs.yml has them. Raises BuildFailed."""
    try:
        config = load_config(str(config_file))
    except (MkDocsException, SystemExit, OSError) as error:
        raise BuildFailed(str(error)) from error
    _require_address(config.site_url)
    return Path(config.site_dir), config.site_url or None


def editor_hosts(config_file: Path) -> tuple[str, ...]:
    """Tell which hosts the web editor of a site speaks to. Raises BuildFailed."""
    try:
        plugin = load_config(str(config_file)).plugins.get("transparency")
        said = plugin.config.admin if plugin else None
        return read_backend(said).hosts if said is not None else ()
    except (MkDocsException, SystemExit, OSError, BackendFault) as error:
        raise BuildFailed(str(error)) from error


def made_from(config_file: Path) -> tuple[Path, Sequence[Path]]:
    """Tell the register that mkdocs.yml names, and the folders of its theme, an office's own before
    those that come with this package. Raises BuildFailed."""
    try:
        config = load_config(str(config_file))
    except (MkDocsException, SystemExit, OSError) as error:
        raise BuildFailed(str(error)) from error
    plugin = config.plugins.get("transparency")
    if plugin is None:
        raise BuildFailed("mkdocs.yml ไม่มี plugins: transparency (the plugin is missing)")
    register = Path(str(config.config_file_path)).parent / plugin.config.measures
    return register, [*map(Path, config.theme.dirs), theme_folder()]


def _require_address(site_url: str | None) -> None:
    """Raise BuildFailed when the address of the site is none that a browser could open, or holds
    signs that would mean something else to a server's configuration."""
    try:
        if site_url:
            home_of(site_url)
            site_folder(site_url)
    except ValueError as error:
        what = "site_url ใน mkdocs.yml ต้องเป็นที่อยู่ของเว็บไซต์ เช่น https://www.example.go.th/ita/"
        raise BuildFailed(f"{what} (not a plain web address): {site_url}") from error


def serve_site(config_file: Path, as_of: date | None, address: str | None) -> None:
    """Serve a preview that follows the files until it is interrupted. Raises BuildFailed."""
    with _day(as_of), _quiet_material():
        try:
            serve(str(config_file), watch_theme=True, dev_addr=address)
        except (MkDocsException, SystemExit, OSError) as error:
            raise BuildFailed(str(error)) from error


def log_to_terminal(*, verbose: bool, lang: str) -> None:
    """Let MkDocs speak: only of faults in CI, of its steps on a terminal."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    if lang == "th":
        handler.addFilter(InThai())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbose else logging.WARNING)


def _swap(fresh: Path, target: Path) -> None:
    """Put the new folder where the old one was; if that fails, the old one is put back."""
    if not target.exists():
        fresh.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    target.rename(old / "site")
    try:
        fresh.rename(target)
    except OSError:
        (old / "site").rename(target)
        raise
    finally:
        # What cannot be removed stays in a hidden folder; the new site is in place all the same.
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _day(as_of: date | None) -> Iterator[None]:
    """Tell MkDocs and the plugin the day of the build in the way both understand."""
    with _environment(EPOCH, as_epoch(as_of)) if as_of else _nothing():
        yield


@contextmanager
def _quiet_material() -> Iterator[None]:
    """Keep Material from announcing its own end at every build."""
    with _environment("NO_MKDOCS_2_WARNING", "1"):
        yield


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
