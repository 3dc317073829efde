"""The ceremonies of the Web Authentication standard (W3C, Level 3): a browser makes a passkey, and later proves it.

What goes to the browser and what comes back is JSON. Between the two, ``State`` waits in the session of whoever asked.
A passkey here is enough by itself, so that the device has to have checked its user (by PIN, face or finger).
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from pharos.common.errors import Refused

type State = Mapping[str, Any]
# What reading made-up answers may raise, deep inside: they come from anybody.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error, RecursionError)


class NotProved(Refused):
    """What the browser sent does not prove a passkey."""


@dataclass(frozen=True)
class Made:
    """A new passkey: its identifier, its public half, and how many signatures it has made."""

    credential_id: str
    credential: bytes
    signatures: int


@dataclass(frozen=True)
class Proof:
    """What a browser sent to prove a passkey, read but not yet checked."""

    credential_id: str
    response: Mapping[str, Any]
    signatures: int


@dataclass(frozen=True)
class Service:
    """This service as browsers know it: passkeys belong to a host name, never to an address of numbers."""

    host: str
    name: str

    @property
    def _server(self) -> Fido2Server:
        return Fido2Server(PublicKeyCredentialRpEntity(id=self.host, name=self.name))

    def offer(self, *, handle: str, name: str, email: str, known: list[bytes]) -> tuple[dict[str, Any], State]:
        """Ask the browser for a new passkey, on a device that has none of ``known``."""
        user = PublicKeyCredentialUserEntity(id=handle.encode(), name=email, display_name=name)
        options, state = self._server.register_begin(
            user, [AttestedCredentialData(each) for each in known],
            resident_key_requirement=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        )  # fmt: skip
        return dict(options), state

    def made(self, state: State, answer: str) -> Made:
        """The new passkey that the browser's answer holds."""
        try:
            data = self._server.register_complete(state, _read(answer))
        except BROKEN as wrong:
            raise NotProved("Your device did not finish making the passkey. Try again.") from wrong
        credential = data.credential_data
        assert credential is not None
        return Made(websafe_encode(credential.credential_id), bytes(credential), data.counter)

    def ask(self) -> tuple[dict[str, Any], State]:
        """Ask the browser to prove whichever passkey of this service its user chooses."""
        options, state = self._server.authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
        return dict(options), state

    def check(self, state: State, proof: Proof, credential: bytes) -> None:
        """Refuse, unless the browser has proved this very credential."""
        try:
            self._server.authenticate_complete(state, [AttestedCredentialData(credential)], proof.response)
        except BROKEN as wrong:
            raise NotProved(NOT_KNOWN) from wrong


NOT_KNOWN = "We do not know this passkey. Sign in with a code, and add the passkey again in your account."


def proof(answer: str) -> Proof:
    """What the browser's answer claims."""
    response = _read(answer)
    try:
        read = AuthenticationResponse.from_dict(response)
    except BROKEN as wrong:
        raise NotProved("Your device did not finish signing in. Try again, or use a code.") from wrong
    return Proof(websafe_encode(read.raw_id), response, read.response.authenticator_data.counter)


def _read(answer: str) -> dict[str, Any]:
    try:
        read = json.loads(answer)
    except BROKEN as wrong:
        raise NotProved("Passkeys need JavaScript. Switch it on, or sign in with a code.") from wrong
    if not isinstance(read, dict):
        raise NotProved("Your device did not finish signing in. Try again, or use a code.")
    return read
