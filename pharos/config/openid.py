"""``OPENID_CONNECT``: accounts elsewhere with which people may sign in, as JSON. Read and checked at start."""

import json
import re
from typing import Any

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("id", "name", "issuer", "client_id", "secret")
OPTIONAL = ("domains",)
SHAPE = (
    'OPENID_CONNECT must be a JSON list like [{"id": "county", "name": "Kent County Council", '
    '"issuer": "https://login.example", "client_id": "…", "secret": "…", "domains": ["kent.example"]}].'
)
_ID = re.compile(r"[a-z0-9-]{1,40}")


def providers(text: str) -> list[dict[str, Any]]:
    """The providers as django-allauth has them. Raises ImproperlyConfigured, with what to do, on anything else."""
    if not text.strip():
        return []
    try:
        listed = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise ImproperlyConfigured(SHAPE) from wrong
    if not isinstance(listed, list):
        raise ImproperlyConfigured(SHAPE)
    found = [_provider(each) for each in listed]
    if len({each["provider_id"] for each in found}) < len(found):
        raise ImproperlyConfigured("OPENID_CONNECT names two providers by one id.")
    return found


def _provider(told: Any) -> dict[str, Any]:
    if not isinstance(told, dict) or not all(isinstance(told.get(name), str) and told[name] for name in NEEDED):
        raise ImproperlyConfigured(SHAPE)
    if unknown := sorted(set(told) - {*NEEDED, *OPTIONAL}):
        raise ImproperlyConfigured(f"OPENID_CONNECT has something that is not known: {', '.join(unknown)}. {SHAPE}")
    if not _ID.fullmatch(told["id"]):
        raise ImproperlyConfigured("In OPENID_CONNECT, an id has small letters, digits and dashes: it is in addresses.")
    domains = told.get("domains", [])
    if not isinstance(domains, list) or not all(isinstance(each, str) for each in domains):
        raise ImproperlyConfigured(SHAPE)
    return {
        "provider_id": told["id"], "name": told["name"], "client_id": told["client_id"], "secret": told["secret"],
        "settings": {"server_url": told["issuer"], "domains": [each.lower().lstrip("@") for each in domains]},
    }  # fmt: skip
