"""Agreements and support records as documents to keep, print and sign: PDF, and for the record Word as well."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pharos.common import clock
from pharos.files import pdf, word
from pharos.people.signed_in import SignedInRequest

from .. import pages, queries
from ..models import SupportRecord
from ..states import AgreementState
from .records import find, remember


@never_cache
@require_safe
def record_pdf(request: SignedInRequest, reference: str) -> HttpResponse:
    """The newest version as the protocol's own form."""
    at = clock.now()
    found = find(request, reference, at)
    made = pdf.write(pages.documents.SHEET_AS_PDF, _sheet(request, found, at), at=at)
    return _file(made, pdf.CONTENT_TYPE, "inline", pages.documents.record_name(found, at, "pdf"))


@never_cache
@require_safe
def record_word(request: SignedInRequest, reference: str) -> HttpResponse:
    """The same sheet to go on writing in, for those who work in Word. What is written there does not come back."""
    at = clock.now()
    found = find(request, reference, at)
    made = word.write(pages.documents.SHEET_AS_WORD, _sheet(request, found, at), at=at)
    return _file(made, word.CONTENT_TYPE, "attachment", pages.documents.record_name(found, at, "docx"))


def _sheet(request: SignedInRequest, found: SupportRecord, at: dt.datetime) -> dict[str, Any]:
    """What stands in the newest version. Whoever asks for it is about to read it, and that is remembered."""
    newest = queries.newest_version(found)
    assert newest is not None
    remember(request, found, at)
    heads = queries.heads_in_person(found.deployment.school, at=at)
    head = heads[0].name if heads else ""
    return pages.sheet(found, newest, head=head, visits=queries.highest_visit(found.deployment))


@never_cache
@require_safe
def agreement_pdf(request: SignedInRequest, reference: str) -> HttpResponse:
    """One version of an agreement: its terms, and who has confirmed them. A draft has only its own page."""
    at = clock.now()
    found = get_object_or_404(queries.agreements_visible_to(request.user, at=at), reference=reference)
    if found.state == AgreementState.DRAFT:
        return redirect("deployments:check", found.reference)
    made = pdf.write(pages.documents.AGREEMENT, pages.contract(found), at=at)
    return _file(made, pdf.CONTENT_TYPE, "inline", pages.documents.agreement_name(found, at))


def _file(content: bytes, kind: str, shown: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    return response
