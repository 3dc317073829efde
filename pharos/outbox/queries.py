"""Letters, in the order in which they need somebody."""

import datetime as dt

from django.db.models import Count, Min, QuerySet
from django_tasks_db.models import DBTaskResult

from pharos.common.waiting import Waiting
from pharos.jobs.queries import UNFINISHED

from .models import Letter
from .states import IN_TROUBLE, WORK_FIRST, LetterState


def all_letters(*, state: str = "", words: str = "") -> QuerySet[Letter]:
    """Every letter, those that need somebody first; in one state, or to an address that contains these words."""
    rows = Letter.objects.select_related("to_person").defer("text", "html").order_by("rank", "-posted_at", "-pk")
    # A state has one rank, and the index of ranks has the order too.
    rows = rows.filter(rank=WORK_FIRST.index(LetterState(state))) if state else rows
    return rows.filter(to__icontains=words) if words else rows


def counts() -> dict[str, int]:
    """How many letters there are in each state. Nearly all have been sent: those are what is left of the whole."""
    others = Letter.objects.filter(state__in=WORK_FIRST[:-1]).order_by()
    found = dict.fromkeys(LetterState.values, 0) | dict(others.values_list("state").annotate(count=Count("pk")))
    return found | {LetterState.SENT.value: Letter.objects.count() - sum(found.values())}


def with_reference(reference: str) -> QuerySet[Letter]:
    return Letter.objects.filter(reference=reference).select_related("to_person")


def in_trouble() -> QuerySet[Letter]:
    """The letters that need a person: failed, bounced, doubtful."""
    return Letter.objects.filter(state__in=IN_TROUBLE).order_by("rank", "-posted_at", "-pk")


def waiting_for_administrators() -> list[Waiting]:
    """What letters in trouble ask of those who run the programme; whoever asks knows that it is one of them."""
    found = in_trouble().order_by().aggregate(count=Count("pk"), since=Min("posted_at"))
    if not found["count"]:
        return []
    letters = "the letter" if found["count"] == 1 else f"{found['count']:,} letters"
    return [
        Waiting(
            what=f"See to {letters} that did not arrive", url_name="office:letters", since=found["since"],
            why="Somebody was not told what they should know", urgent=True,
        )
    ]  # fmt: skip


def left_behind(at: dt.datetime) -> list[Letter]:
    """Letters that should have gone a quarter of an hour ago, or are said to be going, with no task to see to them."""
    overdue = Letter.objects.filter(state=LetterState.WAITING, not_before__lt=at - dt.timedelta(minutes=15))
    going = Letter.objects.filter(state=LetterState.SENDING)
    suspects = [*overdue.order_by("not_before", "pk")[:500], *going.order_by("pk")[:500]]
    return [letter for letter in suspects if not _has_task(letter)]


def _has_task(letter: Letter) -> bool:
    tasks = DBTaskResult.objects.filter(task_path="pharos.outbox.delivery.deliver", status__in=UNFINISHED)
    return tasks.filter(args_kwargs__args=[letter.pk]).exists()


def with_old_words(at: dt.datetime) -> QuerySet[Letter]:
    """Letters whose words have been kept for the twelve months that we say we keep them."""
    return Letter.objects.filter(posted_at__lt=_a_year_before(at)).exclude(text="", html="")


def _a_year_before(at: dt.datetime) -> dt.datetime:
    return at - dt.timedelta(days=365)
