"""What rules/units says about the names of bodies, as far as several of the modules beside this one ask it.

What else one module alone asks is in its own `_Words`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from extraction.errors import RuleError
from extraction.rulebook import Scan, Spotter, Tail
from extraction.segment import WordClasses
from schemas import UnitKind

if TYPE_CHECKING:
    import re

    from extraction.rulebook import Lexicon, Rulebook

KIND = "units"
_KINDS = frozenset(get_args(UnitKind))
_STEM_LONGEST = 14


class Settings:
    """The settings of rules/units, in the shapes that matching needs."""

    def __init__(self, book: Rulebook) -> None:
        self._book, self._settings = book, book.settings(KIND)

    def text(self, name: str) -> str:
        """A setting as it is written."""
        return str(self._settings[name])

    def listed(self, name: str) -> tuple[str, ...]:
        """Its words, in their order."""
        return tuple(self.text(name).split())

    def words_of(self, name: str) -> frozenset[str]:
        """Its words."""
        return frozenset(self.listed(name))

    def chars(self, name: str) -> frozenset[str]:
        """Its characters."""
        return frozenset(self.text(name))

    def mapped(self, name: str) -> dict[str, str]:
        """A setting with keys."""
        return {str(key): str(value) for key, value in self._settings[name].items()}

    def pattern(self, name: str) -> re.Pattern[str]:
        """A setting that is a pattern."""
        return self._book.compile(KIND, self.text(name))

    def scan(self, name: str) -> Scan:
        """A pattern that is sought in whole texts."""
        return self._book.scan(KIND, self.text(name))

    def tail(self, name: str) -> Tail:
        """A pattern for the end of a stretch."""
        return Tail(self._book.compile(KIND, rf"(?:{self.text(name)})\Z"))

    def lexicon(self, name: str) -> frozenset[str]:
        """The words of a lexicon."""
        return frozenset(self._book.lexicon(KIND, name))


class Words:
    """These lexicons and settings.

    Raises:
        RuleError: a word with a kind that no unit has.
    """

    def __init__(self, book: Rulebook) -> None:  # noqa: PLR0915 - one statement a word
        units = Settings(book)
        self.book = book
        self.heads, self.national, self.suffixes = (
            book.lexicon(KIND, name) for name in ("heads", "national", "suffixes")
        )
        for lexicon in (self.heads, self.national):
            _check_kinds(lexicon)
        self.prefixes = book.lexicon(KIND, "prefixes")
        self.prefix = Tail(book.compile(KIND, r"{@prefixes}\Z"))
        self.owners = book.lexicon(KIND, "owners")
        self.owner = Tail(book.compile(KIND, r"{@owners}\Z"))
        self.stems = units.lexicon("stems")
        self.stem_joins = units.chars("stem_joins")
        self.boundaries = units.lexicon("boundaries")
        self.namewords = units.lexicon("namewords")
        self.classes = units.lexicon("classes")
        self.generic = units.lexicon("generic")
        self.levels = frozenset(book.lexicon("places", "levels"))
        self.zones = frozenset(book.lexicon("places", "levels").words("level", "zone"))
        self.quotes = (units.text("quotes")[0], units.text("quotes")[1])
        self.ordinal = units.text("ordinal")
        self.speakers = units.chars("speakers")
        # what points at the body named last: 该|局
        self.pointers = units.chars("pointers")
        self.nameable = units.words_of("nameable")
        self.number = book.compile(KIND, "{number}")
        self.leading_levels = book.compile(KIND, "{@places/levels}")
        self.modified = units.words_of("modified")
        self.small = units.words_of("small")
        self.placed = units.words_of("placed")
        self.chained = units.words_of("chained")
        self.local = units.words_of("local")
        self.district = units.text("district")
        self.short = book.lexicon(KIND, "short")
        self.assemblies = units.words_of("assemblies")
        self.committee = units.listed("committee")
        self.session = Tail(book.compile(KIND, r"{session}\Z"))
        # heads of parts of societies that have terms of office
        self.with_terms = units.listed("with_terms")
        # the term of office at the beginning of the part of a name: 第五届|中药分会
        self.term = book.compile(KIND, r"{session}")
        # find every word that can end a name: heads and national bodies, and suffixes
        self.heads_spotter = Spotter([*self.heads, *self.national])
        self.suffix_spotter = Spotter(self.suffixes)
        # a character that no name holds
        self.outside = book.compile(KIND, r"(?!{inside})[\s\S]|{class_noun}")
        self.longer = Scan(book.compile(KIND, "{@longer}|{organised}|{state}|{all_levels}|{middle}").pattern)
        self.inside_phrase = book.scan(KIND, "{@inside}")
        self.openers = units.lexicon("openers")
        self.general = units.words_of("general")
        self.written = units.listed("written")
        self.country = Tail(book.compile(KIND, r"{@countries}\Z"))
        self.home = units.words_of("home")
        self.nations = frozenset(w for w in units.lexicon("countries") if len(w) > 1) | units.words_of("nations")
        # the kind of a consultative conference, and its word behind a place
        self.consultative = units.listed("consultative")
        self.league = units.text("league")
        self.regions = units.listed("regions")
        # what districts end in whose committee repeats the level word: 滨海新区|区委
        self.doubled = units.listed("doubled")
        # organs that only the Party committee of a division has: 滑县政法委 is 滑县县委政法委
        self.committee_organs = units.words_of("committee_organs")
        # what only the news of a school itself says
        self.own_school = units.scan("own_school")
        # of that, what no university says
        self.own_college = units.text("own_college")
        # what only the news of an institution itself says, or that of a visit to it
        self.own_news = units.scan("own_news")
        self.faculties = units.words_of("faculties")
        # what faculties are named after
        self.taught = units.lexicon("subjects")
        # what shows that a brand is part of the name of something in a place: 青岚（云岭）产业园
        self.located = units.pattern("located")
        # the ending of a prefecture's name that its committee's leaves out, and that committee: 阿里地区, 阿里地委
        self.prefectural = (units.text("prefectural").split()[0], units.text("prefectural").split()[1])
        # heads of bodies that are called by the short form of their place: 绵阳支队
        self.forces = units.words_of("forces")
        # endings of the long official names of divisions
        self.autonomous = units.listed("autonomous")
        # how such names of prefectures end, and how in the names of their Party committees
        self.prefecture_in_full = units.pattern("prefecture_in_full")
        self.prefecture_level = units.text("prefecture_level")
        # kinds of bodies that have the official name of their division
        self.governing = units.words_of("governing")
        # heads of bodies of zones whose names are no places
        self.zonal = units.words_of("zonal")
        # what the names of stations begin with behind their place: 云岭|北站派出所
        self.stops = units.pattern("stops_at")
        # forms of firms that only full names have
        self.registered = units.listed("registered")
        # words that make a class of the bodies below another one
        self.lower = units.words_of("lower")
        # offices that stand behind departments of all sorts
        self.office = units.listed("office")
        # endings that say of no body what it is for
        self.vague = units.words_of("vague")
        # what the name of a paper goes on with where its publisher, its site or its account is meant
        self.publisher = units.pattern("publisher")
        # the parts of a school or a hospital that are places
        self.grounds = units.listed("grounds")
        self.list_marks = units.listed("list_marks")
        # what stands between the place that sends a team and the place where it works
        self.sends = units.listed("sends")
        # offices of those who govern a place, which lists name side by side: 县委办、|政府办
        self.offices_of = units.listed("offices_of")
        # 工商 -> 商: words of which contracted names may keep another character than the first
        self.left = {word[:-1]: word[-1] for word in units.listed("left")}
        # 大学 -> 大: the heads of names that are contracted, and what is left of them
        self.contracted = units.mapped("contracted")
        # words of a firm's trade and form, besides those of names in general
        self.trade = units.pattern("trade")
        # words that a contracted name need not hold
        self.left_out = units.words_of("left_out")
        # characters that make another word of a university's contracted name
        self.not_contracted = units.text("not_contracted")
        # adjectives that names begin with as well: 新华医院, but 新医院
        self.name_openers = units.words_of("name_openers")
        self.window = int(units.text("window"))
        # value function -> rule id
        self.rules = {str(rule.value): rule.id for rule in book.rules(KIND)}
        self.regional = units.words_of("regional")
        # an army or a numbered formation, before its officer or its staff: 新四军第七师|政委
        self.force = book.scan(KIND, "{force}")
        # a short name that an article gives right behind a name
        self.defined = book.scan_of(next(rule for rule in book.rules(KIND) if rule.value == "defined"))
        self.classes_of = WordClasses.load()


words = cache(Words)


def _check_kinds(lexicon: Lexicon) -> None:
    for word, row in lexicon.items():
        if row.get("kind") not in _KINDS:
            path, line = lexicon.lines[word]
            raise RuleError(
                path,
                line,
                f"{word!r} has the kind {row.get('kind', '')!r}, which no unit has",
                f"write one of {', '.join(sorted(_KINDS))}",
            )


def run_before(text: str, end: int, floor: int, words: frozenset[str], joins: frozenset[str]) -> int:
    """Where the run of words, some with a character between them that joins two, begins that ends at `end`.

    `end` itself where none does; none begins before `floor`.
    """
    begin = end
    while (found := _word_before(text, begin, floor, words)) < begin:
        begin = found
        if text[begin - 1 : begin] in joins and _word_before(text, begin - 1, floor, words) < begin - 1:
            begin -= 1
    return begin


def _word_before(text: str, end: int, floor: int, words: frozenset[str]) -> int:
    if text[end - 1 : end] not in _lasts(words):
        return end
    return next((at for at in range(max(floor, end - _STEM_LONGEST), end) if text[at:end] in words), end)


@cache
def _lasts(words: frozenset[str]) -> frozenset[str]:
    """The characters that words end in."""
    return frozenset(word[-1:] for word in words)
