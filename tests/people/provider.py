"""A small OpenID Connect provider on this machine: discovery, authorisation code with PKCE, signed tokens."""

import base64
import hashlib
import json
import secrets
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class Provider:
    """``claims`` are those of whoever signs in there next; ``fails`` is the error that it answers with instead."""

    def __init__(self, port):
        self.issuer = f"http://127.0.0.1:{port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims, self.fails, self.is_down, self.codes = {}, "", False, {}

    @property
    def discovery(self):
        names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys",
                 "userinfo_endpoint": "who"}  # fmt: skip
        return {"issuer": self.issuer} | {name: f"{self.issuer}/{path}" for name, path in names.items()}

    def authorize(self, asked):
        """Where the browser is sent back to."""
        if self.fails:
            return f"{asked['redirect_uri']}?{urlencode({'error': self.fails, 'state': asked['state']})}"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given):
        asked = self.codes.pop(given["code"])
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest())
        assert challenge.rstrip(b"=").decode() == asked["code_challenge"]
        claims = {"iss": self.issuer, "aud": asked["client_id"], "iat": 1, "exp": 4_000_000_000, **self.claims}
        signed = jwt.encode(claims, self.key, "RS256", headers={"kid": "one"})
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    @property
    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "one", "alg": "RS256", "use": "sig"}]}


def _handler(provider):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path, query = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
            if path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(query))
                self.end_headers()
                return
            self._answer({"/.well-known/openid-configuration": provider.discovery, "/keys": provider.keys,
                          "/who": provider.claims}[path])  # fmt: skip

        def do_POST(self):
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._answer(provider.token({name: values[0] for name, values in sent.items()}))

        def _answer(self, data):
            self.send_response(503 if provider.is_down else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(data).encode())

        def log_message(self, *words):
            pass

    return Handler


@contextmanager
def running():
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    provider = Provider(server.server_port)
    server.RequestHandlerClass = _handler(provider)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
