"""EMAIL_URL, and what becomes of it."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from pharos.config.mail import mailers


def options(url):
    found = mailers(url, Path("/var/mail"))["default"]["OPTIONS"]
    return tuple(found[key] for key in ("host", "port", "username", "password", "use_tls", "use_ssl"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://relay", ("relay", 25, "", "", False, False)),
        ("smtp://relay:2525", ("relay", 2525, "", "", False, False)),
        ("smtp://pharos:s%40crt@mail.example", ("mail.example", 587, "pharos", "s@crt", True, False)),
        ("smtp://pharos:secret@mail.example:25", ("mail.example", 25, "pharos", "secret", True, False)),
        ("smtps://pharos:secret@mail.example", ("mail.example", 465, "pharos", "secret", False, True)),
    ],
)
def test_a_server(url, expected):
    assert options(url) == expected


def test_without_a_server_letters_are_files():
    found = mailers("", Path("/var/mail"))["default"]
    assert (found["BACKEND"].rsplit(".", 2)[1], found["OPTIONS"]) == ("filebased", {"file_path": "/var/mail"})


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example:25"])
def test_anything_else_is_told_at_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must look like"):
        mailers(url, Path("/var/mail"))
