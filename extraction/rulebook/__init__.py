"""rules/ -> validated, compiled rules and their digest."""

from extraction.rulebook.book import Rulebook, rules_folder
from extraction.rulebook.lexicon import Lexicon
from extraction.rulebook.rule import Example, Rule
from extraction.rulebook.scan import Scan, Tail
from extraction.rulebook.spotter import Spotter, starts_of
from extraction.rulebook.trie import alternation

__all__ = [
    "Example",
    "Lexicon",
    "Rule",
    "Rulebook",
    "Scan",
    "Spotter",
    "Tail",
    "alternation",
    "rules_folder",
    "starts_of",
]
