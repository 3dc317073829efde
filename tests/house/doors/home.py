"""The front door: what everybody may read, and each person's own account."""

from tests.house.doors import Door, everyone, public

NORA = {
    "to_name": "Nora Quill", "to_email": "nora.quill@wantsum.example", "reason": "Leave",
    "from_on_day": "24", "from_on_month": "11", "from_on_year": "2026",
    "until_on_day": "24", "until_on_month": "12", "until_on_year": "2026",
}  # fmt: skip


def of_the_head(world):
    return [world.head.grants.get().reference]


def of_her_delegate(world):
    return [world.delegate.grants.get().reference]


def own(name, **kwargs):
    """A page of a person's own, or what they do on one."""
    status = 302 if kwargs.get("method") == "post" else 200
    return Door(name, allowed=everyone(status), **kwargs)


def between(name, *who, **kwargs):
    """What concerns the two sides of a loan, and whoever runs the programme."""
    status = 302 if kwargs.get("method") == "post" else 200
    return Door(name, allowed=dict.fromkeys((*who, "administrator"), status), **kwargs)


DOORS = [
    Door("home:favicon", allowed=everyone(301), anonymous=301),
    public("home:home"),
    public("home:help"),
    public("home:accessibility"),
    public("home:privacy"),
    public("home:cookies"),
    public("home:robots"),
    public("home:security"),
    public("home:health"),
    own("home:account"),
    own("home:my_data"),
    own("home:details"),
    own("home:details", method="post", data={"name": "Somebody Else", "telephone": ""}),
    own("home:sign_out_everywhere", method="post"),
    own("home:stand_ins"),
    between("home:lend", "head", at=of_the_head),
    between("home:lend", "head", at=of_the_head, method="post", data=NORA),
    between("home:end_stand_in", "head", "delegate", at=of_her_delegate),
    between("home:end_stand_in", "head", "delegate", at=of_her_delegate, method="post", data={"reason": "Is back"}),
]
