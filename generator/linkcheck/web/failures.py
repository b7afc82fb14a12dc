"""What the libraries raise when a request comes to nothing, named for what a reader would meet."""

from __future__ import annotations

import ssl

import h2.events
import h2.exceptions
import httpcore2

from generator.linkcheck.web.decoding import Damaged
from generator.linkcheck.web.met import Fault, Unreached
from generator.linkcheck.web.tls import of_handshake

#: ValueError: numbers that are none, in the frames of HTTP/2.
_NOT_HTTP = (httpcore2.ProtocolError, h2.exceptions.H2Error, ValueError)
FAILURES = (
    Unreached,
    Damaged,
    OSError,  # TimeoutError too
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
    *_NOT_HTTP,
)
_LONGEST = 80


def name_failure(error: BaseException, status: int | None) -> Unreached:
    """Name one of ``FAILURES``; ``status`` is that of the answer when its body had begun."""
    if isinstance(error, Unreached):
        return error
    if isinstance(error, Damaged):
        return Unreached(Fault.DAMAGED, str(error)[:_LONGEST], status)
    if isinstance(error, TimeoutError | httpcore2.TimeoutException):
        return Unreached(Fault.TIMEOUT, "", status)
    if isinstance(error, httpcore2.ProxyError):
        return Unreached(Fault.PROXY, str(error)[:_LONGEST])
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLError):
        return of_handshake(cause)
    if status is not None:
        return Unreached(Fault.TRUNCATED, "", status)
    if isinstance(error, _NOT_HTTP) and not _hung_up(cause):
        return Unreached(Fault.PROTOCOL, str(cause)[:_LONGEST])
    return Unreached(Fault.RESET)


def _hung_up(cause: object) -> bool:
    """Say whether a server left instead of answering, which firewalls do to strangers."""
    left = (h2.events.StreamReset, h2.events.ConnectionTerminated)
    return isinstance(cause, left) or str(cause).startswith("Server disconnected")
