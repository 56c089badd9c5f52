"""Organisational units: named or definite bodies."""

from typing import Literal

from schemas.base import Mention, Place, Record, RuleId, Text, UnitId

UnitKind = Literal[
    "party_committee",
    "party_branch",
    "party_group",
    "party_organ",
    "government",
    "government_organ",
    "congress",
    "consultative",
    "judicial",
    "military",
    "mass_organisation",
    "working_group",
    "team",
    "school",
    "hospital",
    "enterprise",
    "media",
    "community_body",
    "other",
]


class Unit(Record):
    """One body; all its wordings in the article are mentions of it."""

    id: UnitId
    """Unique within the document."""
    name: Text
    """Name as canonical as the article allows, in simplified characters."""
    kind: UnitKind
    """What sort of body it is."""
    place: Place | None
    """Its jurisdiction."""
    parent: UnitId | None
    """Id of the unit that it belongs to."""
    mentions: tuple[Mention, ...]
    """Empty for a body that the article names only inside posts."""
    rule: RuleId
    """Id of the rule that found it."""
