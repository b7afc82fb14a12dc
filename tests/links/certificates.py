"""Certificates of all kinds that servers show: good, expired, of others, half a chain."""

from __future__ import annotations

import ssl
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

_NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Pair:
    """A certificate, with what is sent along, and its key, as PEM."""

    chain: bytes
    key: bytes

    def context(self, *protocols: str) -> ssl.SSLContext:
        """Make the server's side of TLS."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(list(protocols) or ["http/1.1"])
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "pair.pem"
            file.write_bytes(self.key + self.chain)
            context.load_cert_chain(file)
        return context


class Certificates:
    """An authority that the checker trusts, and one that it does not."""

    def __init__(self) -> None:
        self._known = trustme.CA()
        self._unknown = trustme.CA()

    def trust(self) -> ssl.SSLContext:
        """Make the checker's side of TLS: as strict as in earnest."""
        return ssl.create_default_context(cadata=self._known.cert_pem.bytes().decode())

    def good(self, *names: str) -> Pair:
        """Issue a certificate without a fault."""
        return _pair(self._known.issue_cert(*names))

    def expired(self, name: str) -> Pair:
        """Issue one that ended yesterday."""
        return _pair(
            self._known.issue_cert(
                name, not_before=_NOW - timedelta(days=30), not_after=_NOW - timedelta(days=1)
            )
        )

    def not_yet(self, name: str) -> Pair:
        """Issue one that begins tomorrow."""
        return _pair(
            self._known.issue_cert(
                name, not_before=_NOW + timedelta(days=1), not_after=_NOW + timedelta(days=30)
            )
        )

    def of_unknown(self, name: str, *, with_root: bool = False) -> Pair:
        """Issue one by an authority that nobody knows."""
        pair = _pair(self._unknown.issue_cert(name))
        root = self._unknown.cert_pem.bytes() if with_root else b""
        return Pair(pair.chain + root, pair.key)

    def self_signed(self, name: str) -> Pair:
        """Make one that vouches for itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        return _signed(name, key, issuer=name, signer=key)

    def without_middle(self, name: str) -> Pair:
        """Make one whose issuer is not sent, but says where it can be had."""
        key = ec.generate_private_key(ec.SECP256R1())
        middle = ec.generate_private_key(ec.SECP256R1())
        where = x509.AccessDescription(
            AuthorityInformationAccessOID.CA_ISSUERS,
            x509.UniformResourceIdentifier("http://ca.lab.go.th/middle.crt"),
        )
        extension = x509.AuthorityInformationAccess([where])
        return _signed(name, key, issuer="Middle", signer=middle, extension=extension)


def _pair(issued: trustme.LeafCert) -> Pair:
    chain = b"".join(part.bytes() for part in issued.cert_chain_pems)
    return Pair(chain, issued.private_key_pem.bytes())


def _signed(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    *,
    issuer: str,
    signer: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType | None = None,
) -> Pair:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - timedelta(days=1))
        .not_valid_after(_NOW + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    )
    if extension:
        builder = builder.add_extension(extension, critical=False)
    made = builder.sign(signer, hashes.SHA256())
    return Pair(
        made.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
