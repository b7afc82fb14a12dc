"""The lab and its certificates for tests."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.links.certificates import Certificates
from tests.links.lab import Lab, running_lab


@pytest.fixture(scope="session")
def certificates() -> Certificates:
    """Authorities for all tests: keys take time."""
    return Certificates()


@pytest.fixture
def lab() -> Iterator[Lab]:
    """A web of one's own."""
    with running_lab() as running:
        yield running


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool:
    """Run each test in a thread of its own: where a browser test ran before in this process, its
    event loop still holds the main thread, and a second one cannot begin there."""
    names = pyfuncitem._fixtureinfo.argnames
    arguments = {name: pyfuncitem.funcargs[name] for name in names}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(pyfuncitem.obj, **arguments).result()
    return True
