"""Reads letters back as they left the demo: each was written to a file in place of being sent."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from django.conf import settings

from pharos.outbox.models import Letter

BETWEEN = b"-" * 79 + b"\n"


def text_of(letter: Letter) -> str:
    """The letter's plain words. The service forgets a sign-in code once it has gone; the file still has it."""
    return letter.text or _as_sent(letter.message_id) or "This letter’s words were erased once it had gone."


def _as_sent(message_id: str) -> str:
    for path in sorted((Path(settings.DATA_DIR) / "mail").glob("*"), reverse=True):
        content = path.read_bytes()
        if message_id.encode() in content:
            return _plain(next(part for part in content.split(BETWEEN) if message_id.encode() in part))
    return ""


def _plain(content: bytes) -> str:
    body = message_from_bytes(content, policy=default).get_body(("plain",))
    return str(body.get_content()) if body else ""
