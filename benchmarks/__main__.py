"""``python -m benchmarks``: every benchmark, on a database of its own that is gone afterwards."""

import os
import tempfile


def main():
    with tempfile.TemporaryDirectory(prefix="pharos-benchmarks-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "pharos.config.settings", "SECRET_KEY": "only for benchmarks",
            "SECURE_COOKIES": "false", "PHAROS_DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/pharos.sqlite3",
        }  # fmt: skip
        import django

        django.setup()
        from django.core.management import call_command

        from benchmarks import register

        call_command("migrate", verbosity=0)
        register.run()


main()
