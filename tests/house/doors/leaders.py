"""The directory for everybody; a leader's own pages; the office's pages."""

from pharos.leaders import actions, queries
from tests.house.doors import CAST, Door, administrators, everyone, public
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


def designation(world):
    return [queries.designations_of(published(world).person).get().reference]


def mine(name, *more, **kwargs):
    status = 302 if kwargs.get("method") == "post" else 200
    return Door(name, allowed={"leader": status}, needs=published, at=lambda w: [*more], **kwargs)


def photo(world):
    """A leader's photo that is not published."""
    profile = published(world)
    return profile.photos.first() or making.photo(world, world.leader)


def agreed(world):
    """A photo that everybody may see."""
    photo(world)
    return actions.answer_photo(published(world), crop="middle", agrees=True, by=world.leader, at=world.now)


def removed(world):
    """A photo that can be put back."""
    photo(world)
    return actions.remove_photo(published(world), by=world.leader, at=world.now)


def square(world):
    return [photo(world).reference, "middle", 160]


PRESSED = {"form_key": "d" * 32}  # a button and nothing else
WHY = {"why": "By telephone"}
PORTRAIT, EVIDENCE = {"portrait": "I have led a school for nine years."}, {"evidence": "Two schools read better"}
DESIGNATED = {
    "name": "Sam Fenwick", "email": "sam.fenwick@wantsum.example", "kind": "SLE", "school": "900003",
    "from_on_day": "1", "from_on_month": "11", "from_on_year": "2026", "why": "Appointed by the panel",
}  # fmt: skip
ENDED = {"until_on_day": "24", "until_on_month": "11", "until_on_year": "2026", "why": "Has left the county"}


def searched(world):
    """A search that the headteacher saved."""
    return queries.saved_searches(world.head).first() or actions.save_search(
        name="Phonics near us", query="words=phonics", by=world.head, at=world.now
    )


def own_search(name, **kwargs):
    return Door(name, at=lambda w: [searched(w).reference], **kwargs)


DOORS = [
    public("leaders:directory"),
    public("leaders:need"),
    public("leaders:need", method="post", data={"suggest": "1", "words": "phonics"}),
    Door("leaders:export", allowed=dict.fromkeys(COMMISSIONERS, 200), others=403),
    public("leaders:map", needs=published),
    public("leaders:marks", needs=published),
    public("leaders:leader", at=reference),
    Door("leaders:leader", allowed={"leader": 200, "administrator": 200}, anonymous=404, needs=unpublished,
         at=lambda w: [unpublished(w).reference]),
    Door("leaders:searches", allowed=everyone()),
    Door("leaders:save_search", allowed=everyone(302)),
    Door("leaders:save_search", method="post", allowed=everyone(302)),
    own_search("leaders:rename_search", allowed={"head": 200}),
    own_search("leaders:rename_search", allowed={"head": 302}, method="post", data={"name": "Reading"}),
    own_search("leaders:remove_search", allowed={"head": 302}, method="post"),
    own_search("leaders:put_search_back", allowed={"head": 302}, method="post"),
    mine("leaders:mine"),
    mine("leaders:preview"),
    mine("leaders:public_preview"),
    mine("leaders:still_right"),
    mine("leaders:still_right", method="post", data=PRESSED),
    mine("leaders:not_now"),
    mine("leaders:not_now", method="post", data=PRESSED),
    Door("leaders:photo", allowed={"leader": 200}, needs=photo),
    Door("leaders:photo", method="post", allowed={"leader": 302}, needs=photo, data={"crop": "end", "agrees": "yes"}),
    mine("leaders:new_photo"),
    Door("leaders:new_photo", method="post", allowed={"leader": 200}, needs=published, data=PRESSED),
    Door("leaders:remove_photo", allowed={"leader": 200}, needs=photo),
    Door("leaders:remove_photo", method="post", allowed={"leader": 302}, needs=photo, data=PRESSED),
    Door("leaders:put_back_photo", method="post", allowed={"leader": 302}, needs=removed),
    Door("leaders:photo_file", allowed={"leader": 200, "administrator": 200}, anonymous=404, needs=photo, at=square),
    public("leaders:photo_file", needs=agreed, at=square),
    mine("leaders:section", "portrait"),
    mine("leaders:section", "portrait", method="post", data=PORTRAIT),
    mine("leaders:evidence", "sle-phonics"),
    mine("leaders:evidence", "sle-phonics", method="post", data=EVIDENCE),
    administrators("leaders:manage"),
    administrators("leaders:incomplete"),
    administrators("leaders:stale"),
    administrators("leaders:remind_chosen", needs=unpublished, status=400),
    administrators("leaders:remind_chosen", needs=unpublished, method="post", data=PRESSED, status=400),
    administrators("leaders:remind_all", needs=unpublished),
    administrators("leaders:remind_all", needs=unpublished, method="post", data=PRESSED, status=302),
    administrators("leaders:manage_export"),
    administrators("leaders:designate"),
    administrators("leaders:designate", method="post", data=DESIGNATED, status=302),
    administrators("leaders:end_designation", at=designation),
    administrators("leaders:end_designation", at=designation, method="post", data=ENDED, status=302),
    office("leaders:manage_leader"),
    office("leaders:manage_preview"),
    office("leaders:manage_public_preview"),
    administrators("leaders:manage_remove_photo", needs=photo, at=reference),
    administrators("leaders:manage_remove_photo", needs=photo, at=reference, method="post", data=WHY, status=302),
    office("leaders:manage_evidence", "sle-phonics"),
    office("leaders:manage_evidence", "sle-phonics", method="post", data=EVIDENCE | WHY, status=302),
    office("leaders:manage_section", "portrait"),
    office("leaders:manage_section", "portrait", method="post", data=PORTRAIT | WHY, status=302),
    Door("leaders:remind", method="post", allowed={"administrator": 302}, others=403, needs=unpublished,
         at=lambda w: [unpublished(w).reference]),
]  # fmt: skip
