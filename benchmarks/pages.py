"""How long each kind of page takes as the person who uses it, how often it asks the database, how large it is.

The standard, with 5,000 leaders, 25,000 schools and 20,000 deployments in the database: half of the answers within
25 ms of the server's time and nineteen in twenty within 60 ms, at most 12 queries, at most 60 kB of HTML. What misses
it is marked. A list is asked for its first page, for its last, and where nothing is found.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client
from django.urls import reverse

from pharos.common import clock
from pharos.deployments.models import Deployment, RecordVersion
from pharos.devtools import seed, volume
from pharos.devtools.county import reading
from pharos.leaders.queries import published
from pharos.matching.models import Offer
from pharos.outbox.models import Letter
from pharos.people.models import Person
from pharos.schools.models import School
from pharos.support.models import SupportRequest

RUNS = 30
MEDIAN, P95, QUERIES, KILOBYTES = 25, 60, 12, 60
LAST = "page=99999"


@dataclass(frozen=True)
class Kind:
    """A kind of page: what it is, whose it is (nobody's: anybody's), and where one of it stands."""

    what: str
    who: Person | None
    where: str


@dataclass
class Measured:
    """What the answers came to: milliseconds, and of one of them the queries and the bytes."""

    milliseconds: list[float] = field(default_factory=list)
    queries: int = 0
    size: int = 0

    @property
    def median(self):
        return statistics.median(self.milliseconds)

    @property
    def p95(self):
        return statistics.quantiles(self.milliseconds, n=20)[-1]

    @property
    def kilobytes(self):
        return self.size / 1000

    @property
    def misses(self):
        limits = {"median": MEDIAN, "p95": P95, "queries": QUERIES, "kilobytes": KILOBYTES}
        return [name for name, limit in limits.items() if getattr(self, name) > limit]


def run(*, leaders, schools, deployments):
    """The demo's county, with so many more of each around it."""
    seed.make()
    administrator = _persona("administrator")
    volume.fill(leaders=leaders, schools=schools, deployments=deployments, by=administrator, at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    report()


def report():
    print(f"The pages, on {connection.vendor}: {_amounts()}; each asked for {RUNS} times after the first")
    print(f"  {'':<58}{'median':>8}{'95th':>8}{'queries':>9}{'kB':>5}")
    clients = {}
    for kind in kinds():
        client = clients.setdefault(kind.who, _client(kind.who))
        found = measure(client, kind.where)
        print(
            f"  {kind.what:<58}{found.median:>5.0f} ms{found.p95:>5.0f} ms{found.queries:>9}{found.kilobytes:>5.0f}"
            f"  {'misses: ' + ', '.join(found.misses) if found.misses else ''}".rstrip()
        )


def _amounts():
    counted = {"requests": SupportRequest, "deployments": Deployment, "schools": School, "letters": Letter}
    return ", ".join(f"{model.objects.count():,} {name}" for name, model in counted.items())


def _client(who):
    client = Client(SERVER_NAME="localhost")
    if who is not None:
        client.force_login(who)
    return client


def measure(client, where):
    found = Measured()
    response = _asked(client, where)
    found.size = len(response.content)
    with connection.execute_wrapper(_Counting(found)):
        _asked(client, where)
    gc.collect()
    for _ in range(RUNS):
        began = time.perf_counter()
        client.get(where)
        found.milliseconds.append((time.perf_counter() - began) * 1000)
    return found


def _asked(client, where):
    response = client.get(where)
    assert response.status_code == 200, f"{where} answered {response.status_code}"
    return response


@dataclass
class _Counting:
    found: Measured

    def __call__(self, execute: Callable, *arguments):
        self.found.queries += 1
        return execute(*arguments)


def kinds() -> Iterator[Kind]:
    yield from _front()
    yield from _register()
    yield from _directory()
    yield from _asking()
    yield from _supporting()
    yield from _office()


def _persona(key):
    name = next(each.name for each in reading.cast() if each.key == key)
    return Person.objects.get(email=reading.email_of(name))


def _front():
    for key in ("head", "other_head", "leader", "other_leader", "sia", "area_chair", "chair", "administrator"):
        yield Kind(f"Home: {key.replace('_', ' ')}", _persona(key), "/")
    yield Kind("Home: nobody", None, "/")
    yield Kind("Help", None, reverse("home:help"))
    yield Kind("Account: headteacher", _persona("head"), reverse("home:account"))
    yield Kind("Declared interests: leader", _persona("leader"), reverse("interests:index"))


def _register():
    schools = reverse("schools:schools")
    for what, query in (
        ("the first page", ""), ("the last page", LAST), ("by a word", "q=primary"), ("by two words", "q=mill+primary"),
        ("by a word, the last page", f"q=primary&{LAST}"), ("nothing found", "q=xylophone"),
        ("by area and phase", "area=north&phase=primary"), ("by area and phase, the last page",
        f"area=north&phase=primary&{LAST}"), ("near a school", "near=900001&within=25"), ("closed", "status=closed"),
        ("near a school, the last page", f"near=900001&{LAST}"), ("all filters, nothing found",
        "q=xylophone&phase=primary&area=north&near=900001&within=5"),
    ):  # fmt: skip
        yield Kind(f"Schools: {what}", None, f"{schools}?{query}")
    yield Kind("Schools: what is suggested", None, f"{reverse('schools:suggest')}?q=prim")
    for what, name in (("the map", "map"), ("the map's data", "marks"), ("the outlines", "outlines")):
        yield Kind(f"Schools: {what}", None, reverse(f"schools:{name}"))
    yield Kind("Schools: the map near a school", None, f"{reverse('schools:map')}?near=900001&within=25")
    yield Kind("Schools: how standing is told", None, reverse("schools:standing"))
    yield Kind("A school", None, reverse("schools:school", args=[volume.FIRST_URN]))


def _directory():
    directory = reverse("leaders:directory")
    for what, query in (
        ("the first page", ""), ("the last page", LAST), ("by a word", "words=mathematics"),
        ("nothing found", "words=xylophone"), ("by phase and area", "phase=primary&area=north"),
        ("near a school", "near=900001&within=25"),
    ):  # fmt: skip
        yield Kind(f"Directory: {what}", None, f"{directory}?{query}")
    yield Kind("Directory: headteacher", _persona("head"), directory)
    yield Kind("Directory: administrator", _persona("administrator"), directory)
    for what, name in (("the map", "map"), ("the map's data", "marks")):
        yield Kind(f"Directory: {what}", None, reverse(f"leaders:{name}"))
    yield Kind("Directory: an area meant by words", None, f"{directory}?words=children+cannot+decode")
    yield Kind("Directory: by two areas", None, f"{directory}?expertise=sle-phonics&expertise=sle-maths")
    leader = published(clock.now()).order_by("-pk")[0].person
    yield Kind("A leader", None, reverse("leaders:leader", args=[leader.profile.reference]))
    yield Kind("My profile: leader", leader, reverse("leaders:mine"))


def _asking():
    asked = SupportRequest.objects.filter(area_code="north", state="in_triage").order_by("-pk")[0]
    sia, administrator, offer = _persona("sia"), _persona("administrator"), _open_offer()
    request = reverse("matching:request", args=[asked.reference])
    leaders = reverse("matching:leaders", args=[asked.reference])
    yield Kind("My requests: headteacher", _persona("head"), reverse("support:requests"))
    yield Kind("A request: headteacher", asked.raised_by, request)
    yield Kind("A request: adviser", sia, request)
    for who, person in (("adviser", sia), ("administrator", administrator)):
        yield Kind(f"Triage: {who}", person, reverse("matching:triage"))
        yield Kind(f"Triage, the last page: {who}", person, f"{reverse('matching:triage')}?{LAST}")
    for what, query in (
        ("", ""), (", the last page", LAST), (", by a word", "words=primary"), (", kept out", "show=kept-out"),
    ):  # fmt: skip
        yield Kind(f"Leaders who could{what}: adviser", sia, f"{leaders}?{query}")
    one = Person.objects.get(email=reading.email_of("Amina Rahman")).profile.reference
    yield Kind("To offer: adviser", sia, reverse("matching:offer_to", args=[asked.reference, one]))
    yield Kind("Offers to me: leader", offer.leader, reverse("matching:offers"))
    yield Kind("An offer: leader", offer.leader, reverse("matching:offer", args=[offer.reference]))


def _open_offer():
    return Offer.objects.filter(state="offered", request__state="offered").order_by("-lapses_on", "-pk")[0]


def _supporting():
    one = Deployment.objects.filter(state="active", area_code="north").order_by("-pk")[0]
    leader, sia, administrator = one.leader, _persona("sia"), _persona("administrator")
    deployments, here = reverse("deployments:deployments"), reverse("deployments:deployment", args=[one.reference])
    version = RecordVersion.objects.filter(record__deployment=one).order_by("-pk")[0]
    for who, person in (("leader", leader), ("adviser", sia), ("administrator", administrator)):
        yield Kind(f"Support under way: {who}", person, deployments)
    yield Kind("Support under way, the last page: administrator", administrator, f"{deployments}?{LAST}")
    yield Kind("Support: leader", leader, here)
    yield Kind("Support: adviser", sia, here)
    yield Kind("Agreement: leader", leader, reverse("deployments:agreement", args=[one.agreement.reference]))
    yield Kind("Planning a visit: leader", leader, reverse("deployments:plan_visit", args=[one.reference]))
    yield Kind("Support record: leader", leader, reverse("deployments:record", args=[version.record.reference]))
    yield Kind("Editing it: leader", leader, reverse("deployments:edit_record", args=[version.record.reference]))


def _office():
    administrator = _persona("administrator")
    letter = Letter.objects.order_by("-pk")[0]
    for what, where in (
        ("the front", reverse("office:front")), ("people", reverse("office:people")),
        ("people, the last page", f"{reverse('office:people')}?{LAST}"),
        ("people, by a word", f"{reverse('office:people')}?words=rahman"),
        ("people, nothing found", f"{reverse('office:people')}?words=xylophone"),
        ("headteachers", f"{reverse('office:people')}?role=headteacher"),
        ("a person", reverse("office:person", args=[administrator.reference])),
        ("letters", reverse("office:letters")), ("letters, the last page", f"{reverse('office:letters')}?{LAST}"),
        ("letters sent", f"{reverse('office:letters')}?state=sent"),
        ("letters, by a word", f"{reverse('office:letters')}?words=xylophone"),
        ("a letter", reverse("office:letter", args=[letter.reference])),
        ("organisations", reverse("office:organisations")), ("imports", reverse("office:imports")),
        ("changes in schools", reverse("office:changes")), ("other sources", reverse("office:sources")),
        ("areas of expertise", reverse("office:expertise")), ("lists of leaders", reverse("office:leader_lists")),
        ("areas", reverse("office:areas")), ("an area", reverse("office:area", args=["north"])),
        ("leaders", reverse("leaders:manage")), ("leaders, the last page", f"{reverse('leaders:manage')}?{LAST}"),
        ("leaders not published", reverse("leaders:incomplete")),
    ):  # fmt: skip
        yield Kind(f"Office: {what}", administrator, where)
    yield Kind("Demo: every email", None, reverse("devtools:inbox"))
