"""The index of words: FTS5 on SQLite, full text on PostgreSQL. Both hold the stems of ``SearchEntry``; both are asked
the same, and answer alike: which leaders have what where. Neither ranks.
"""

from collections.abc import Iterable

from django.db import connection

from pharos.leaders.question import Ask

WEIGHTS = {"areas": "A", "portrait": "B", "facts": "C", "school": "D"}
SQLITE = "SELECT rowid AS designation_id, {bit} AS bit FROM leaders_search_words WHERE leaders_search_words MATCH %s"
POSTGRESQL = (
    "SELECT designation_id, {bit}::bigint AS bit FROM leaders_searchentry WHERE words @@ to_tsquery('simple', %s)"
)


def look_up(asks: Iterable[Ask]) -> dict[int, int]:
    """By designation, the bits of the asks that it answers: one query for all of them.

    What is asked are stems, letters and figures only, so that nothing in them can be an operator.
    """
    asks = [each for each in asks if each.stems]
    if not asks:
        return {}
    sqlite = connection.vendor == "sqlite"
    one, phrase = (SQLITE, _sqlite) if sqlite else (POSTGRESQL, _postgresql)
    looks = " UNION ALL ".join(one.format(bit=int(each.bit)) for each in asks)
    whole = f"SELECT designation_id, SUM(bit) FROM ({looks}) AS found GROUP BY designation_id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(whole, [phrase(each) for each in asks])
        return {pk: int(bits) for pk, bits in cursor.fetchall()}


def _sqlite(ask: Ask) -> str:
    return f'{{{ask.field}}} : "{" ".join(ask.stems)}"{"*" if ask.begins else ""}'


def _postgresql(ask: Ask) -> str:
    weight = WEIGHTS[ask.field]
    return " <-> ".join(f"'{each}':{'*' if ask.begins else ''}{weight}" for each in ask.stems)
