"""``python -m benchmarks [register] [pages]``: on a database of its own that is gone afterwards.

That is an SQLite file, or, where ``DATABASE_URL`` names a PostgreSQL server, one more database on that server.
"""

import os
import tempfile
from argparse import ArgumentParser
from contextlib import contextmanager
from urllib.parse import urlsplit

BENCHMARKS = ("register", "pages")


def main():
    asked = ArgumentParser(prog="python -m benchmarks", description="How fast the service is.")
    asked.add_argument("which", nargs="*", metavar="register | pages", help="all, where none is named")
    asked.add_argument("--leaders", type=int, default=5_000, help="how many leaders the pages have to bear (5000)")
    asked.add_argument("--schools", type=int, default=25_000, help="how many schools (25000)")
    asked.add_argument("--deployments", type=int, default=20_000, help="how many deployments (20000)")
    options = asked.parse_args()
    for name in options.which or BENCHMARKS:
        if name not in BENCHMARKS:
            asked.error(f"There is no benchmark “{name}”. There are: {', '.join(BENCHMARKS)}.")
    # A process for each: both start with an empty database.
    for name in options.which or BENCHMARKS:
        if not (child := os.fork()):
            _run(name, options)
            os._exit(0)
        _, ended = os.waitpid(child, 0)
        if ended:
            raise SystemExit(f"The benchmark “{name}” came to no end.")


def _run(name, options):
    with tempfile.TemporaryDirectory(prefix="pharos-benchmarks-") as folder, _database(folder) as address:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "pharos.config.settings", "SECRET_KEY": "only for benchmarks",
            "SECURE_COOKIES": "false", "PHAROS_DEMO": "true", "PHAROS_DATA_DIR": folder, "DATABASE_URL": address,
        }  # fmt: skip
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from benchmarks import pages, register

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if name == "register":
            register.run()
        else:
            pages.run(leaders=options.leaders, schools=options.schools, deployments=options.deployments)
        connection.close()


@contextmanager
def _database(folder):
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder}/pharos.sqlite3"
        return
    import psycopg

    name = f"pharos_benchmarks_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


main()
