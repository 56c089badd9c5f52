"""What the language knows: patterns, lexicons and examples. Data only; see README.md in this folder."""
