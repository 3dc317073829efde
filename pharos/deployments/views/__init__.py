"""Agreements, deployments, visits and records over HTTP."""
