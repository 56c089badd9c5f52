"""bytes -> raw text -> reading."""

from extraction.text.model import Damage, Metadata, Reading, Zone
from extraction.text.reading import read

__all__ = ["Damage", "Metadata", "Reading", "Zone", "read"]
