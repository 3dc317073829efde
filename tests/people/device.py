"""A device that makes and proves passkeys as the standard has it, without a browser around it."""

import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


class Device:
    """One passkey at most, for the service at ``origin``. ``signatures`` is its counter."""

    def __init__(self, origin="http://localhost", *, verifies=True):
        self.origin, self.host = origin, origin.split("://")[1].split(":")[0]
        self.key, self.id, self.signatures = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16), 0
        self.flags = FLAG.UP | (FLAG.UV if verifies else 0)

    def make(self, options):
        """The answer to ``options``, as a browser writes it."""
        credential = AttestedCredentialData.create(
            Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = self._data(FLAG.AT, credential)
        said = self._said(CollectedClientData.TYPE.CREATE, options)
        made = AttestationObject.create("none", data, {})
        return self._written({"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(made)})

    def prove(self, options):
        self.signatures += 1
        said, data = self._said(CollectedClientData.TYPE.GET, options), self._data()
        signature = self.key.sign(data + said.hash, ec.ECDSA(hashes.SHA256()))
        return self._written({
            "clientDataJSON": websafe_encode(said), "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
        })  # fmt: skip

    def _data(self, flags=0, credential=b""):
        return AuthenticatorData.create(sha256(self.host.encode()), self.flags | flags, self.signatures, credential)

    def _said(self, kind, options):
        challenge = websafe_decode(options["publicKey"]["challenge"])
        return CollectedClientData.create(kind, challenge, self.origin)

    def _written(self, response):
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
