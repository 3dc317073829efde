"""The Jinja2 environment: GOV.UK's macros, our own, and the words that every template may use."""

import dataclasses
from typing import Any

from django.conf import settings
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader, select_autoescape

from pharos.common.pages import crumb_items

from . import assets, fields, filters
from .summary import error_summary


class Absent(ChainableUndefined):
    """Something that a template named and nobody gave.

    GOV.UK's macros read ``params.a.b.c`` freely, so that an absent key is nothing. A word that our own
    template prints, or anything a ``page`` doesn't have, is a mistake: it is never shown as nothing.
    """

    def _is_mistake(self) -> bool:
        return dataclasses.is_dataclass(self._undefined_obj)

    def __bool__(self) -> bool:
        if self._is_mistake():
            self._fail_with_undefined_error()
        return False

    def __str__(self) -> str:
        if self._is_mistake():
            self._fail_with_undefined_error()
        return ""

    def __html__(self) -> str:
        return str(self)


def environment(**options: Any) -> Environment:
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options |= {
        "loader": ChoiceLoader([options["loader"], govuk]),
        "undefined": Absent,
        # Letters are plain text: an apostrophe stays an apostrophe.
        "autoescape": select_autoescape(disabled_extensions=("txt",), default=True, default_for_string=True),
        "extensions": ["jinja2.ext.do"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**options)  # noqa: S701 (autoescaping is on for all but letters)
    made.filters.update(filters.ALL)
    made.globals.update(
        url=address,
        static=assets.address,
        params=fields.params,
        macro_for=fields.macro_for,
        error_summary=error_summary,
        nested_names=fields.nested_names,
        crumb_items=crumb_items,
        programme=programme,
    )
    return made


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page: ``url("support:request", reference)``; ``query`` adds ``?key=value``."""
    query = kwargs.pop("query", None)
    return reverse(name, args=args, kwargs=kwargs, query=query)


@dataclasses.dataclass(frozen=True)
class Programme:
    """What this installation is called."""

    name: str
    association: str
    authority: str
    contact_email: str


def programme() -> Programme:
    return Programme(
        name=settings.PROGRAMME_NAME,
        association=settings.ASSOCIATION_NAME,
        authority=settings.AUTHORITY_NAME,
        contact_email=settings.CONTACT_EMAIL,
    )
