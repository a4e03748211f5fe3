"""Whom a PC speaks to: an address that may be used, and a certificate that it relies on.

A hub of one's own shows a certificate that nobody vouches for: its SHA-256 came with the ticket.
Any other has to be known to the operating system. Plain HTTP never leaves the machine.
"""

from __future__ import annotations

import hashlib
import ipaddress
import socket
import ssl
from typing import Final
from urllib.parse import urlsplit

from typing_extensions import override

from trainer_app.kernel.errors import ErrorCode, SyncProblem

_MOST_URL: Final = 500


def hub_url(typed: str) -> str:
    """The address in one spelling, without a slash at its end. Raises HUB_URL."""
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise SyncProblem(ErrorCode.HUB_URL, url=typed) from error
    sound = (
        host
        and len(text) <= _MOST_URL
        and text.isascii()
        and text.isprintable()
        and " " not in text
        and not (parts.query or parts.fragment or parts.username or parts.password)
        and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
    )
    if not sound:
        raise SyncProblem(ErrorCode.HUB_URL, url=typed)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Whether this names our own machine, without asking anybody."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def stays_here(url: str) -> bool:
    return is_loopback(urlsplit(url).hostname or "")


class PinnedContext(ssl.SSLContext):
    """TLS with whoever shows the one certificate, and with nobody else.

    It is looked at after the handshake and before the first byte of ours. Without a fingerprint
    any will do, and ``shown`` says which it was: for a question that gives nothing away.
    """

    fingerprint: str = ""
    shown: str = ""
    """SHA-256 (hex) of the certificate that was seen last."""

    @override
    def wrap_socket(
        self,
        sock: socket.socket,
        server_side: bool = False,
        do_handshake_on_connect: bool = True,
        suppress_ragged_eofs: bool = True,
        server_hostname: str | bytes | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLSocket:
        wrapped = super().wrap_socket(
            sock, server_side, True, suppress_ragged_eofs, server_hostname, session
        )
        certificate = wrapped.getpeercert(binary_form=True) or b""
        self.shown = hashlib.sha256(certificate).hexdigest()
        if self.fingerprint not in ("", self.shown):
            wrapped.close()
            raise ssl.SSLCertVerificationError("not the certificate of the ticket")
        return wrapped

    @override
    def wrap_bio(
        self,
        incoming: ssl.MemoryBIO,
        outgoing: ssl.MemoryBIO,
        server_side: bool = False,
        server_hostname: str | bytes | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLObject:
        raise ssl.SSLCertVerificationError("a pinned certificate cannot be seen through TLS in TLS")


def pinned(fingerprint: str) -> PinnedContext:
    """For the certificate with this SHA-256 (hex); for any, where it is empty."""
    context = PinnedContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.fingerprint = fingerprint
    return context


def is_distrust(error: BaseException) -> bool:
    """Whether a certificate was behind it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
