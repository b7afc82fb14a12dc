"""Making many small values quickly: the cyclic garbage collector waits meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Hold the collector, also as a decorator.

    For code whose values hold no cycles: looking for some again and again takes most of the time
    of loading (measured with 3,000 measures), and more with each measure.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
