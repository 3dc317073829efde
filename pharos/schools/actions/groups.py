"""The trusts and federations of a file, made known before its schools are."""

from collections import defaultdict
from typing import Any

from ..models import Federation, Trust
from ..names import is_damaged

Body = Trust | Federation
# A body as it was before an import: its kind and key, its code and name; no code, where the import added it.
Kept = dict[str, str | int | None]
KINDS: dict[str, type[Body]] = {"trust": Trust, "federation": Federation}
# How the code begins that is made from a name, where the file gives no code.
NAMELESS = "~"


class Groups:
    """The bodies of one kind, as they are after a file named some."""

    def __init__(self, kind: type[Body]) -> None:
        self.kind: Any = kind
        self.by_code: dict[str, Body] = {}
        self.by_name: dict[str, list[str]] = {}
        self.before: list[Kept] = []
        self._look()

    def _look(self) -> None:
        self.by_code = {each.code: each for each in self.kind.objects.all()}
        self.by_name = defaultdict(list)
        for each in self.by_code.values():
            self.by_name[each.name.casefold()].append(each.code)

    def settle(self, names: dict[str, str], *, rename: bool) -> None:
        """Make known what the file names. Where it is the newest (``rename``), its names hold."""
        coded = {code: name for code, name in names.items() if not code.startswith(NAMELESS)}
        for code, name in coded.items():
            self._settle(code, name, rename=rename)
        self._add({code: name for code, name in coded.items() if code not in self.by_code})
        self._add({code: name for code, name in names.items() if code not in coded and not self._same(code)})

    def _settle(self, code: str, name: str, *, rename: bool) -> None:
        """Rename a group that is known; give its code to one that was known by its name alone."""
        known = self.by_code.get(code)
        if known is None and (nameless := self.by_code.get(f"{NAMELESS}{name.casefold()}")):
            self._keep(nameless)
            nameless.code = code
            nameless.save(update_fields=["code"])
            self._look()
        elif known and rename and known.name != name and not is_damaged(name):
            self._keep(known)
            known.name = name
            known.save(update_fields=["name"])

    def _add(self, names: dict[str, str]) -> None:
        if names:
            made = self.kind.objects.bulk_create([self.kind(code=code, name=name) for code, name in names.items()])
            self.before += [{"kind": self._name, "pk": each.pk, "code": None, "name": None} for each in made]
            self._look()

    def _keep(self, known: Body) -> None:
        self.before.append({"kind": self._name, "pk": known.pk, "code": known.code, "name": known.name})

    @property
    def _name(self) -> str:
        return next(name for name, kind in KINDS.items() if kind is self.kind)

    def _same(self, told: str) -> list[str]:
        return self.by_name.get(told.removeprefix(NAMELESS), [])

    def code_for(self, told: str, current: str | None) -> str:
        """The code of the group that a file named: among several of one name, the one that the school is in."""
        if not told.startswith(NAMELESS):
            return told
        same = self._same(told)
        return current if current in same else min(same, default=told)

    def pk(self, code: str | int | None) -> int | None:
        return self.by_code[str(code)].pk if code else None

    def words(self, code: str | int | None) -> str:
        return self.by_code[str(code)].name if code else ""
