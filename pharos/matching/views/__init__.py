"""Requests, the leaders who could, and offers over HTTP."""
