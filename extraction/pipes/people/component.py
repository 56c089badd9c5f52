"""The people component: named persons without a post, for those who ask for them.

Every string that could be a name is weighed by the evidence around it, the article's own repeats included; of rivals
the likeliest stays. A name that is sure once counts wherever it recurs. Officials are known already.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.officials.model import PersonFound
from extraction.pipes.officials.names import NameFinder
from extraction.pipes.people.article import Article, Lore
from extraction.pipes.people.forms import Forms
from extraction.pipes.people.roles import Roles
from extraction.pipes.people.weigh import Scales, Weighed, best_apart
from extraction.pipes.state import State, state_of
from extraction.rulebook import Rulebook
from extraction.segment import Segmenter

if TYPE_CHECKING:
    from extraction.pipes.people.candidates import Candidate
    from extraction.rulebook import Rulebook

Span = tuple[int, int]
_ROUNDS = 4


@dataclass(slots=True)
class _Someone:
    name: str
    role: str | None = None
    mentions: set[Span] = field(default_factory=set)


class People:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook, segmenter: Segmenter) -> None:
        self._book = book
        self._lore = Lore(book, segmenter)
        self._scales = Scales(book, self._lore)
        self._forms = Forms(book)
        self._roles = Roles(book)
        traps = {trap.id.partition(".")[2]: trap.regex for trap in book.traps("people")}
        self._doctrine, self._credits = traps["doctrine"], (traps["credit"], traps["reporter"])
        settings = book.settings("people")
        self._accept = float(settings["accept"])
        self._bonus = {name: float(settings[name]) for name in ("settled", "listed", "adjoined", "beside")}
        self._beside = book.compile("people", "{beside}")

    def find(self, state: State) -> list[PersonFound]:
        """Persons without a post, by first mention."""
        article = self._lore.article(state)
        officials = [span for person in state.persons for span in person.mentions]
        weighed = [
            *self._scales.weigh(article),
            *self._forms.find(article, NameFinder(article.text, self._book)),
        ]
        known = {person.name for person in state.persons}
        kept = best_apart((w for w in self._heard(article, weighed) if w.odds >= self._accept), officials)
        spans = {(w.candidate.start, w.candidate.end): w.candidate.text for w in kept if w.candidate.text not in known}
        spans = {span: name for span, name in spans.items() if self._counts(state, *span)}
        return self._persons(article, spans)

    def _heard(self, article: Article, weighed: list[Weighed]) -> list[Weighed]:
        """The candidates again, better where the article has settled the name or lists it among names.

        Names in a list settle one another from one to the next, so it is asked several times.
        """
        text = article.text
        beside = [self._beside.match(text, w.candidate.end) is not None for w in weighed]
        heard = [Weighed(w.candidate, w.odds + self._bonus["beside"] * b) for w, b in zip(weighed, beside, strict=True)]
        first = heard
        for _ in range(_ROUNDS):
            sure = best_apart(w for w in heard if w.odds >= self._accept)
            names = {w.candidate.text for w in sure}
            ends = {w.candidate.end for w in sure}
            starts = {w.candidate.start for w in sure}
            gains = (self._company(text, w.candidate, names, starts, ends) for w in first)
            again = [Weighed(w.candidate, w.odds + gain) for w, gain in zip(first, gains, strict=True)]
            if [w.odds for w in again] == [w.odds for w in heard]:
                break
            heard = again
        return heard

    def _company(self, text: str, one: Candidate, names: set[str], starts: set[int], ends: set[int]) -> float:
        """What a candidate gains by the sure names of the article, by where they begin and by where they end."""
        start, end = one.start, one.end
        odds = self._bonus["settled"] if one.text in names else 0.0
        behind_one = text[start - 1 : start] == "、" and start - 1 in ends
        if behind_one or (text[end : end + 1] == "、" and end + 1 in starts):
            odds += self._bonus["listed"]
        elif start in ends or end in starts:
            odds += self._bonus["adjoined"]
        return odds

    def _counts(self, state: State, start: int, end: int) -> bool:
        """Whether a name here mentions somebody: not in credits, not as part of a doctrine's name."""
        reading = state.reading
        if not reading.readable(start, end) or reading.zone_at(start) in {"byline", "header"}:
            return False
        if self._doctrine.match(reading.text, end):
            return False
        line = reading.text.rfind("\n", 0, start) + 1
        limit = reading.text.find("\n", end)
        window = max(line, start - 40), min(end + 40, limit if limit >= 0 else len(reading.text))
        return not any(m.start() <= start < m.end() for c in self._credits for m in c.finditer(reading.text, *window))

    def _persons(self, article: Article, spans: dict[Span, str]) -> list[PersonFound]:
        roles = self._roles.of(article, sorted(spans))
        found: dict[str, _Someone] = {}
        for span, name in sorted(spans.items()):
            person = found.setdefault(name, _Someone(name))
            person.role = person.role or roles.get(span)
            person.mentions.add(span)
        ordered = sorted(found.values(), key=lambda p: min(p.mentions))
        return [PersonFound(p.name, (), tuple(sorted(p.mentions)), p.role) for p in ordered]


@Language.factory("minglu_people", default_config={"rules": None, "segmenter_model": None})
def make_people(nlp: Language, name: str, rules: str | None, segmenter_model: str | None) -> _Component:  # noqa: ARG001
    """Make the component; `rules` is a folder with more rules, `segmenter_model` one with another pkuseg model."""
    return _Component(People(Rulebook.load(rules), Segmenter.load(Path(segmenter_model) if segmenter_model else None)))


class _Component:
    def __init__(self, people: People) -> None:
        self._people = people

    def __call__(self, doc: Doc) -> Doc:
        state = state_of(doc)
        state.persons = [*state.persons, *self._people.find(state)]
        return doc
