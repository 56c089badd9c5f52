"""rules/scopes in the shape that the scopes component needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, cast

from extraction.pipes.scopes.model import NATION
from extraction.places.model import RANK
from extraction.rulebook import Scan, Tail, alternation
from extraction.rulebook.compiled import compiled

if TYPE_CHECKING:
    from extraction.pipes.scopes.model import Anchor
    from extraction.places import Level
    from extraction.rulebook import Rule, Rulebook

KIND = "scopes"


@dataclass(frozen=True)
class Words:
    """What the rules say: see the comments in each file."""

    references: tuple[tuple[Rule, Scan], ...]
    before: Tail
    """A word at the end of what stands before an expression; its group is the kind of word."""
    after: Scan
    reporting: re.Pattern[str]
    joint: re.Pattern[str]
    listing: re.Pattern[str]
    sentence: Scan
    clause: re.Pattern[str]
    title: Scan
    quote: Scan
    parts: re.Pattern[str]
    label: re.Pattern[str]
    item: re.Pattern[str]
    heading_end: re.Pattern[str]
    private: Scan
    own: re.Pattern[str]
    first_person: re.Pattern[str]
    aside: Scan
    holder: re.Pattern[str]
    staff: re.Pattern[str]
    leading: re.Pattern[str]
    inside_body: re.Pattern[str]
    adverbial: re.Pattern[str]
    members: re.Pattern[str]
    member: re.Pattern[str]
    enumerated: re.Pattern[str]
    nationwide: Scan
    holds: re.Pattern[str]
    summed: re.Pattern[str]
    attends: re.Pattern[str]
    kin: re.Pattern[str]
    public: re.Pattern[str]
    national: re.Pattern[str]
    figures: re.Pattern[str]
    national_edge: re.Pattern[str]
    example: re.Pattern[str]
    part: re.Pattern[str]
    gives: re.Pattern[str]
    time: re.Pattern[str]
    seat: re.Pattern[str]
    listed: re.Pattern[str]
    among: re.Pattern[str]
    tally: re.Pattern[str]
    tally_end: re.Pattern[str]
    tally_own: re.Pattern[str]
    grouped: re.Pattern[str]
    at: re.Pattern[str]
    built: re.Pattern[str]
    facing: re.Pattern[str]
    own_deed: re.Pattern[str]
    scholars: re.Pattern[str]
    estimates: re.Pattern[str]
    demands: re.Pattern[str]
    agrees: re.Pattern[str]
    company: re.Pattern[str]
    present: Scan
    convenes: re.Pattern[str]
    upholds: Tail
    owning: Tail
    owned_by: re.Pattern[str]
    funding: Tail
    funded: re.Pattern[str]
    funded_too: re.Pattern[str]
    whole_of: re.Pattern[str]
    others_too: re.Pattern[str]
    written: re.Pattern[str]
    nationally: re.Pattern[str]
    upheld: re.Pattern[str]
    elects: Scan
    asks: re.Pattern[str]
    with_others: re.Pattern[str]
    again: re.Pattern[str]
    seats: re.Pattern[str]
    seat_next: re.Pattern[str]
    gets_into: re.Pattern[str]
    ours: re.Pattern[str]
    units: dict[str, str]
    inner: frozenset[str]
    subjects: frozenset[str]
    ranks: dict[str, int]
    divisions: dict[str, int]
    bodies: dict[str, tuple[str, ...]]
    placeless: frozenset[str]
    unnamed: frozenset[str]
    """What groups are called that have no other name: they say nothing of where."""
    nation: str
    capital: str
    dwelling: frozenset[str]
    whole: str

    @staticmethod
    def of(book: Rulebook) -> Words:
        """Compile the words of a rule book."""
        before = book.lexicon(KIND, "before")
        kinds = dict.fromkeys(before.column("kind").values())
        groups = "|".join(f"(?P<{kind}>{alternation(before.words('kind', kind))})" for kind in kinds)
        settings = book.settings(KIND)
        units = book.lexicon(KIND, "units")
        return Words(
            references=tuple((rule, book.scan_of(rule)) for rule in book.rules(KIND)),
            before=Tail(compiled(f"(?:{groups})[“「]?\\n?\\Z")),
            upholds=Tail(book.compile(KIND, str(settings["upholds"]))),
            owning=Tail(book.compile(KIND, str(settings["owning"]))),
            funding=Tail(book.compile(KIND, str(settings["funding"]))),
            after=Scan(alternation(book.lexicon(KIND, "after"))),
            **{name: book.compile(KIND, str(settings[name])) for name in _settings_compiled()},
            # these are looked for in whole texts
            sentence=book.scan(KIND, str(settings["sentence"])),
            title=book.scan(KIND, str(settings["title"])),
            quote=book.scan(KIND, str(settings["quote"])),
            aside=book.scan(KIND, str(settings["aside"])),
            elects=book.scan(KIND, str(settings["elects"])),
            nationwide=book.scan(KIND, str(settings["nationwide"])),
            # and these before every number, where few texts have one
            private=book.scan(KIND, str(settings["private"])),
            present=book.scan(KIND, str(settings["present"])),
            units=units.column("keeps"),
            inner=frozenset(units.column("inner")),
            subjects=frozenset(units.column("leads")),
            ranks={
                word: RANK[cast("Level", row["level"].partition("|")[0])]
                for word, row in book.lexicon("places", "levels").items()
            },
            divisions={word: int(rank) for word, rank in book.lexicon(KIND, "divisions").column("rank").items()},
            bodies={
                word: (word, *(end for end in row.get("ends", "").split("|") if end))
                for word, row in book.lexicon(KIND, "bodies").items()
            },
            unnamed=frozenset(book.lexicon("units", "heads").words("bare", "alone")),
            placeless=frozenset(str(settings["placeless"]).split("|")),
            nation=str(settings["nation"]),
            capital=str(settings["capital"]),
            dwelling=frozenset(str(settings["dwelling"]).split()),
            whole=str(settings["whole"]),
        )

    def keeps(self, anchor: Anchor) -> str:
        """When a unit stands for itself: `always`, `group`, `own`, `subject`, `never`; a place never does."""
        return self.units.get(anchor.unit, "never") if anchor.unit else "never"

    def leads(self, kind: str) -> bool:
        """Whether an article can be about a unit of a kind, and its head speak for it."""
        return kind in self.subjects

    def is_inner(self, kind: str) -> bool:
        """Whether units of a kind within a school or a firm stand for the whole."""
        return kind in self.inner

    def rank(self, word: str) -> int:
        """The rank of a word for a level, compounds (乡镇) by their end; above all places for none (各地)."""
        return next((self.ranks[word[at:]] for at in range(len(word)) if word[at:] in self.ranks), NATION)


def _settings_compiled() -> list[str]:
    """The patterns that are settings of their own names."""
    return [field.name for field in fields(Words) if field.type == "re.Pattern[str]"]
