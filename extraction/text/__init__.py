"""bytes -> raw text -> reading."""

from extraction.text.decoding import Decoded, decode
from extraction.text.model import Damage, Metadata, Reading, Zone
from extraction.text.reading import read

__all__ = ["Damage", "Decoded", "Metadata", "Reading", "Zone", "decode", "read"]
