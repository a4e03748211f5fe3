"""The hub's own TLS certificate: what it serves with, and what a ticket pins. Standard library."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer_app.kernel.errors import ErrorCode, StartupProblem

_BEGIN: Final = "-----BEGIN CERTIFICATE-----"
_END: Final = "-----END CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Tls:
    """A certificate (with what it was signed by, if anything) and its key, PEM files."""

    certificate: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        """Raises ``StartupProblem`` for files that are no pair."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(self.certificate, self.key, password="")
        except (OSError, ValueError) as error:  # an SSLError is an OSError
            raise StartupProblem(ErrorCode.HUB_CERTIFICATE, path=str(self.certificate)) from error
        return context


def fingerprint_of(certificate: Path) -> str:
    """SHA-256 (hex) of the first certificate of a PEM file."""
    try:
        text = certificate.read_text("ascii")
        block = text[text.index(_BEGIN) : text.index(_END) + len(_END)]
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(block)).hexdigest()
    except (OSError, ValueError) as error:
        raise StartupProblem(ErrorCode.HUB_CERTIFICATE, path=str(certificate)) from error
