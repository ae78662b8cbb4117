"""Who is heard, and in which role (the podcast namespace's taxonomy)."""

from dataclasses import dataclass

from radiodesk.model.words import N_

ROLES = {
    "host": N_("Host"),
    "co-host": N_("Co-host"),
    "guest": N_("Guest"),
    "guest host": N_("Guest host"),
    "reporter": N_("Reporter"),
    "producer": N_("Producer"),
    "editor": N_("Editor"),
}
"""Role values of the podcast namespace's group "cast" and the desk's own crew, with their labels."""


@dataclass(frozen=True)
class Credit:
    """A person in a role. `name` as it should be read out, with degrees and office."""

    name: str
    role: str = "guest"
