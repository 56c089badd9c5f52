"""rules/scopes in the shape that the scopes component needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.rulebook import alternation

if TYPE_CHECKING:
    from extraction.rulebook import Rule, Rulebook

KIND = "scopes"


@dataclass(frozen=True)
class Words:
    """What the rules say: see the comment at the head of each file."""

    references: tuple[Rule, ...]
    before: re.Pattern[str]
    """A word at the end of what stands before an expression; its group is the kind of word."""
    after: re.Pattern[str]
    joint: re.Pattern[str]
    sentence: re.Pattern[str]
    near: re.Pattern[str]
    clause: re.Pattern[str]
    title: re.Pattern[str]
    quote: re.Pattern[str]
    parts: re.Pattern[str]
    timeless: frozenset[str]
    keeps: dict[str, str]
    inner: dict[str, str]
    bodies: dict[str, tuple[str, ...]]
    nation: str

    @staticmethod
    def of(book: Rulebook) -> Words:
        """Compile the words of a rule book."""
        before = book.lexicon(KIND, "before")
        kinds = dict.fromkeys(before.column("kind").values())
        groups = "|".join(f"(?P<{kind}>{alternation(before.words('kind', kind))})" for kind in kinds)
        settings = book.settings(KIND)
        return Words(
            references=book.rules(KIND),
            before=re.compile(f"(?:{groups})$"),
            after=re.compile(alternation(book.lexicon(KIND, "after"))),
            joint=book.compile(KIND, str(settings["joint"])),
            sentence=book.compile(KIND, str(settings["sentence"])),
            near=book.compile(KIND, str(settings["near"])),
            clause=book.compile(KIND, str(settings["clause"])),
            title=book.compile(KIND, str(settings["title"])),
            quote=book.compile(KIND, str(settings["quote"])),
            parts=book.compile(KIND, str(settings["parts"])),
            keeps=book.lexicon(KIND, "units").column("keeps"),
            inner=book.lexicon(KIND, "units").column("inner"),
            timeless=frozenset(str(settings["timeless"]).split("|")),
            bodies={
                word: (word, *row.get("ends", "").split("|")) if row.get("ends") else (word,)
                for word, row in book.lexicon(KIND, "bodies").items()
            },
            nation=str(settings["nation"]),
        )
