"""What the service holds on one person, as plain data: their own copy."""

import base64
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.db import models

from pharos.activity import queries as activity
from pharos.activity.models import Activity
from pharos.interests.models import Declaration
from pharos.leaders import album
from pharos.leaders import queries as leaders
from pharos.leaders.models import Designation, Photo, Profile, ProfileExpertise
from pharos.leaders.pictures import LARGE
from pharos.outbox.models import Letter
from pharos.people import queries as people
from pharos.people.models import Browser, Passkey, Person, SignIn

from .scopes import called, names_of


def held_on(person: Person, *, at: dt.datetime) -> dict[str, Any]:
    """Their details, roles, what they wrote of themselves, letters to them, what happened, and what else names them.

    Records that also speak of others (a request, an agreement) are listed by their reference, not copied:
    the pages show each of them to those who may read it.
    """
    return {
        "made_at": at,
        "details": _details(person),
        "roles": _roles(person),
        "how_you_sign_in": _ways(person),
        "designations": _designations(person),
        "profile": _profile(person),
        "searches_you_saved": list(
            leaders.own_searches(person).order_by("saved_at", "pk").values("name", "query", "saved_at", "removed_at")
        ),
        "interests_you_declared": _interests(person),
        "letters_to_you": list(
            Letter.objects.filter(to_person=person).order_by("posted_at", "pk")
            .values("reference", "kind", "subject", "state", "posted_at", "sent_at")
        ),
        "what_you_did": _told(Activity.objects.filter(by=person)),
        "what_was_done_for_you": _told(Activity.objects.filter(standing_for=person)),
        "what_happened_to_your_account": _told(activity.about(person)),
        "records_that_name_you": _records(person),
    }  # fmt: skip


def _details(person: Person) -> dict[str, Any]:
    names = ("reference", "name", "email", "telephone", "is_active", "joined_at", "last_login")
    return {name: getattr(person, name) for name in names}


def _roles(person: Person) -> list[dict[str, Any]]:
    grants = people.grants_of(person)
    names = names_of(grants)
    return [
        {
            "reference": grant.reference, "role": grant.role_name, "scope": called(grant, names),
            "from_on": grant.from_on, "until_on": grant.until_on,
            "reason": grant.reason, "end_reason": grant.end_reason,
            "standing_in_for": grant.standing_in_for.person.name if grant.standing_in_for else None,
            "stand_ins": [lent.person.name for lent in grant.lent_grants.all()],
        }
        for grant in grants
    ]  # fmt: skip


def _ways(person: Person) -> dict[str, Any]:
    return {
        "letters_about_new_browsers": person.hears_of_sign_ins,
        "passkeys": list(people.passkeys_of(person).values("name", "added_at", "used_at")),
        "browsers": list(people.browsers_of(person).values("words", "first_at", "last_at")),
        "sign_ins": list(person.sign_ins.order_by("at", "pk").values("at", "way", "browser__words")),
        "accounts_elsewhere": list(
            SocialAccount.objects.filter(user=person).order_by("pk").values("provider", "uid", "date_joined")
        ),
    }  # fmt: skip


def _designations(person: Person) -> Sequence[Mapping[str, Any]]:
    rows = Designation.objects.filter(person=person).order_by("from_on", "pk")
    return list(rows.values("reference", "kind", "school__name", "from_on", "until_on", "why", "end_why"))


def _profile(person: Person) -> dict[str, Any] | None:
    fields = ("portrait", "portrait_draft", "phases", "can_lead", "availability", "availability_words",
              "available_from_on", "consented_at", "withdrew_at", "confirmed_at", "warned_at",
              "remind_from_on")  # fmt: skip
    profile = Profile.objects.filter(person=person).values(*fields).first()
    offers = ProfileExpertise.objects.filter(profile__person=person).order_by("expertise__position", "pk")
    told = {"expertise": list(offers.values("expertise__label", "evidence")), "photos": _photos(person)}
    return profile and profile | told


def _photos(person: Person) -> list[dict[str, Any]]:
    """The photos that are kept, and the picture that is shown of each, as a file in the text."""
    rows = Photo.objects.filter(profile__person=person).order_by("handed_in_at", "pk")
    return [
        {
            "crop": each.crop, "handed_in_at": each.handed_in_at, "agreed_at": each.agreed_at,
            "removed_at": each.removed_at, "picture": _picture(each),
        }
        for each in rows
    ]  # fmt: skip


def _picture(photo: Photo) -> str | None:
    data = album.read(photo.reference, photo.crop, LARGE)
    return f"data:image/webp;base64,{base64.b64encode(data).decode()}" if data else None


def _interests(person: Person) -> Sequence[Mapping[str, Any]]:
    rows = Declaration.objects.filter(person=person).order_by("declared_at", "pk")
    about = ("about_school__name", "about_person__name")
    return list(rows.values("reference", "kind", *about, "words", "from_on", "until_on", "declared_at", "ended_at"))


def _told(rows: models.QuerySet[Activity]) -> Sequence[Mapping[str, Any]]:
    return list(rows.order_by("at", "pk").values("at", "verb", "says", "why", "subject_label"))


def _records(person: Person) -> list[dict[str, Any]]:
    """One line for each record of ours that points at the person, whatever their part in it."""
    told = {Person, Letter, Activity, Passkey, Browser, SignIn}
    return [
        {"record": model._meta.label, "part": field.name, "reference": reference}
        for model in apps.get_models()
        if model.__module__.startswith("pharos.") and model not in told
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Person
        for reference in _references(model, field, person)
    ]


def _references(model: type[models.Model], field: models.Field[Any, Any], person: Person) -> list[str]:
    has_reference = any(each.name == "reference" for each in model._meta.concrete_fields)
    rows = model._default_manager.filter(**{field.name: person}).order_by("pk")
    return [str(each) for each in rows.values_list("reference" if has_reference else "pk", flat=True)]
