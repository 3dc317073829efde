"""Agreements, the deployments that follow from them, visits and support records."""

from .agreements import Agreement, Confirmation
from .deployments import Deployment, Visit
from .records import RecordVersion, Signature, SupportRecord

__all__ = [
    "Agreement",
    "Confirmation",
    "Deployment",
    "RecordVersion",
    "Signature",
    "SupportRecord",
    "Visit",
]
