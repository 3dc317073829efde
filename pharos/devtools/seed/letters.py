"""One letter comes back, so that the administrator finds what there is to do about it."""

from pharos.outbox import fate
from pharos.outbox.models import Letter

from ..county.reading import email_of
from .telling import Story

HAS_MOVED = "Constance Aldermaston"


def one_comes_back() -> Story:
    at = yield "2026-11-19 09:35"
    letter = Letter.objects.filter(to_person__email=email_of(HAS_MOVED)).order_by("posted_at", "pk").last()
    assert letter is not None
    fate.refused(letter, "550 5.1.1 There is no such mailbox here", at=at)
