"""``python -m benchmarks [register] [pages] [search]``: on a database of its own that is gone afterwards.

That is an SQLite file, or, where ``DATABASE_URL`` names a PostgreSQL server, one more database on that server.
"""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import contextmanager
from urllib.parse import urlsplit

BENCHMARKS = ("register", "pages", "search")


def main():
    asked = ArgumentParser(prog="python -m benchmarks", description="How fast the service is, and how well it finds.")
    asked.add_argument("which", nargs="*", metavar="register | pages | search", help="all, where none is named")
    asked.add_argument("--leaders", type=int, default=5_000, help="how many leaders the pages have to bear (5000)")
    asked.add_argument("--schools", type=int, default=25_000, help="how many schools (25000)")
    asked.add_argument("--deployments", type=int, default=20_000, help="how many deployments (20000)")
    options = asked.parse_args()
    names = options.which or BENCHMARKS
    if unknown := set(names) - set(BENCHMARKS):
        asked.error(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(BENCHMARKS)}.")
    if len(names) == 1:
        _run(names[0], options)
        return
    amounts = [f"--{name}={getattr(options, name)}" for name in ("leaders", "schools", "deployments")]
    for name in names:  # a process for each: Django knows one database in its life
        subprocess.run([sys.executable, "-m", "benchmarks", name, *amounts], check=True)


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

        from benchmarks import pages, register, search

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if name == "register":
            register.run()
        elif name == "search":
            search.run()
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
