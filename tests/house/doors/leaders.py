"""The directory for everybody; a leader's own pages; the office's pages."""

from pharos.leaders import queries
from tests.house.doors import CAST, Door, administrators, public
from tests.leaders import making

COMMISSIONERS = tuple(who for who in CAST if who != "stranger")


def published(world):
    """A leader whom everybody may find."""
    return queries.profile_of(world.leader) or making.publish(world, world.leader, world.kestrel)


def unpublished(world):
    """A leader who hasn't agreed to be found."""
    profile = queries.profile_of(world.leader)
    if profile is None:
        making.designate(world, world.leader, world.kestrel)
        profile = making.complete(world, world.leader)
    return profile


def reference(world):
    return [published(world).reference]


def office(name, *more, **kwargs):
    return administrators(name, at=lambda w: [published(w).reference, *more], **kwargs)


DOORS = [
    public("leaders:directory"),
    Door("leaders:export", allowed=dict.fromkeys(COMMISSIONERS, 200), others=403),
    public("leaders:leader", at=reference),
    Door("leaders:leader", allowed={"leader": 200, "administrator": 200}, anonymous=404, needs=unpublished,
         at=lambda w: [unpublished(w).reference]),
    Door("leaders:mine", allowed={"leader": 200}, needs=published),
    Door("leaders:preview", allowed={"leader": 200}, needs=published),
    Door("leaders:section", allowed={"leader": 200}, needs=published, at=lambda w: ["portrait"]),
    Door("leaders:evidence", allowed={"leader": 200}, needs=published, at=lambda w: ["sle-phonics"]),
    administrators("leaders:manage"),
    administrators("leaders:incomplete"),
    administrators("leaders:manage_export"),
    administrators("leaders:designate"),
    administrators(
        "leaders:end_designation",
        at=lambda w: [queries.designations_of(published(w).person).get().reference],
    ),
    office("leaders:manage_leader"),
    office("leaders:manage_preview"),
    office("leaders:manage_evidence", "sle-phonics"),
    office("leaders:manage_section", "portrait"),
    Door("leaders:remind", method="post", allowed={"administrator": 302}, others=403, needs=unpublished,
         at=lambda w: [unpublished(w).reference]),
]  # fmt: skip
