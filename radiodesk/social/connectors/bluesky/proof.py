"""Proof of possession (DPoP, RFC 9449): each request is signed with a key of ours, so that a stolen token is no use."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from radiodesk.social.connectors.bluesky.answers import name_of
from radiodesk.social.connectors.line import Answer

_NOT_PROVEN = ("use_dpop_nonce", "invalid_dpop_proof")

_TRIES = 2
"""One to learn the time, one to learn the number."""

Ask = Callable[..., Answer]
"""`Line.ask` or `Line.commit`."""


class ProofKey:
    """A key of one sign-in (ES256). `pem` is how it is kept."""

    def __init__(self, pem: str = "") -> None:
        """The one that was kept, or a new one."""
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        known = load_pem_private_key(pem.encode(), None) if pem else ec.generate_private_key(ec.SECP256R1())
        assert isinstance(known, ec.EllipticCurvePrivateKey)
        self._key = known

    @property
    def pem(self) -> str:
        """A secret."""
        from cryptography.hazmat.primitives import serialization

        return self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()

    def signed(self, claims: Mapping[str, object]) -> str:
        """A token that says `claims` and carries the public half (RFC 9449 section 4.2)."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

        public = self._key.public_key().public_numbers()
        jwk = {"kty": "EC", "crv": "P-256", "x": _base64(public.x.to_bytes(32)), "y": _base64(public.y.to_bytes(32))}
        head = {"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk}
        words = ".".join(_base64(json.dumps(part).encode()) for part in (head, claims))
        r, s = decode_dss_signature(self._key.sign(words.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{words}.{_base64(r.to_bytes(32) + s.to_bytes(32))}"


class Prover:
    """Requests to one server, each with its proof. The server's number of the hour (nonce) is learned as it goes.

    So is its clock: a computer that is ten minutes late would sign nothing that a server believes.
    """

    def __init__(self, server: str, key: ProofKey) -> None:
        """Nothing is asked yet."""
        self._server, self._key = server, key
        self._nonce, self._ahead_s = "", 0.0

    def request(self, ask: Ask, method: str, path: str, access: str = "", **parts: Any) -> Answer:
        """As `ask` does; again where the server wants another proof, by its own clock and number: it did nothing."""
        answer = self._proven(ask, method, path, access, parts)
        for _again in range(_TRIES):
            if not _wants_another(answer):
                break
            answer = self._proven(ask, method, path, access, parts)
        return answer

    def _proven(self, ask: Ask, method: str, path: str, access: str, parts: Mapping[str, Any]) -> Answer:
        headers = {**parts.get("headers", {}), "DPoP": self._proof(method, path, access)}
        if access:
            headers["Authorization"] = f"DPoP {access}"
        answer = ask(method, path, **{**parts, "headers": headers})
        self._learn(answer)
        return answer

    def _proof(self, method: str, path: str, access: str) -> str:
        claims: dict[str, object] = {
            "jti": secrets.token_urlsafe(16),
            "htm": method,
            "htu": urljoin(self._server, path),
            "iat": int(time.time() + self._ahead_s),
        }
        if self._nonce:
            claims["nonce"] = self._nonce
        if access:
            claims["ath"] = _base64(hashlib.sha256(access.encode()).digest())
        return self._key.signed(claims)

    def _learn(self, answer: Answer) -> None:
        self._nonce = answer.headers.get("dpop-nonce", self._nonce)
        try:
            self._ahead_s = parsedate_to_datetime(answer.headers["date"]).timestamp() - time.time()
        except (KeyError, ValueError):
            return


def _wants_another(answer: Answer) -> bool:
    """RFC 9449 sections 5, 8 and 9: the proof has no number or an old one, or was made at another time."""
    said = answer.headers.get("www-authenticate", "")
    return answer.status in {400, 401} and any(each in f"{name_of(answer)} {said}" for each in _NOT_PROVEN)


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
