"""The place layer's lexicons and patterns, in the shape that matching needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from extraction.places.gazetteer import gazetteer
from extraction.rulebook import Rulebook, Scan, Spotter, alternation

if TYPE_CHECKING:
    from extraction.places.model import Level
    from extraction.rulebook import Lexicon

KIND = "places"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a generic name ends in: its level, how long a name can be, and what may not follow."""

    level: Level
    longest: int
    not_before: str


@dataclass(frozen=True)
class Words:
    """Everything that rules/places says about the language; see the comment at the head of each file."""

    endings: dict[str, Ending]
    ending: Scan
    boundary: Scan
    """A word after which a name can begin; group `hard` tells its kind."""
    boundaries: frozenset[str]
    """The same words."""
    nonnames: frozenset[str]
    virtues: frozenset[str]
    nameless: re.Pattern[str]
    phonetic: frozenset[str]
    nonname_ends: dict[str, tuple[str, ...]]
    """Ending -> what names before it do not end in."""
    weak_shorts: frozenset[str]
    weak_names: frozenset[str]
    opening: frozenset[str]
    """Those of them that are no other word where a line or a sentence begins: 易县|召开会议."""
    openers: frozenset[str]
    """What stands before a line or a sentence; nothing at the beginning of the text."""
    not_opening: re.Pattern[str]
    """What is another word where such a name would begin: 代|县长, 和|县财政局一起."""
    slogans: tuple[str, ...]
    media: tuple[str, ...]
    streets: tuple[str, ...]
    arrivals: tuple[str, ...]
    organs: tuple[str, ...]
    seats: tuple[str, ...]
    """What stands behind the repeated level word of a division."""
    sides: frozenset[str]
    features: tuple[str, ...]
    headed: re.Pattern[str]
    """Behind the level word of somebody's office, as the person acts: 林县|长, 孙启明镇|长."""
    bodies: tuple[str, ...]
    not_before: dict[str, str]
    not_after: dict[str, str]
    levels: dict[str, tuple[tuple[Level, ...], tuple[str, ...]]]
    zones: dict[str, str | None]
    zone_levels: dict[str, Level]
    dateline: Scan
    begins_news: re.Pattern[str]
    """A dateline without a medium, at the beginning of a line."""
    medium: re.Pattern[str]
    reports: re.Pattern[str]
    """Behind a place whose medium begins its own news: 云岭|日报讯."""
    own: Scan
    local: re.Pattern[str]
    """How the article of a county or town speaks of it."""
    own_county: Scan
    """How it speaks of a county that it does not name there: 县委, 全县."""
    to_us: Scan
    """What comes to the home of the article."""
    ours: frozenset[str]
    """What an article calls its own home with: 我|市."""
    native: re.Pattern[str]
    event: re.Pattern[str]
    """Behind a place that only names an event, a model or a spirit."""
    begins_name: re.Pattern[str]
    """Behind a place that only begins the name of a firm, a school or a society."""
    firms: Scan
    """What sums up a list of firms."""
    item: re.Pattern[str]
    """An item of such a list behind its place."""
    speaks: re.Pattern[str]
    """Between a place and what its officer says."""
    rises: re.Pattern[str]
    """Behind a place its lower officer; at the end a higher post begins, of another body."""
    aside: Scan
    """What stands before a place that something only comes from, or is sent to."""
    takes: re.Pattern[str]
    """A name and the verb before the village whose post its bearer has."""
    visited: Scan
    visitors: Scan
    delegations: tuple[str, ...]
    """What each of them is called."""
    received: Scan
    """Visitors where they are received."""
    guests: Scan
    """Places that guests come from, which tell of no body."""
    corps: re.Pattern[str]
    corps_evidence: Scan
    window: int
    believed: int
    offices: frozenset[str]
    apart: re.Pattern[str]
    """The last character of an ending and what shows that no other word begins with it."""
    branched: re.Pattern[str]
    """What the bodies end in of which a branch is called by its zone."""
    town_end: re.Pattern[str]
    """What the names of towns and streets in the table end in."""
    towns: tuple[str, ...]
    """What the names of towns end in, which a short form leaves out."""
    towns_else: tuple[str, ...]
    joins: frozenset[str]
    """Characters that join two bodies."""
    holder: re.Pattern[str]
    """What can be the name of a town's head with the office."""
    surnamed: re.Pattern[str]
    """What can begin a name."""
    persons: re.Pattern[str]
    """An office, its holder and what joins the next one, at the end."""
    forms: Spotter
    """Every form of a division, and every zone, of more than one character."""


def _class_ends(nonnames: Lexicon, ending: str) -> tuple[str, ...]:
    return tuple(
        w
        for w, row in nonnames.items()
        if (ending in row["only"].split("|") if "only" in row else row["kind"] == "end")
    )


@cache
def words() -> Words:
    """The project's words; compiled once."""
    book = Rulebook.load()
    settings = book.settings(KIND)

    def column(lexicon: str, name: str) -> dict[str, str]:
        return book.lexicon(KIND, lexicon).column(name)

    def pattern(name: str) -> re.Pattern[str]:
        return book.compile(KIND, str(settings[name]))

    endings = book.lexicon(KIND, "endings")
    boundaries = book.lexicon(KIND, "boundaries")
    nonnames = book.lexicon(KIND, "nonnames")
    wordlike = book.lexicon(KIND, "wordlike")
    levels = book.lexicon(KIND, "levels")
    zones = {word: row.get("code") for word, row in book.lexicon(KIND, "zones").items()}
    return Words(
        endings={
            w: Ending(cast("Level", row["level"]), int(row["longest"]), row.get("not_before", ""))
            for w, row in endings.items()
        },
        ending=book.scan(KIND, "{@endings}"),
        # looked for in stretches alone, so not together with what is sought in whole texts
        boundary=Scan(
            f"(?P<hard>{alternation(boundaries.words('kind', 'hard'))})|{alternation(boundaries.words('kind', 'soft'))}"
        ),
        boundaries=frozenset((*boundaries.words("kind", "hard"), *boundaries.words("kind", "soft"))),
        nonnames=frozenset(w for w, row in nonnames.items() if row["kind"] == "whole" or "only" not in row)
        | frozenset(w for w in book.lexicon(KIND, "peoples") if w.endswith("族")),
        nameless=pattern("nameless"),
        virtues=frozenset(book.lexicon(KIND, "virtues")),
        phonetic=frozenset(book.lexicon("names", "transliteration")),
        nonname_ends={w: _class_ends(nonnames, w) for w in endings},
        weak_shorts=frozenset(wordlike.words("kind", "short")),
        weak_names=frozenset(wordlike.words("kind", "name|opening")),
        opening=frozenset(wordlike.words("kind", "opening")),
        openers=frozenset(("", "\n", *str(settings["openers"]))),
        not_opening=pattern("not_opening"),
        slogans=tuple(book.lexicon(KIND, "slogans")),
        media=tuple(book.lexicon(KIND, "media")),
        streets=tuple(book.lexicon(KIND, "streets")),
        sides=frozenset(str(settings["sides"])),
        arrivals=tuple(str(settings["arrivals"]).split()),
        organs=tuple(str(settings["organs"]).split()),
        seats=tuple(str(settings["seats"]).split()),
        features=tuple(book.lexicon(KIND, "features")),
        headed=pattern("headed"),
        bodies=tuple(book.lexicon(KIND, "bodies")),
        not_before={w: row.get("not_before", "") for w, row in book.lexicon(KIND, "division_endings").items()},
        not_after=column("directions", "not_after"),
        levels={
            w: (cast("tuple[Level, ...]", tuple(row["level"].split("|"))), tuple(row["ending"].split("|")))
            for w, row in levels.items()
        },
        zones=zones,
        zone_levels=cast("dict[str, Level]", column("zones", "level")),
        begins_news=pattern("begins_news"),
        dateline=book.scan(KIND, str(settings["dateline"])),
        medium=pattern("medium"),
        reports=pattern("reports"),
        own=book.scan(KIND, str(settings["self"])),
        local=pattern("local"),
        to_us=book.scan(KIND, str(settings["to_us"])),
        own_county=book.scan(KIND, str(settings["own_county"])),
        ours=frozenset(str(settings["ours"])),
        native=pattern("native"),
        event=pattern("event"),
        begins_name=pattern("begins_name"),
        firms=book.scan(KIND, str(settings["firms"])),
        item=pattern("item"),
        speaks=pattern("speaks"),
        rises=pattern("rises"),
        aside=book.scan(KIND, str(settings["aside"])),
        takes=pattern("takes"),
        visited=book.scan(KIND, str(settings["visited"])),
        delegations=tuple(str(settings["delegations"]).split()),
        visitors=book.scan(KIND, str(settings["visitors"])),
        received=book.scan(KIND, str(settings["received"])),
        guests=book.scan(KIND, str(settings["guests"])),
        corps=pattern("corps"),
        corps_evidence=book.scan(KIND, str(settings["corps_evidence"])),
        window=int(settings["window"]),
        believed=int(settings["believed"]),
        offices=frozenset(str(settings["offices"])),
        apart=pattern("apart"),
        branched=pattern("branched"),
        town_end=pattern("town_end"),
        towns=tuple(str(settings["towns"]).split()),
        towns_else=tuple(str(settings["towns_else"]).split()),
        joins=frozenset(str(settings["joins"])),
        holder=pattern("holder"),
        surnamed=pattern("surnamed"),
        persons=pattern("persons"),
        forms=Spotter(form for form in (*gazetteer().forms(), *zones) if len(form) > 1),
    )
