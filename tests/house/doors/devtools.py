"""The demo's own doors stand open to everybody, and only where the demo is switched on: elsewhere none is declared.

The suite runs with the demo off. ``tests/devtools/test_doors.py`` tries these in a process where it is on.
"""

from django.conf import settings

from pharos.outbox import actions as outbox
from pharos.people.models import Person
from tests.house.doors import Door, everyone, public

# A form names somebody by a reference, so that theirs has to be known beforehand.
SOMEBODY = "abcdefghjk"
LONG_AGO = {"day_day": "25", "day_month": "11", "day_year": "2020"}


def somebody(world):
    Person.objects.filter(pk=world.stranger.pk).update(reference=SOMEBODY)


def a_letter(world):
    context = {"name": "Grace", "new": "new@wantsum.example"}
    letter = outbox.write(to=world.head, template="people/emails/address_changed.txt", context=context,
                          about=world.head, by=None, at=world.now)  # fmt: skip
    return [letter.reference]


def opens(name, *, status=302, **kwargs):
    """What anybody may do."""
    return Door(f"devtools:{name}", allowed=everyone(status), anonymous=status, method="post", **kwargs)


DEMO = [
    public("devtools:personas"),
    opens("step_into", needs=somebody, data={"person": SOMEBODY}),
    public("devtools:start_again"),
    # No county was made here to which one could go back.
    opens("start_again", status=409),
    public("devtools:inbox"),
    public("devtools:letter", at=a_letter),
    public("devtools:letter_html", at=a_letter),
    public("devtools:clock"),
    # Who moves the clock moves it for whoever knocks next: each is tried with what leaves it alone.
    opens("clock", status=400, data=LONG_AGO),
    opens("clock_step", at=lambda world: ["nowhere"]),
    public("devtools:gallery"),
    public("devtools:gallery_page", at=lambda world: ["form"]),
    opens("gallery_page", status=200, at=lambda world: ["form"]),
    public("devtools:november"),
]
DOORS = DEMO if settings.DEMO else []
