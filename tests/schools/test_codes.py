"""Pairs of code and name complete each other."""

import pytest

from pharos.schools.codes import UnknownStatus, completed

KENT_OPEN_PRIMARY = ("886", "Kent", "1", "Open", "2", "Primary")


@pytest.mark.parametrize(
    "told",
    [
        KENT_OPEN_PRIMARY,
        ("886", "", "1", "", "2", ""),
        ("", "Kent", "", "Open", "", "Primary"),
        ("", "KENT", "", "OPEN", "", "PRIMARY"),
    ],
    ids=["both", "codes alone", "names alone", "in capitals"],
)
def test_one_half_tells_the_other(told):
    found = completed(*told)
    assert (found[0], found[2:5], found[1].casefold()) == ("886", ("1", "Open", "2"), "kent")


def test_an_authority_and_a_phase_that_we_do_not_know_stay_as_they_are():
    assert completed("999", "Wantsum", "1", "Open", "77", "Lower middle") == (
        "999", "Wantsum", "1", "Open", "", "Lower middle",
    )  # fmt: skip


def test_the_name_of_a_status_counts_where_its_code_is_odd():
    assert completed("", "", "01", "Closed", "", "")[2:4] == ("2", "Closed")


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [("", "", "EstablishmentStatus is empty"),
     ("9", "", "EstablishmentStatus “9” is not one of the register’s"),
     ("", "Asleep", "EstablishmentStatus “Asleep” is not one of the register’s")],
)  # fmt: skip
def test_a_status_that_is_not_the_registers(code, name, words):
    with pytest.raises(UnknownStatus) as refused:
        completed("", "", code, name, "", "")
    assert str(refused.value) == words
