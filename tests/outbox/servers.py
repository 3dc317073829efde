"""Real mail servers, in this process, that answer as a test wants."""

import asyncio
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Postbox:
    """What a server did: the messages that it took, and how it answers."""

    def __init__(self) -> None:
        self.messages = []
        self.greetings = 0
        self.rcpt_answer = "250 OK"
        self.data_answer = "250 Taken"
        # Where a stall is set, the server says nothing until it is cleared.
        self.stall_at_greeting = threading.Event()
        self.stall_after_taking = threading.Event()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.greetings += 1
        session.host_name = hostname
        while self.stall_at_greeting.is_set():
            await asyncio.sleep(0.02)
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.rcpt_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt_answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.data_answer == "hang up":
            server.transport.close()
            return None
        if self.data_answer.startswith("250"):
            self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        while self.stall_after_taking.is_set():
            await asyncio.sleep(0.02)
        return self.data_answer

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.messages]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextmanager
def mail_server():
    """A server on a port of its own; gives its postbox, which knows the ``port``."""
    postbox = Postbox()
    postbox.port = free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=postbox.port, ready_timeout=10)
    controller.start()
    try:
        yield postbox
    finally:
        postbox.stall_at_greeting.clear()
        postbox.stall_after_taking.clear()
        controller.stop()
