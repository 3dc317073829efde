"""Signing in, by whichever way, and out."""
