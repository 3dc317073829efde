"""An agreement as a document: the data of its template."""

from typing import Any

from django.conf import settings

from pharos.common.ui import filters

from .. import wording
from ..models import Agreement
from ..states import AgreementState
from .agreements import facts_of_terms, party_row


def contract(agreement: Agreement) -> dict[str, Any]:
    """Everything that was agreed, and who has confirmed it and when. ``state`` says how far this version has come."""
    request, leader = agreement.request, agreement.offer.leader.name
    school, case = request.school.name, request.case_number
    proposed = f"Proposed by {agreement.drafted_by} on {filters.moment(agreement.proposed_at)}."
    return {
        "title": f"Agreement about support for {school}",
        "author": settings.PROGRAMME_NAME,
        "caption": f"{settings.PROGRAMME_NAME} · {case}, version {agreement.version}",
        "footer": f"{school} · {case} · agreement, version {agreement.version}",
        "state": f"{wording.AGREEMENT_TAGS[AgreementState(agreement.state)].text}. {proposed}",
        "parties": [
            {"label": "Leader", "value": leader},
            {"label": "School", "value": f"{school} (URN {request.school.urn})"},
            {"label": "Kind of support", "value": request.get_kind_display()},
        ],
        "lead": f"{leader} supports {school} on these terms.",
        "terms": [{"label": each.label, "value": each.value} for each in facts_of_terms(agreement)],
        "confirmations": [
            {"party": row.party, "who": row.who, "words": row.words}
            for row in (party_row(party, agreement) for party in agreement.parties)
        ],
    }
