"""``pharos import_inspections``: take in Ofsted’s management information, in any of its shapes."""

from pharos.schools.management.sources import SourceCommand
from pharos.schools.states import SourceKind


class Command(SourceCommand):
    help = "Take in Ofsted’s management information, all or nothing. Doing it again changes nothing."
    kind = SourceKind.INSPECTIONS
