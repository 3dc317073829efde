"""``pharos import_links``: take in the register’s links between schools."""

from pharos.schools.management.sources import SourceCommand
from pharos.schools.states import SourceKind


class Command(SourceCommand):
    help = "Take in the register’s links between schools, all or nothing. Doing it again changes nothing."
    kind = SourceKind.LINKS
