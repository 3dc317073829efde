"""An agreement as a document: everything that was agreed, and who has confirmed it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from pharos.deployments import pages, queries
from pharos.deployments.models import Agreement
from pharos.files import pdf
from tests.clock import NOW


@pytest.fixture
def agreement(world, deployment):
    return queries.agreements_visible_to(world.leader, at=NOW).get(pk=deployment.agreement_id)


def made(agreement):
    return PdfReader(BytesIO(pdf.write(pages.documents.AGREEMENT, pages.contract(agreement), at=NOW)))


def text(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def test_everything_that_was_agreed_is_in_it(agreement):
    said = text(made(agreement))
    wanted = [f"{each.label} {each.value}" for each in pages.facts_of_terms(agreement)]
    assert [each for each in wanted if " ".join(each.split()) not in said] == []


def test_it_says_who_agreed_it_and_when(agreement):
    said = text(made(agreement))
    for words in (
        f"Kent Leaders of Education · {agreement.request.case_number}, version 1",
        "Agreement about support for Marram Primary School",
        "Leader Amina Rahman", "School Marram Primary School (URN 900001)",
        "The leader Amina Rahman Confirmed on 24 November 2026 at 10am",
        "The governing body Peter Lindqvist Confirmed on 24 November 2026 at 10am",
    ):  # fmt: skip
        assert words in said


def test_one_that_a_party_has_not_confirmed_says_so(agreement):
    agreement.confirmations.filter(party="governors").delete()
    [found] = queries.agreements_visible_to(agreement.offer.leader, at=NOW)
    assert "The governing body Peter Lindqvist Has not confirmed" in text(made(found))


@pytest.mark.parametrize("typed", ["#pagebreak()", "*bold* $x$", '"; #read("/etc/passwd")', "x" * 200])
def test_what_people_type_is_text(agreement, typed):
    agreement.purpose = typed
    assert typed in text(made(agreement)).replace(" ", "") or typed in text(made(agreement))


def test_it_is_tagged_and_named(agreement):
    reader = made(agreement)
    assert (reader.metadata.title, reader.metadata.author, reader.trailer["/Root"]["/Lang"]) == (
        "Agreement about support for Marram Primary School", "Kent Leaders of Education", "en-GB",
    )  # fmt: skip


def test_its_page_offers_it(as_person, world, agreement):
    case = agreement.request.case_number.lower()
    client, address = as_person(world.head), f"/agreements/{agreement.reference}"
    assert f'href="{address}.pdf"' in client.get(f"{address}/").content.decode()
    response = client.get(f"{address}.pdf")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "application/pdf", f'inline; filename="agreement-{case}-version-1-2026-11-24.pdf"',
    )  # fmt: skip


def test_a_draft_has_only_its_own_page(as_person, world, agreement):
    Agreement.objects.filter(pk=agreement.pk).update(state="draft", version=None, drafted_by=world.leader)
    response = as_person(world.leader).get(f"/agreements/{agreement.reference}.pdf")
    assert response["Location"] == f"/agreements/{agreement.reference}/check/"
