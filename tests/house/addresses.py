"""Every address that the service has, the demo's own included, by name."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from pharos.devtools import urls as demo


def _named(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _named(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield f"{prefix}{entry.name}", entry


def by_name() -> dict[str, URLPattern]:
    """The pattern behind each name. Tests run with the demo switched off, so that its pages are added here."""
    own = {f"{demo.app_name}:{entry.name}": entry for entry in demo.urlpatterns}
    return own | dict(_named(get_resolver()))
