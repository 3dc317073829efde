"""The office at the console: the first administrator, and what is kept about people."""

import pytest
from django.core.management import CommandError, call_command

from pharos.activity.models import Activity
from pharos.outbox.models import Letter
from pharos.people import actions, queries
from pharos.people.models import Person, RoleGrant
from pharos.people.states import Role
from tests.clock import NOW, TODAY

EMAIL = "helen.marsh@wantsum.example"


def add(capsys, email=EMAIL, name="Helen Marsh"):
    call_command("add_administrator", email, "--name", name)
    return capsys.readouterr().out


def is_administrator(email=EMAIL):
    return queries.roles_of(Person.objects.get(email=email), at=NOW).administrator


@pytest.mark.django_db
class TestTheFirstAdministrator:
    def test_gets_an_account_the_role_and_a_letter(self, capsys):
        assert add(capsys) == (
            "Helen Marsh is an administrator now. We are writing to helen.marsh@wantsum.example, "
            "the address with which they sign in at http://127.0.0.1:8000/sign-in/\n"
        )
        grant, letter = RoleGrant.objects.get(), Letter.objects.get()
        assert (is_administrator(), grant.granted_by, grant.from_on, grant.until_on) == (True, None, TODAY, None)
        assert (letter.to, "We have given you a role" in letter.text) == (EMAIL, True)
        assert list(Activity.objects.filter(by=None).order_by("pk").values_list("verb", "why")[:2]) == [
            ("add", ""), ("grant", "Made an administrator at the console"),
        ]  # fmt: skip

    def test_can_enter_the_office(self, capsys, as_person):
        add(capsys)
        assert as_person(Person.objects.get()).get("/office/").status_code == 200

    def test_twice_changes_nothing(self, capsys):
        add(capsys)
        assert add(capsys, " HELEN.Marsh@wantsum.example ") == (
            "Helen Marsh is an administrator already. Nothing was changed.\n"
        )
        assert (Person.objects.count(), RoleGrant.objects.count(), Letter.objects.count()) == (1, 1, 1)

    def test_somebody_known_keeps_their_name(self, capsys, world):
        assert "Grace Okafor is an administrator now." in add(capsys, world.head.email, "G. O.")
        assert is_administrator(world.head.email)

    def test_a_deputy_becomes_one_in_person(self, capsys, world):
        own = world.administrator.grants.get()
        world.grant(world.stranger, Role.ADMINISTRATOR, until_on=TODAY, standing_in_for=own)
        add(capsys, world.stranger.email, "Sam Fenwick")
        assert world.stranger.grants.filter(standing_in_for=None, role=Role.ADMINISTRATOR).count() == 1

    @pytest.mark.parametrize(
        ("email", "name", "words"),
        [
            ("helen", "Helen Marsh", "Enter an email address in the correct format"),
            (EMAIL, " ", "Enter their full name"),
            (EMAIL, "12", "Enter a name in letters"),
        ],
    )
    def test_a_wrong_answer_is_told_what_to_enter(self, capsys, email, name, words):
        with pytest.raises(CommandError, match=words):
            add(capsys, email, name)
        assert Person.objects.count() == 0

    def test_a_closed_account_is_said_to_be_closed(self, capsys, world):
        actions.close_account(world.stranger, by=world.administrator, at=NOW, why="Left")
        with pytest.raises(CommandError, match="The account of Sam Fenwick is closed"):
            add(capsys, world.stranger.email, "Sam Fenwick")
        assert world.stranger.grants.count() == 0

    def test_one_whose_role_has_a_last_day_is_told_so(self, capsys, world):
        world.grant(world.stranger, Role.ADMINISTRATOR, until_on=TODAY)
        with pytest.raises(CommandError, match="already holds this role from 1 September 2026 until 24 November 2026"):
            add(capsys, world.stranger.email, "Sam Fenwick")


class TestTheRegisterOfProcessing:
    @pytest.fixture
    def told(self, capsys):
        call_command("privacy_register")
        return capsys.readouterr().out

    def test_says_of_each_record_why_how_long_and_what(self, told):
        assert (
            "### Person\n\n"
            "One human, one row, many parts to play. Signs in by a code sent to `email`; has no password.\n\n"
            "- **Why:** Sign-in, and telling people who acts\n"
            "- **How long:** while the person has a part in the programme, and two years after\n"
            "- **Public:** reference, is active, password\n"
            "- **Personal:** name, email, telephone, last login, joined at, signed out everywhere at, "
            "hears of sign ins\n"
        ) in told

    def test_goes_up_the_house(self, told):
        areas = [line[3:] for line in told.splitlines() if line.startswith("## ")]
        assert areas.index("People") < areas.index("Schools") < areas.index("Support") < areas.index("Deployments")
