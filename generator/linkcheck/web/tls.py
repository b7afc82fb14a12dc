"""What is wrong with a server's certificate, told as precisely as its reader's browser would.

Numbers: X509_V_ERR_… of OpenSSL's x509_vfy.h (sure). A chain without its middle is not told from an
unknown authority by OpenSSL, but browsers fetch the missing certificate from the address in the
certificate itself (RFC 5280 section 4.2.2.1, caIssuers), so only without one nobody trusts it.
"""

from __future__ import annotations

import ssl

import httpcore2

from generator.linkcheck.web.address import Address
from generator.linkcheck.web.met import Fault, Unreached

_VERIFY = {
    9: Fault.TLS_NOT_YET,
    10: Fault.TLS_EXPIRED,
    18: Fault.TLS_SELF_SIGNED,
    19: Fault.TLS_AUTHORITY,
    20: Fault.TLS_CHAIN,
    21: Fault.TLS_CHAIN,
    62: Fault.TLS_NAME,
    64: Fault.TLS_NAME,
}
#: The server speaks no TLS, or only what browsers have given up.
_NO_TLS = {
    "WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "HTTP_REQUEST",
    "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL",
}  # fmt: skip
#: The object identifier 1.3.6.1.5.5.7.48.2 followed by a URI, in DER.
_CA_ISSUERS = bytes.fromhex("06082b0601050507300286")


def of_handshake(error: ssl.SSLError) -> Unreached:
    """Name what stopped the handshake."""
    if isinstance(error, ssl.SSLCertVerificationError):
        fault = _VERIFY.get(error.verify_code, Fault.TLS_AUTHORITY)
        return Unreached(fault, error.verify_message if fault is Fault.TLS_AUTHORITY else "")
    reason = error.reason or ""
    if reason in _NO_TLS:
        return Unreached(Fault.TLS_PROTOCOL, reason.lower().replace("_", " "))
    return Unreached(Fault.TLS_UNSURE, reason.lower().replace("_", " "))


async def can_be_completed(
    network: httpcore2.AsyncNetworkBackend, address: Address, within: float
) -> bool:
    """Look at the certificate, asking for nothing: does it say where its issuer's stands?

    Raises Unreached when the server cannot be reached again.
    """
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    host = address.host.strip("[]")
    stream = await network.connect_tcp(host, address.port, within)
    try:
        secure = await stream.start_tls(trusting, host, within)
    except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
        raise Unreached(Fault.TLS_CHAIN) from error
    shown = secure.get_extra_info("ssl_object").getpeercert(binary_form=True)
    await secure.aclose()
    return _CA_ISSUERS in (shown or b"")
