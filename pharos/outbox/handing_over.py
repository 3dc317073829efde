"""Talking to the mail server: what came of it, in one of five outcomes. Nothing here touches the database."""

import smtplib
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers

TEMPORARY = range(400, 500)


class Outcome(Enum):
    SENT = "sent"
    NOT_YET = "not yet"  # the server asks us to try later; it has not taken the letter
    REFUSED = "refused"  # this recipient, for good
    FAILED = "failed"  # this letter, for good
    UNKNOWN = "unknown"  # the server fell silent after the letter was on its way


@dataclass(frozen=True)
class Answer:
    """What came of handing a letter over, and the server's own words."""

    outcome: Outcome
    words: str = ""


class Unreachable(Exception):
    """No connection could be opened: the letter has not left."""


def open_connection() -> Any:
    """A connection to the mail server, greeted and signed in."""
    connection = mailers["default"]
    try:
        connection.open()
        _greet(connection)
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(_words(error)) from error
    return connection


def _greet(connection: Any) -> None:
    """Left to itself, Python greets the server only when it sends: too late, the letter counts as handed over then."""
    session = getattr(connection, "connection", None)
    if isinstance(session, smtplib.SMTP):
        session.ehlo_or_helo_if_needed()


def close(connection: Any) -> None:
    """Say goodbye; what the server says to that changes nothing."""
    with suppress(OSError, smtplib.SMTPException):
        connection.close()


def message_of(letter: Any) -> EmailMultiAlternatives:
    """The letter as an email. Raises ``ValueError`` where its address or subject can't be one."""
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.to],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(letter.html, "text/html")
    message.message()
    return message


def hand_over(connection: Any, message: EmailMultiAlternatives) -> Answer:
    """Give the message to the server and read its answer."""
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refusal:
        code, said = next(iter(refusal.recipients.values()))
        return Answer(Outcome.NOT_YET if code in TEMPORARY else Outcome.REFUSED, _said(code, said))
    except smtplib.SMTPResponseException as refusal:
        permanent = refusal.smtp_code not in TEMPORARY
        return Answer(Outcome.FAILED if permanent else Outcome.NOT_YET, _words(refusal))
    except (smtplib.SMTPNotSupportedError, ValueError) as error:
        return Answer(Outcome.FAILED, _words(error))
    except (OSError, smtplib.SMTPException) as error:
        return Answer(Outcome.UNKNOWN, _words(error))
    return Answer(Outcome.SENT)


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {text}".strip()


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return str(error) or type(error).__name__
