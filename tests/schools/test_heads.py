"""Two names of a head become a verdict: a table of the ways in which the register writes one person."""

import pytest

from pharos.schools.heads import Head, judge, key, says_the_same


def head(words, job="Headteacher"):
    """``Mrs|Ada|Marsh``."""
    return Head(*words.split("|"), job) if words else Head(job=job)


def verdict(before, after, **more):
    found = judge(head(before), head(after), **more)
    return found.kind.value, found.confidence.value


@pytest.mark.parametrize(
    ("before", "after", "confidence"),
    [
        ("Miss|Ada|Marsh", "Mrs|Ada|Marsh", "certain"),
        ("Mr|Ian|Marsh", "Mr|Iain|Marsh", "doubtful"),
        ("Ms|Kay|Marsh", "Ms|Kaye|Marsh", "doubtful"),
        ("Mr|Ada|Fox", "Mr|Ada|Foxe", "doubtful"),
        ("|Ada|Marsh", "Dr|Ada|Marsh", "certain"),
        ("Mrs|ada|MARSH", "Mrs|Ada|Marsh", "certain"),
        ("Mrs|Ada|Marsh-Reed", "Mrs|Ada|Marsh Reed", "certain"),
        ("Mrs|Anna-May|Marsh", "Mrs|Anna May|Marsh", "certain"),
        ("Mr|Ian|O'Dell", "Mr|Ian|O’Dell", "certain"),
        ("Mr|Ian|O'Dell", "Mr|Ian|ODell", "certain"),
        ("Mrs|Zoë|Marsh", "Mrs|Zoe|Marsh", "certain"),
        ("Mrs|ZoÃ«|Marsh", "Mrs|Zoë|Marsh", "certain"),
        ("Mrs|Zo?|M?rsh", "Mrs|Zo?|Marsh", "certain"),
        ("Mr|Søren|Marsh", "Mr|Soren|Marsh", "certain"),
        ("Mrs|Mrs Ada|Marsh", "Mrs|Ada|Marsh", "certain"),
        ("Mrs|A|Marsh", "Mrs|Ada|Marsh", "likely"),
        ("Mrs|A.|Marsh", "Miss|Ada|Marsh", "likely"),
        ("Mr|A S|Marsh", "Mr|Albert Samuel|Marsh", "likely"),
        ("Mr|A|Marsh", "Mrs|Ada|Marsh", "doubtful"),
        ("Mrs|Kate|Marsh", "Mrs|Katherine|Marsh", "likely"),
        ("Mr|Bill|Marsh", "Mr|William|Marsh", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Ada Louise|Marsh", "likely"),
        ("Mrs|Elizabeth (Bess)|Marsh", "Mrs|Bess|Marsh", "likely"),
        ("Mrs|Marsh|Ada", "Mrs|Ada|Marsh", "likely"),
        ("Mr|Paul|Whittaker", "Mr|Paul|Whitaker", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Ada|Marsh-Reed", "likely"),
        ("Miss|Ada|Marsh", "Mrs|Ada|Reed", "doubtful"),
        ("Miss|Kate|Marsh", "Mrs|Katherine|Reed", "doubtful"),
        ("Mrs|Ada|Marsh (Acting)", "Mrs|Ada|Marsh", "certain"),
        ("Mrs|Ada|Marsh", "Mrs|Ada|Marsh (Interim Headteacher)", "certain"),
        ("Mrs|Ada|Marsh", "Mrs|Ada|Marsh (Executive Headteacher)", "certain"),
        ("Mrs|Ada|Marsh - Acting Head of School", "Mrs|Ada|Marsh", "certain"),
        ("Mrs|Ada|Marsh (from 1/9/25)", "Mrs|Ada|Marsh", "certain"),
        ("Mrs|Ada|Marsh from September 2025", "Mrs|Ada|Marsh", "certain"),
        ("Mrs|Ada|Marsh & Ben Reed", "Mrs|Ada|Marsh", "likely"),
        ("Mrs|Ada and Ben|Marsh and Reed", "Mrs|Ada Marsh and|Ben Reed", "likely"),
        ("Mrs|Ada Marsh /|Mrs Bea Reed", "Mrs|Bea|Reed", "likely"),
    ],
)  # fmt: skip
def test_one_person_written_in_two_ways(before, after, confidence):
    assert verdict(before, after) == ("same_head", confidence)


@pytest.mark.parametrize(
    ("before", "after", "kind", "confidence"),
    [
        ("Mrs|Ada|Marsh", "Mr|Ben|Reed", "new_head", "certain"),
        ("Mrs|A|Marsh", "Mr|B|Reed", "new_head", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Bea|Marsh", "new_head", "likely"),
        ("Mr|Lee|Marsh", "Mr|Lee|Reed", "new_head", "doubtful"),
        ("Mr|Chris|Marsh", "Mrs|Chris|Reed", "new_head", "certain"),
        ("|Vacant|", "Mr|Ben|Reed", "new_head", "likely"),
        ("Mrs|Ada|Marsh", "Mr|Ben|Reed (Acting)", "interim_head", "certain"),
        ("Mrs|Ada|Marsh", "Mr|Ben (Interim)|Reed", "interim_head", "certain"),
        ("Mrs|Ada|Marsh", "Mr|Ben|Reed (acting from 20/6 to 31/8/25)", "interim_head", "certain"),
        ("Mrs|Ada|Marsh", "Mr|B|Reed (Acting Head", "interim_head", "likely"),
        ("Mrs|Ada|Marsh", "Mr|Ben|Reed and Carla Fenn", "shared_head", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Ada|Marsh & Mr Ben Reed", "shared_head", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Ada/Bea|Marsh/Reed", "shared_head", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Ada & Ben|Marsh", "shared_head", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Ada|Marsh (absent) Bea Reed (Acting Head)", "shared_head", "likely"),
        ("Mrs|Ada|Marsh", "Co Headteacher|Ben|Reed", "shared_head", "likely"),
        ("Mrs|Ada|Marsh", "Mrs|Bea Fenn|Tracey Reed", "shared_head", "doubtful"),
        ("Mrs|Ada|Marsh", "", "head_unknown", "likely"),
        ("Mrs|Ada|Marsh", "|Vacant|Post", "head_unknown", "certain"),
        ("Mrs|Ada|Marsh", "|TBC|TBC", "head_unknown", "certain"),
        ("Mrs|Ada|Marsh", "|Not recorded|", "head_unknown", "doubtful"),
        ("Mrs|Ada|Marsh", "|Acting Headteacher|until Sept 2026", "head_unknown", "doubtful"),
        ("Mrs|Ada|Marsh", "Mr|Ben|(School)", "head_unknown", "doubtful"),
        ("", "Mr|Ben|Reed", "head_unknown", "doubtful"),
        ("", "Mr|Ben|Reed (Acting)", "interim_head", "likely"),
        ("", "Mr|Ben|Reed & Ada Marsh", "shared_head", "likely"),
        ("|أحمد|حسن", "|ليلى|ناصر", "new_head", "certain"),
    ],
)  # fmt: skip
def test_somebody_else_several_or_nobody(before, after, kind, confidence):
    assert verdict(before, after) == (kind, confidence)


def test_a_job_title_that_says_acting_is_enough():
    found = judge(head("Mrs|Ada|Marsh"), head("Mr|Ben|Reed", job="Acting Headteacher"))
    assert (found.kind, found.confidence) == ("interim_head", "likely")


def test_a_new_head_who_is_head_elsewhere_too_is_shared():
    found = judge(head("Mrs|Ada|Marsh"), head("Mr|Ben|Reed"), elsewhere=["Kestrel Lane", "Windmill Hill"])
    assert (found.kind, found.confidence, found.why) == (
        "shared_head", "likely",
        "Another first name and another last name. "
        "Somebody of this name is head of Kestrel Lane and Windmill Hill too, or was until lately.",
    )  # fmt: skip


def test_an_executive_headteacher_is_said_to_be_one():
    found = judge(head("Mrs|Ada|Marsh"), head("Mr|Ben|Reed", job="Executive Headteacher"))
    assert (found.kind, found.why) == (
        "new_head",
        "Another first name and another last name. As executive headteacher: perhaps of several schools.",
    )


def test_the_reason_tells_what_became_of_the_post():
    found = judge(head("Mrs|Ada|Marsh (Acting)"), head("Mrs|Ada|Marsh"))
    assert found.why == (
        "The same name: only its title, case, accents or marks are written otherwise. "
        "The person is no longer called acting or interim."
    )


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (head("Miss|Ada|Marsh"), head("Mrs|Ada|Marsh"), True),
        (head("Mrs|Ada|Marsh"), head("Mrs|Ada|Marsh", job="Head of School"), True),
        (head("Mrs|Ada|Marsh"), head("Mrs|Ada|Marsh", job="Acting Headteacher"), False),
        (head("Mrs|Ada|Marsh"), head("Mrs|A|Marsh"), False),
    ],
)
def test_a_title_alone_is_not_worth_a_prompt(before, after, same):
    assert says_the_same(before, after) is same


@pytest.mark.parametrize(
    ("words", "found"),
    [("Dr|Zoë Anne|O'Dell", "zoe odell"), ("Mr|Z|Marsh", ""), ("Mr|Ben|Reed & Ada Marsh", ""), ("", "")],
)
def test_the_key_by_which_a_head_of_several_schools_is_found(words, found):
    assert key(head(words)) == found
