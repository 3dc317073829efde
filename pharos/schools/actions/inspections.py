"""Bring in inspections, each under the URN that was inspected."""

from ..inspections_file import InspectionRow
from ..models import Inspection, SchoolLink, SourceImport
from ..source_file import SourceFile
from ..states import LinkKind
from .tally import SourceTally, in_chunks, merge

FIELDS = (
    "urn", "regime", "words", "starts_on", "published_on", "grades", "outcome", "concern", "safeguarding", "unclear",
)  # fmt: skip
# The link that a row itself tells, by naming an earlier URN of its school.
BY_OFSTED = "Predecessor, by Ofsted’s file"


def write(found: SourceFile[InspectionRow], by: SourceImport) -> SourceTally:
    told = {row.number: _inspection(row, by) for row in found.entries}
    _forget_unclear(found, by)
    known = {
        each.number: each
        for numbers in in_chunks(told)
        for each in Inspection.objects.filter(number__in=numbers).select_related("source")
    }
    tally = merge(Inspection, told, known, fields=FIELDS)
    _link(found)
    return tally


def _inspection(row: InspectionRow, by: SourceImport) -> Inspection:
    return Inspection(
        urn=row.urn, number=row.number, regime=row.regime, words=row.words, starts_on=row.starts_on,
        published_on=row.published_on, grades=row.grades, outcome=row.outcome, concern=row.concern,
        safeguarding=row.safeguarding, unclear=row.unclear, source=by,
    )  # fmt: skip


def _forget_unclear(found: SourceFile[InspectionRow], by: SourceImport) -> None:
    """A file tells anew of what earlier ones left unclear about its schools, perhaps under another number."""
    still = {row.number for row in found.entries}
    for urns in in_chunks(row.current_urn for row in found.entries):
        doubtful = Inspection.objects.filter(urn__in=urns, source__as_at__lte=by.as_at).exclude(unclear="")
        Inspection.objects.filter(pk__in=[each.pk for each in doubtful if each.number not in still]).delete()


def _link(found: SourceFile[InspectionRow]) -> None:
    """Where a row says that its inspection was of an earlier URN, that one is the school's predecessor."""
    pairs = {(row.current_urn, row.urn) for row in found.entries if row.urn != row.current_urn}
    for urns in in_chunks(urn for urn, _ in pairs):
        known = SchoolLink.objects.filter(urn__in=urns, kind=LinkKind.PREDECESSOR)
        pairs -= set(known.values_list("urn", "other_urn"))
    SchoolLink.objects.bulk_create(
        SchoolLink(urn=urn, other_urn=other, kind=LinkKind.PREDECESSOR, words=BY_OFSTED) for urn, other in sorted(pairs)
    )
