"""The office's pages about areas of expertise: what people call them, which are offered, and files of both."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pharos.taxonomy import actions, queries
from pharos.taxonomy.models import Expertise, Term
from pharos.taxonomy.suggesting import suggest
from tests.leaders import making
from tests.reading import words_of

pytestmark = pytest.mark.django_db

WHY = "Heads say it so."


@pytest.fixture
def office(world, as_person):
    actions.load_default()
    return as_person(world.administrator)


def url(name, *args):
    return reverse(f"office:{name}", args=args)


def post(office, name, *args, **answers):
    return office.post(url(name, *args), {"why": WHY, **answers}, follow=True)


def phonics():
    return Expertise.objects.get(code="sle-phonics")


def suggested(words):
    return [each.code for each in suggest(words, queries.vocabulary())]


def test_each_area_says_how_many_leaders_offer_it(office, world):
    making.publish(world, world.leader, world.kestrel)
    (offered,) = world.leader.profile.offers.values_list("expertise__label", flat=True)[:1]
    told = words_of(office.get(url("expertise")))
    assert f"{offered} Specialist leaders of education: Pupil achievement 1 leader of the directory" in told


def test_an_added_expression_suggests_its_area_at_once(office):
    before = suggested("our wobbledygooks")
    told = words_of(post(office, "add_term", "sle-phonics", words="wobbledygooks", kind="synonym"))
    assert (before, suggested("our wobbledygooks")[0]) == ([], "sle-phonics")
    assert ("The expression is added." in told, "added “wobbledygooks” (another name)" in told) == (True, True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [("Decoding", "Phonics has “Decoding” already."), ("our own", "has only words that everybody uses for anything.")],
)
def test_an_expression_that_tells_nothing_new_is_refused_with_what_was_typed(office, words, reason):
    response = post(office, "add_term", "sle-phonics", words=words, kind="synonym")
    assert (reason in words_of(response), f'value="{words}"' in response.content.decode()) == (True, True)


def test_a_corrected_expression_is_remembered_with_its_reason(office):
    term = Term.objects.get(expertise=phonics(), words="decoding")
    told = words_of(post(office, "correct_term", term.reference, words="decoding words", kind="symptom"))
    assert "corrected “decoding” to “decoding words” (a sign of the need)" in told
    assert WHY in told


def test_a_removed_expression_suggests_nothing_any_more(office):
    post(office, "add_term", "sle-phonics", words="wobbledygooks", kind="synonym")
    term = Term.objects.get(words="wobbledygooks")
    told = words_of(post(office, "remove_term", term.reference))
    assert ("removed “wobbledygooks”" in told, suggested("our wobbledygooks")) == (True, [])


def test_a_retired_area_is_not_suggested_until_it_is_offered_again(office):
    post(office, "retire_area", "sle-phonics")
    retired = suggested("phonics")
    post(office, "offer_area", "sle-phonics")
    assert ("sle-phonics" in retired, suggested("phonics")[0]) == (False, "sle-phonics")


def test_retiring_twice_is_done_once(office):
    post(office, "retire_area", "sle-phonics")
    told = words_of(post(office, "retire_area", "sle-phonics"))
    assert told.count("took this area out of the choice") == 1


def test_words_can_be_tried(office):
    told = words_of(office.post(url("try_words"), {"words": "kids can't decode"}))
    assert "Phonics “kids can't decode”: a sign of this need" in told
    told = words_of(office.post(url("try_words"), {"words": "banana helicopter"}))
    assert "No area is suggested from these words" in told


def upload(office, text, **answers):
    file = SimpleUploadedFile("list.csv", text.encode())
    return office.post(url("import_expertise"), {"file": file, **answers})


def test_a_file_of_the_thesaurus_comes_in_with_a_report(office):
    text = "code,term,kind\nsle-phonics,wobbledygooks,synonym\nsle-phonix,sounds,synonym\n"
    told = words_of(upload(office, text, what="thesaurus"))
    assert "There is no area with the code “sle-phonix”. Did you mean sle-phonics (Phonics)?" in told
    assert suggested("wobbledygooks")[0] == "sle-phonics"


def test_a_file_of_areas_can_retire_those_that_it_lacks(office):
    text = "scheme,group,area\nSLE,Pupil achievement,Maths\n"
    told = words_of(upload(office, text, what="areas", missing="retire"))
    left = list(queries.offered().filter(scheme="sle").values_list("code", flat=True))
    assert ("Retired 27" in told, left) == (True, ["sle-maths"])


def test_a_file_of_which_no_row_is_taken_is_no_success(office):
    told = words_of(upload(office, "code,term,kind\nsle-phonix,sounds,synonym\n", what="thesaurus"))
    said = ["Nothing of " in told, "is imported" in told, "Not taken 1" in told]
    assert said == [True, False, True]


def test_a_file_that_is_no_table_is_refused_in_a_sentence(office):
    told = words_of(upload(office, "a,b\n1,2\n", what="thesaurus"))
    assert "This file has no row with the columns" in told


def test_the_thesaurus_that_is_downloaded_can_be_imported_again(office):
    text = office.get(url("thesaurus")).getvalue().decode("utf-8-sig")
    told = words_of(upload(office, text, what="thesaurus"))
    count = f"{Term.objects.count():,}"
    assert f"Rows {count} Added 0 Changed 0 Unchanged {count} Not taken 0" in told
