#!/usr/bin/env python3
"""``python manage.py …`` is the same as ``pharos …``."""

from pharos.config.command_line import main

if __name__ == "__main__":
    main()
