"""``pharos import_performance``: take in a performance table of key stage 2 or 4."""

from pharos.schools.management.sources import SourceCommand
from pharos.schools.states import SourceKind


class Command(SourceCommand):
    help = "Take in a performance table of key stage 2 or 4, all or nothing. Doing it again changes nothing."
    kind = SourceKind.RESULTS
