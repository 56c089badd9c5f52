"""Pure functions from text, and an anchor where one is needed, to values. No spaCy, no document: usable alone."""
