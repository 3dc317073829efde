"""Opaque references: what an address and a letter call a thing, in place of its primary key."""

import secrets

# Crockford's base 32: no letter that is mistaken for a digit.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10


def new_reference() -> str:
    """Ten characters, 50 random bits: not to be guessed, short enough for the telephone."""
    number = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(0, 5 * LENGTH, 5))
