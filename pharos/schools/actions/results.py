"""Bring in the results of performance tables."""

from ..models import Result, SourceImport
from ..performance_file import ResultRow
from ..source_file import SourceFile
from .tally import SourceTally, in_chunks, merge


def write(found: SourceFile[ResultRow], by: SourceImport) -> SourceTally:
    told = {
        (row.urn, row.key_stage, row.year, row.measure): Result(
            urn=row.urn, key_stage=row.key_stage, year=row.year, measure=row.measure, value=row.value,
            missing=row.missing, source=by,
        )
        for row in found.entries
    }  # fmt: skip
    known = {
        (each.urn, each.key_stage, each.year, each.measure): each
        for urns in in_chunks(row.urn for row in found.entries)
        for each in Result.objects.filter(urn__in=urns).select_related("source")
    }
    return merge(Result, told, known, fields=("value", "missing"))
