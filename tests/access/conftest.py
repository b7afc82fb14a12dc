"""The site that is looked at: the seed with a second year."""

from tests.hosts.conftest import years

__all__ = ["years"]
