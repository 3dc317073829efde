"""What each model holds about people, and for how long.

Every model of ours says ``privacy = Privacy(...)`` and names each of its fields once; a house test
holds it to that. The register of processing (``docs/privacy.md``) is made from the same words.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Privacy:
    """The declaration of one model: why it is kept, how long, and what kind each field is.

    ``public`` may be shown to anyone, ``personal`` identifies a person, ``sensitive`` is confidential
    to the parties of a record. Fields are named in one string, separated by spaces.
    """

    purpose: str
    keep: str
    public: str = ""
    personal: str = ""
    sensitive: str = ""

    def names(self) -> list[str]:
        return [*self.public.split(), *self.personal.split(), *self.sensitive.split()]


# Periods that more than one model shares, in the words of the register of processing.
PROGRAMME = "six years after the school year in which it ended"
ACCOUNT = "while the person has a part in the programme, and two years after"
OPERATION = "twelve months"
REGISTER = "as long as the national register publishes it"
