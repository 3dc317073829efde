"""From one address in the environment to Django's mailers."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 25, "smtps": 465}
PATIENCE = 30


def mailers(url: str, folder: Path) -> dict[str, Any]:
    """``smtp[s]://user:password@host:port``; where nothing is given, letters are written as files in ``folder``.

    ``smtps`` speaks TLS from the first byte. ``smtp`` with a user changes to TLS before the password is sent
    (STARTTLS); without one it is plain, as to a relay on the same machine.
    """
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"default": {"BACKEND": backend, "OPTIONS": {"file_path": str(folder)}}}
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp://user:password@host:587 or smtps://…@host:465.")
    user = unquote(parts.username or "")
    options = {
        "host": parts.hostname,
        "port": parts.port or (587 if user and parts.scheme == "smtp" else PORTS[parts.scheme]),
        "username": user,
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp" and bool(user),
        "use_ssl": parts.scheme == "smtps",
        "timeout": PATIENCE,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
