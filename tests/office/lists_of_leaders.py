"""Lists of leaders for tests: as counties keep them."""

from pharos.office import actions
from pharos.people.models import Person
from pharos.taxonomy import actions as taxonomy
from pharos.taxonomy.models import Expertise
from tests.clock import NOW

HEADING = "name,email,designation,from,urn,phases,areas,portrait"
ADA = "Dr Ada Quill,ada.quill@wantsum.example,KLE,01/09/2024,900001,primary,Phonics,I help schools to read."
BEA = "Bea Lark,bea.lark@wantsum.example,SLE,2025-01-06,900003,Secondary,sle-assessment,"


def row(**cells):
    """A row of the usual columns; Ada's, with these cells changed."""
    told = dict(zip(HEADING.split(","), ADA.split(","), strict=True)) | cells
    return ",".join(f'"{cell}"' for cell in told.values())


def text(*rows, heading=HEADING):
    return "\n".join([heading, *rows]) + "\n"


def write(path, *rows, heading=HEADING):
    path.write_text(text(*rows, heading=heading), encoding="utf-8")
    return path


def expertise():
    if not Expertise.objects.exists():
        taxonomy.load_default()


def bring_in(path, *rows, by=None, heading=HEADING, **more):
    """Import a list of these rows at once."""
    expertise()
    return actions.import_list(write(path, *rows, heading=heading), by=by, at=NOW, **more)


def ada():
    return Person.objects.get(email="ada.quill@wantsum.example")


def report(done):
    return [(each.line, each.result) for each in done.lines.order_by("line")]


def reason(done, line=2):
    return done.lines.get(line=line).reason
