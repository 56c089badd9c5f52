"""One spaCy component per record type."""
