"""The register's own codes, and the life of an import."""

from django.db import models

from pharos.common.states import Machine, move


class Status(models.TextChoices):
    """Whether an establishment is open, in the register's own codes."""

    UNKNOWN = "", "Not known"
    OPEN = "1", "Open"
    CLOSED = "2", "Closed"
    CLOSING = "3", "Open, but proposed to close"
    PROPOSED = "4", "Proposed to open"


# The establishments with pupils in them today.
OPEN_STATUSES = (Status.OPEN, Status.CLOSING)


class RegisterPhase(models.TextChoices):
    """The phase of education, in the register's own codes."""

    UNKNOWN = "", "Not known"
    NOT_APPLICABLE = "0", "Not applicable"
    NURSERY = "1", "Nursery"
    PRIMARY = "2", "Primary"
    MIDDLE_PRIMARY = "3", "Middle deemed primary"
    SECONDARY = "4", "Secondary"
    MIDDLE_SECONDARY = "5", "Middle deemed secondary"
    SIXTEEN_PLUS = "6", "16 plus"
    ALL_THROUGH = "7", "All-through"


class ImportState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    CANCELLED = "cancelled", "Cancelled"
    ROLLED_BACK = "rolled_back", "Rolled back"


_ = ImportState
REGISTER_IMPORT = Machine(
    "this import",
    start=move(_.WAITING, to=_.RUNNING, says="started the import"),
    finish=move(_.RUNNING, to=_.DONE, says="finished the import"),
    refuse=move(_.WAITING, _.RUNNING, to=_.REFUSED, says="refused the file"),
    cancel=move(_.WAITING, to=_.CANCELLED, says="cancelled the import"),
    roll_back=move(_.DONE, to=_.ROLLED_BACK, says="rolled the import back"),
    put_back=move(_.RUNNING, to=_.WAITING, says="found that the import had stopped half-way"),
)


class ChangeKind(models.TextChoices):
    """What happened to a school between two files of the register."""

    OPENED = "opened", "Opened"
    CLOSED = "closed", "Closed"
    ACADEMISED = "academised", "Became an academy"
    JOINED_TRUST = "joined_trust", "Joined a trust"
    LEFT_TRUST = "left_trust", "Left a trust"
    NEW_HEAD = "new_head", "New headteacher"
    INTERIM_HEAD = "interim_head", "Interim headteacher"
    SHARED_HEAD = "shared_head", "Shared headteacher"
    SAME_HEAD = "same_head", "Same headteacher, written otherwise"
    HEAD_UNKNOWN = "head_unknown", "Headteacher not known"


class Confidence(models.TextChoices):
    """How sure we are of what a file seems to say, in words."""

    CERTAIN = "certain", "Certain"
    LIKELY = "likely", "Likely"
    DOUBTFUL = "doubtful", "Doubtful"


class RemarkKind(models.TextChoices):
    """What an import says about one row of its file."""

    REJECTED = "rejected", "Row not read"
    KEPT = "kept", "Value not taken"


class LinkKind(models.TextChoices):
    """What the other school of a link is to the first one."""

    PREDECESSOR = "predecessor", "Predecessor"
    SUCCESSOR = "successor", "Successor"
    OTHER = "other", "Linked in another way"


class SourceKind(models.TextChoices):
    """What a file of another source tells."""

    INSPECTIONS = "inspections", "Inspections"
    LINKS = "links", "Links between schools"
    RESULTS = "results", "Results"
    POSTCODES = "postcodes", "Postcodes"
    OUTLINES = "outlines", "Outlines of districts"


class SourceState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"


_s = SourceState
SOURCE_IMPORT = Machine(
    "this file",
    start=move(_s.WAITING, to=_s.RUNNING, says="started to read the file"),
    finish=move(_s.RUNNING, to=_s.DONE, says="brought the file in"),
    refuse=move(_s.WAITING, _s.RUNNING, to=_s.REFUSED, says="refused the file"),
    put_back=move(_s.RUNNING, to=_s.WAITING, says="found that the reading had stopped half-way"),
)


class Regime(models.TextChoices):
    """How England inspected schools: each way has its own words for how good a school is."""

    OVERALL = "overall", "Overall grade"
    JUDGEMENTS = "judgements", "Key judgements only"
    REPORT_CARD = "report_card", "Report card"
    UNGRADED = "ungraded", "Ungraded"


class Safeguarding(models.TextChoices):
    UNKNOWN = "", "Not stated"
    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"


class Concern(models.TextChoices):
    """A category of concern, in Ofsted's own codes."""

    NONE = "", "None"
    SPECIAL_MEASURES = "SM", "Special measures"
    SERIOUS_WEAKNESSES = "SWK", "Serious weaknesses"
    SIGNIFICANT_IMPROVEMENT = "RSI", "Requires significant improvement"


class Outcome(models.TextChoices):
    """Whether a school counts as good or outstanding for the programme. Unknown is never a yes."""

    MEETS = "meets", "Meets the standard"
    PANEL = "panel", "For the panel"
    FAILS = "does_not_meet", "Does not meet the standard"
    UNKNOWN = "unknown", "Not known"
