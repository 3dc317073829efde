"""Bring in the register's links between schools."""

from ..links_file import LinkRow
from ..models import SchoolLink, SourceImport
from ..source_file import SourceFile
from .tally import SourceTally, in_chunks, merge

FIELDS = ("other_name", "words", "established_on")


def write(found: SourceFile[LinkRow], by: SourceImport) -> SourceTally:
    """A link that the file no longer has stays: a file may be a part of the whole."""
    told = {
        (row.urn, row.other_urn, row.kind.value): SchoolLink(
            urn=row.urn, other_urn=row.other_urn, other_name=row.other_name, kind=row.kind, words=row.words,
            established_on=row.established_on,
        )
        for row in found.entries
    }  # fmt: skip
    known = {
        (link.urn, link.other_urn, link.kind): link
        for urns in in_chunks(row.urn for row in found.entries)
        for link in SchoolLink.objects.filter(urn__in=urns)
    }
    return merge(SchoolLink, told, known, fields=FIELDS)
