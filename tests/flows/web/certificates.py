"""Certificates made on the spot: one that a client may trust, and some that it must not."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Identity:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Certificates:
    """`authority` is the file to trust; contexts for a server that is good and for bad ones."""

    authority: Path
    good: ssl.SSLContext
    bad: tuple[ssl.SSLContext, ...]


def make_certificates(folder: Path) -> Certificates:
    """Good for 127.0.0.1; bad: signed by nobody known, expired, for another host."""
    now = datetime.now(UTC)
    authority, stranger = _signed("authority", None, now), _signed("stranger", None, now)
    trusted = folder / "authority.pem"
    trusted.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    bad = (
        _signed("127.0.0.1", stranger, now),
        _signed("127.0.0.1", authority, now - 30 * DAY),
        _signed("127.0.0.2", authority, now),
    )
    contexts = [
        _context(folder / f"{number}.pem", identity)
        for number, identity in enumerate((_signed("127.0.0.1", authority, now), *bad))
    ]
    return Certificates(trusted, contexts[0], tuple(contexts[1:]))


def _signed(name: str, by: Identity | None, now: datetime) -> Identity:
    """A certificate of a week around `now`; by nobody else, it may sign others."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + 6 * DAY)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    )
    if by is not None:
        host = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(name))])
        builder = builder.add_extension(host, critical=False)
    return Identity(builder.sign(by.key if by else key, hashes.SHA256()), key)


def _context(path: Path, identity: Identity) -> ssl.SSLContext:
    pem = identity.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(pem + identity.certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
