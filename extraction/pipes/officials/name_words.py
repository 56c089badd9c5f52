"""What rules/names says, compiled, for all who look for names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extraction.rulebook import Lexicon, Rulebook, Scan
from extraction.segment.lexicon import WordClasses
from extraction.segment.names import NameStatistics

_OPENING = ("surnames", "transliteration", "tibetan", "mongolian", "turkic")
"""The lexicons of what names begin with."""
_NEVER_BEGIN = ("office", "verb", "body", "count")


@dataclass(frozen=True)
class NameWords:
    """What rules/names says, compiled."""

    statistics: NameStatistics
    words: WordClasses
    rare_words: WordClasses
    """The same with the words of a general dictionary."""
    surnames: Lexicon
    single: frozenset[str]
    """The surnames of one character."""
    after: Mapping[str, float]
    not_names: Lexicon
    never_begin: frozenset[str]
    """Words that no name begins with."""
    tails: Lexicon
    ungiven: Lexicon
    """Characters that hardly any given name of two ends in."""
    sound_characters: Lexicon
    minority_characters: Lexicon
    dotted: re.Pattern[str]
    begun: re.Pattern[str]
    countries: Scan
    hidden: re.Pattern[str]
    titled: re.Pattern[str]
    sounds: re.Pattern[str]
    spaced: re.Pattern[str]
    whole: Scan
    unhyphened: Scan
    """`whole`, without the names that hold a hyphen."""
    never_last: re.Pattern[str]
    prepositions: frozenset[str]
    verb_ends: Mapping[str, str]
    """Surnames that end a verb -> what it begins with."""
    held: re.Pattern[str]
    plural: frozenset[str]
    """Adverbs of several persons."""
    transitive: str
    """Verbs that need an object."""
    directing: frozenset[str]
    """Prepositions before those that something is done to."""
    addressed: frozenset[str]
    """What begins the names of the bodies that they stand before."""
    office_ends: tuple[str, ...]
    invited: re.Pattern[str]
    common: frozenset[str]
    namelike: Lexicon
    given_words: Lexicon
    """Words that are given names as well."""
    spoken: re.Pattern[str]
    acting: re.Pattern[str]
    """Words that are names as well, before what a person does behind an office."""
    called: re.Pattern[str]
    """The same before what only a person is called or takes."""
    accept: float
    list_accept: float
    openers: frozenset[str]
    """What every name without a dot begins with."""
    with_dot: Scan


@cache
def name_words(book: Rulebook) -> NameWords:
    """What tells names by a rule book."""
    settings = book.settings("names")
    surnames, not_names = (book.lexicon("names", name) for name in ("surnames", "not_names"))
    return NameWords(
        NameStatistics.load(),
        WordClasses.load(),
        WordClasses.wide(),
        surnames,
        frozenset(surnames.words("level", "common|rare")),
        {word: float(row["strength"]) for word, row in book.lexicon("names", "after").items()},
        not_names,
        frozenset(not_names.words("why", "|".join(_NEVER_BEGIN))),
        book.lexicon("names", "tails"),
        book.lexicon("names", "ungiven"),
        book.lexicon("names", "transliteration"),
        book.lexicon("names", "minority"),
        book.compile("names", "{dotted}"),
        book.compile("names", "{begun}"),
        book.scan("names", "{@countries}"),
        book.compile("names", "{hidden}"),
        book.compile("names", "{titled}"),
        book.compile("names", "{transliterated}"),
        book.compile("names", "{spaced}"),
        Scan(book.compile("names", "{tibetan}|{mongolian}|{turkic}|{hyphened}").pattern),
        Scan(book.compile("names", "{tibetan}|{mongolian}|{turkic}").pattern),
        book.compile("names", "{never_last}"),
        frozenset(str(settings["prepositions"])),
        {str(surname): str(before) for surname, before in settings["verb_ends"].items()},
        book.compile("names", str(settings["held"])),
        frozenset(str(settings["plural"])),
        str(settings["transitive"]),
        frozenset(str(settings["directing"])),
        frozenset(str(settings["addressed"])),
        tuple(str(settings["office_ends"]).split()),
        book.compile("names", str(settings["invited"])),
        frozenset(surnames.words("level", "common")),
        book.lexicon("names", "namelike"),
        book.lexicon("names", "given"),
        book.compile("names", "(?P<name>{han}{2,3}?){speaks}"),
        book.compile("names", "(?P<name>{@namelike}){acts}"),
        book.compile("names", "(?P<name>{@namelike}){called}"),
        float(settings["accept"]),
        float(settings["list_accept"]),
        frozenset(word[0] for name in _OPENING for word in book.lexicon("names", name)),
        book.scan("names", "{dotted}"),
    )
