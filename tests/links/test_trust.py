"""When nobody's certificate is trusted, the fault is here."""

from __future__ import annotations

import ssl

import pytest

from generator.linkcheck.web.met import Fault
from generator.linkcheck.web.tls import of_handshake
from tests.links.case import BROKEN, UNSURE, check, said
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import ok


def test_a_machine_that_trusts_nobody_calls_nobody_broken(
    lab: Lab, certificates: Certificates
) -> None:
    """Behind a proxy that opens all TLS, or without root certificates, nothing can be told."""
    names = [f"s{n}.lab.go.th" for n in range(3)]
    for name in names:
        lab.secure_host(name, ok(), certificates.of_unknown(name).context())
    links = [f"https://{name}/" for name in names]
    outside = lab.outside(certificates.trust())
    assert said(check(lab, *links, outside=outside)) == [(UNSURE, "link-offline")] * 3
    lab.secure_host("good.lab.go.th", ok(), certificates.good("good.lab.go.th").context())
    found = said(check(lab, *links, "https://good.lab.go.th/", outside=outside))
    assert found.count((BROKEN, "link-tls-authority")) == 3


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("WRONG_VERSION_NUMBER", Fault.TLS_PROTOCOL),
        ("TLSV1_ALERT_PROTOCOL_VERSION", Fault.TLS_PROTOCOL),
        ("UNSAFE_LEGACY_RENEGOTIATION_DISABLED", Fault.TLS_UNSURE),
        ("SSLV3_ALERT_HANDSHAKE_FAILURE", Fault.TLS_UNSURE),
        (None, Fault.TLS_UNSURE),
    ],
)
def test_what_browsers_may_manage_is_not_called_broken(reason: str | None, fault: Fault) -> None:
    """OpenSSL is stricter than browsers in some things, and alike in others."""
    error = ssl.SSLError(1, "handshake")
    error.reason = reason
    assert of_handshake(error).fault is fault
