"""The lab and its certificates for tests."""

from __future__ import annotations

from collections.abc import Iterator

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
