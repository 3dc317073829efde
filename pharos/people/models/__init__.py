"""Everyone who signs in and how, the bodies they act for, and the parts they play."""

from .person import Organisation, Person, PersonManager, RoleGrant
from .signing_in import Browser, Passkey, SignIn

__all__ = ["Browser", "Organisation", "Passkey", "Person", "PersonManager", "RoleGrant", "SignIn"]
