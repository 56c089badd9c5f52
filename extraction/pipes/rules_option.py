"""The one setting that every component takes."""

from pathlib import Path

from extraction.rulebook import Rulebook


def rulebook_of(rules: str | None) -> Rulebook:
    """The project's rules, and those of the folder `rules` where it is given.

    Raises:
        RuleError: a bad rule file.
    """
    return Rulebook.load(Path(rules) if rules else None)
