"""Where a person's name begins and ends.

A Chinese name is a surname of one or two characters and a given name of one or two; running text does not say
which. Every possible
reading at a place gets a score: the log-odds of its characters at their places (extraction.segment.names), what
stands behind it
(punctuation, a word that follows names, a word that begins there), and what it would cut through. The article
decides the rest
(`NameFinder.choose`): a string that recurs with different continuations is a name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from extraction.pipes.officials.model import NameOption
from extraction.pipes.officials.name_edges import COMMON, CUT, EDGE, HAN, ORDINARY, WORD, NameEdges
from extraction.pipes.officials.name_words import name_words
from extraction.rulebook import Rulebook, starts_of
from extraction.rulebook.anchors import characters

_HYPHEN = re.compile(r"[-－‐]")
_DOTS = "·•・‧․"
_SECOND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2,}[·•・‧․])")
"""Where a second name with dots follows: 安娜·罗西和马里奥·卡尼."""
_LONGEST = 4
_LONGEST_SOUND = 12
"""No name that ends at a place is looked for further before it, in code points."""
_DOTTED_SCORE = 8.0
_COMPOUND = 4.0
_RARE, _UNGIVEN = -1.5, -2.5
_INTO = -3.0
_SOUND = 0.7
_LONG_SOUND = 2.0
_SHORTEST_RUN = 2
_COMMAS = "、，,；;"
_BETWEEN = (2, 3)
"""So many characters a name has that fills the place between two posts."""
_VERBAL = {"v", "vn"}
_INSIDE = -2.5
_SETTLED = 4.0
_NAMEABLE = {None, "nz", "ns", "nt", "nr"}
"""Classes of words that are names as well."""
_PARTICLES = {"d", "p", "c", "u", "r", "v"}
"""Classes of the words of one character that stand between a name and a verb."""
_WORD_TOO = "word"
_UNLIKELY = -2.0
"""The characters of no name score less."""
_FRAMED = 3.0
"""A name of three characters fills the place between a body and an office."""
_FULL = 1.0
_WORD_GIVEN = 1.0
"""As much at least speaks for a given name that is a word as well."""
_RIVAL = 2.5
_SURE = 1.0


class NameFinder:
    """Names in one text.

    Args:
        places: end -> start of the places that no name can be or end: villages and towns.
        framed: spans that a body stands before and an office behind (县委|林知远|书记), half-open, in code points.

    Attributes:
        edges: what stands around a possible name.
    """

    def __init__(
        self,
        text: str,
        book: Rulebook,
        places: Mapping[int, int] | None = None,
        framed: Container[tuple[int, int]] = frozenset(),
    ) -> None:
        self._text = text
        self._places = places or {}
        self._framed = framed
        self._known = name_words(book)
        self.accept, self.list_accept = self._known.accept, self._known.list_accept
        self._countries: list[tuple[int, int]] | None = None
        self._repeats: dict[str, int] = {}
        self._followers: dict[str, int] = {}
        self._seen: dict[int, tuple[NameOption, ...]] = {}
        self._ending: dict[int, tuple[NameOption, ...]] = {}
        self.edges = NameEdges(text, self._known)
        self._dots = self._known.with_dot.possible(characters(text))
        self._whole = self._known.unhyphened if _HYPHEN.search(text) is None else self._known.whole

    def options_at(self, start: int) -> tuple[NameOption, ...]:
        """Every reading of a name that begins at `start`, the best first."""
        if start not in self._seen:
            found = () if self._ends_verb(start) else self._options_at(start)
            # 石桥村 of 石桥村担任书记 is nobody
            self._seen[start] = tuple(o for o in found if start < self._places.get(o.end, start + 1)) if found else ()
        return self._seen[start]

    def _ends_verb(self, start: int) -> bool:
        """Whether what could be a surname is the end of a verb: 升|任."""
        before = self._known.verb_ends.get(self._text[start : start + 1])
        if before is None or not start or self._text[start - 1] not in before:
            return False
        return not self._text.endswith(self._known.office_ends, 0, start)

    def options_ending(self, end: int) -> tuple[NameOption, ...]:
        """Every reading of a name that ends at `end`, the best first."""
        if end not in self._ending:
            text, openers, floor = self._text, self._known.openers, max(0, end - _LONGEST_SOUND)
            starts = [
                at for at in range(floor, end - 1) if self._dots or (text[at] in openers and self._can_end(at, end))
            ]
            found = [o for start in starts for o in self.options_at(start) if o.end == end]
            self._ending[end] = tuple(sorted(found, key=lambda o: (-o.score, o.start)))
        return self._ending[end]

    def filling(self, start: int, end: int) -> NameOption | None:
        """The name that fills a place in a list of names, though it is a word as well: 高峰 of 顾秋禾、高峰、韩松."""
        name = self._text[start:end]
        if name in self._known.namelike:
            return NameOption(start, end, name, EDGE)
        if name not in self._known.not_names and not self._is_shaped(name):
            return None
        if self._known.not_names.value(name, "why") not in {None, _WORD_TOO} or name[0] not in self._known.single:
            return None
        score = self._characters(name)
        return NameOption(start, end, name, score + EDGE) if score > _UNLIKELY else None

    def before_speech(self, start: int) -> NameOption | None:
        """The name between an office and what only a person does, though it is a word as well: 副县长|安康|讲话."""
        known = self._known
        if acting := known.acting.match(self._text, start):
            return NameOption(start, acting.end("name"), acting["name"], EDGE)
        found = known.spoken.match(self._text, start)
        if found is None:
            return None
        name = found["name"]
        if name[0] not in known.common or known.not_names.value(name, "why") not in {None, _WORD_TOO}:
            return None
        given = name[1:]
        if self._is_worded(name) or known.hidden.search(given) or self._ends_verb(start):
            return None
        score = known.statistics.surname(name[0]) + known.statistics.given(given)
        likely = score > _UNLIKELY - (len(name) > 2)
        return NameOption(start, found.end("name"), name, score + EDGE) if likely else None

    def between_posts(self, start: int, posts: Container[int]) -> NameOption | None:
        """The name between an office and a comma before the next post; `posts` are where posts begin.

        A word that is a name as well (副县长|黄河、局长), or one with a surname that is hardly one elsewhere
        (副县长|从知远、局长).
        """
        for size in _BETWEEN:
            end = start + size
            if end + 1 in posts and self._text[end] in _COMMAS:
                name = self._text[start:end]
                return self._rare(start, name) if size == _BETWEEN[-1] else self._word_as_name(start, name)
        return None

    def _word_as_name(self, start: int, name: str) -> NameOption | None:
        return NameOption(start, start + len(name), name, EDGE) if name in self._known.namelike else None

    def _rare(self, start: int, name: str) -> NameOption | None:
        """A name of three characters whose surname no lexicon of the usual ones has, if no words make it up."""
        known = self._known
        given = name[1:]
        if name[0] not in known.surnames or name in known.not_names or name[:2] in known.never_begin:
            return None
        if known.hidden.search(given) or any(known.words.known(part) for part in (name, name[:2], given)):
            return None
        score = known.statistics.given(given)
        return NameOption(start, start + len(name), name, score + EDGE) if score > 0 else None

    def _is_worded(self, name: str) -> bool:
        """Whether ordinary words make up what stands before a verb: 局长|于会上, 局长|时常, but not 局长|高峰."""
        known, words = self._known, self._known.words
        if name in known.namelike:
            return False
        if known.countries.regex.match(name) or words.best(name[-1]) in _PARTICLES:
            return True
        if len(name) <= _LONGEST // 2:
            return words.best(name) not in _NAMEABLE
        ordinary = any(words.frequency(w) > COMMON and words.best(w) in ORDINARY for w in (name[1:], name[:2]))
        # 书记|向群众讲话
        addressed = name[0] in known.prepositions and words.known(name[1:])
        return ordinary or addressed or words.known(name)

    def _can_end(self, start: int, end: int) -> bool:
        """Whether any reading of a name without dots that begins at `start` can end at `end`; most cannot."""
        text, known = self._text, self._known
        if end - start <= _LONGEST and (self._is_shaped(text[start:end]) or text[start:end] in known.namelike):
            return True
        sounds = known.sounds.match(text, start, end)
        if sounds is not None and sounds.end() == end:
            return True
        if (whole := self._whole.at(text, start)) and end <= whole.end():
            return True
        return text[start + 1].isspace() and known.spaced.match(text, start) is not None

    def _options_at(self, start: int) -> tuple[NameOption, ...]:
        text = self._text
        plain = text[start : start + 1] in self._known.openers
        if not (plain or self._dots):
            return ()
        if self._dots and (dotted := self._dotted_at(start)):
            end = self._dotted_end(dotted)
            name = re.sub(r"[•・‧․]", "·", text[start:end])
            return (NameOption(start, end, name, _DOTTED_SCORE),)
        if self._known.countries.at(text, start):
            return ()
        if (whole := self._whole_at(start)) is not None:
            return (whole,)
        options = []
        # 张先生 is no 张先
        titled = self._known.titled.match(text[start + 1 : start + _LONGEST - 1]) is not None
        for length in range(3 if titled else 2, _LONGEST + 1):
            name = text[start : start + length]
            if len(name) < length or not HAN.fullmatch(name[-1]):
                break
            if self._is_shaped(name):
                options.append(NameOption(start, start + length, name, self._score(start, name)))
        sounds = list(self._transliterated_at(start))
        longest = max((o.end for o in sounds), default=start)
        if longest - start > _LONGEST - 1:
            options = [o._replace(score=o.score + _INSIDE) if o.end < longest else o for o in options]
        options.extend(o for o in sounds if all(o.end != other.end for other in options))
        return tuple(sorted(options, key=lambda o: (-o.score, o.end)))

    def _whole_at(self, start: int) -> NameOption | None:
        """The one reading of what is written as a name: 扎西次仁, 王　芳, 高峰|同志."""
        text = self._text
        if whole := self._whole.at(text, start):
            end = self._dotted_end(whole) if _HYPHEN.search(whole[0]) else whole.end()
            return NameOption(start, end, text[start:end], _DOTTED_SCORE)
        if spaced := self._known.spaced.match(text, start):
            name = "".join(spaced[0].split())
            return NameOption(start, spaced.end(), name, self._characters(name) + self.edges.behind(spaced.end()))
        called = self._known.called.match(text, start)
        return NameOption(start, called.end("name"), called["name"], EDGE) if called else None

    def _transliterated_at(self, start: int) -> Iterator[NameOption]:
        """Names written by their sound (卡罗尼): as far as such characters go, or up to a word behind names."""
        run = self._known.sounds.match(self._text, start)
        if run is None:
            return
        ends, torn = {run.end()}, 0
        verbal = self._known.words.best(self._text[run.end() - 1 : run.end() + 1]) in _VERBAL
        if verbal and run.end() - start > _LONGEST - 1:
            torn = run.end()  # 特朗普|提交
            ends.add(torn - 1)
        for end in range(start + 2, run.end() + 1):
            name = self._text[start:end]
            if (end in ends or self._text[end : end + 2] in self._known.after) and not self._is_word(name):
                bonus = _LONG_SOUND if len(name) > 3 else 0.0
                cut = CUT if end == torn else 0.0
                yield NameOption(start, end, name, _SOUND * len(name) - 2.0 + self.edges.behind(end) + bonus + cut)

    def _is_word(self, name: str) -> bool:
        return self._known.words.known(name) or name in self._known.never_begin

    def _dotted_at(self, start: int) -> re.Match[str] | None:
        """买买提·热合曼; a long first part must be of characters that render sounds, lest it begin with other words."""
        dotted = self._known.dotted.match(self._text, start)
        if dotted is None:
            return None
        first = re.split("[·•・‧․]", dotted[0], maxsplit=1)[0].replace("-", "").replace("－", "")
        known = self._known
        foreign = sum(char in known.sound_characters or char in known.minority_characters for char in first)
        return dotted if len(first) - foreign <= 1 + (len(first) < 4) else None

    def _dotted_end(self, dotted: re.Match[str]) -> int:
        """Where the last part of 买买提·热合曼在… ends: before the first word that follows names."""
        first = next((at for at, char in enumerate(dotted[0]) if char in _DOTS), len(dotted[0]))
        if second := _SECOND.search(dotted[0], first):
            return dotted.start() + second.start()
        last = max(dotted[0].rfind(dot) for dot in _DOTS) + dotted.start() + 1
        last = last if last > dotted.start() else max(m.end() for m in _HYPHEN.finditer(dotted[0])) + dotted.start()
        known = self._known
        begun = known.begun.match(self._text, last)
        for end in range(begun.end() if begun else last + 1, dotted.end()):
            # 马里奥·科|表示: a part of one character, where none that renders a sound follows
            behind = self._text[end]
            goes_on = end == last + 1 and (behind in known.sound_characters or behind in known.minority_characters)
            if self.edges.behind(end) >= 1.0 and not goes_on:
                return end
        return dotted.end()

    def begins_place(self, name: NameOption, places: Container[int]) -> bool:
        """Whether a preposition stands before a place: 副主席|向|凉山分会会长颁奖; `places` are where places begin.

        But 副县长|向凉山|主持会议 is a person.
        """
        directs = self._text[name.start] in self._known.directing and name.start + 1 in places
        return directs and not self.edges.closes(name.end)

    def is_common(self, name: NameOption) -> bool:
        """Whether a name begins with a common surname, and surely is one."""
        return name.text[0] in self._known.common and name.score >= _SURE

    def in_country(self, start: int, end: int) -> bool:
        """Whether a span touches the name of a state or an international body: 罗斯 of 俄罗斯总统."""
        return any(first < end and start < last for first, last in self._country_spans())

    def inside_country(self, start: int) -> bool:
        """Whether a span would begin inside such a name: 鲁将 of 秘鲁将接任主席."""
        return any(first < start < last for first, last in self._country_spans())

    def _country_spans(self) -> list[tuple[int, int]]:
        if self._countries is None:
            self._countries = [match.span() for match in self._known.countries.finditer(self._text)]
        return self._countries

    def _is_shaped(self, name: str) -> bool:
        known = self._known
        if name in known.not_names or name[:2] in known.never_begin:
            return False
        compound = name[:2] in known.surnames
        single = name[0] in known.single
        if len(name) == 2:
            return single and not compound
        if len(name) == 3:
            return single or compound
        return compound

    def _score(self, start: int, name: str) -> float:
        end = start + len(name)
        full = _FULL if len(name) > 2 else 0.0
        verb = 0.0 if self.edges.ends_one(start, end) else self.edges.verb(end)
        cuts = self.edges.cut(end) + self.edges.torn(start)
        edge = 0.0 if self.edges.ends_one(start, end + 1) else self.edges.behind(end)
        framed = _FRAMED if len(name) > 2 and (start, end) in self._framed else 0.0
        runs_on = _INTO if len(name) > 2 and self.edges.begins_word(end) else 0.0
        evidence = (full, verb, cuts, framed, runs_on, self._word_cost(start, name), edge)
        return self._characters(name) + sum(evidence)

    def _characters(self, name: str) -> float:
        """How much the characters look like surname and given name."""
        compound = len(name) > 2 and name[:2] in self._known.surnames
        given = name[2:] if compound else name[1:]
        if len(given) > 2:
            return -9.0
        if self._known.hidden.search(given) or given[-1] in self._known.tails:
            return -9.0
        surname = _COMPOUND if compound else self._known.statistics.surname(name[0])
        rare = _RARE if not compound and self._known.surnames.value(name[0], "level") == "rare" else 0.0
        rare += _UNGIVEN if len(given) > 1 and given[-1] in self._known.ungiven else 0.0
        floor = _WORD_GIVEN if self._is_given(name) else -5.0
        return max(-2.0, min(4.0, surname)) + max(floor, min(4.0, self._known.statistics.given(given))) + rare

    def _sounds_behind(self, start: int) -> bool:
        """Whether a foreign name follows the first character: 向|拉赫蒙总统."""
        run = self._known.sounds.match(self._text, start + 1)
        return (
            run is not None
            and len(run[0]) > _SHORTEST_RUN
            and not self._known.words.known(self._text[start : start + 2])
        )

    def _word_cost(self, start: int, name: str) -> float:
        """The cost of taking a word, or what begins with one, for a name."""
        cost = 0.0
        if len(name) > 2 and name[1:] in self._known.after:
            cost += WORD
        if name[0] in self._known.prepositions:
            word = len(name) > 2 and self._known.words.frequency(name[1:3]) > COMMON
            cost += WORD if word or self._sounds_behind(start) else 0.0
            cost += 2 * WORD if self._known.invited.match(self._text, start) else 0.0  # 镇长|向李伟颁奖
            body = name[0] in self._known.directing and name[1] in self._known.addressed
            cost += 2 * WORD if body else 0.0  # 书记|向县红十字会求助
        if self._known.words.frequency(name) > 2:
            cost += WORD
        if len(name) > 2 and self._known.words.frequency(name[:2]) > 20:
            cost += WORD / 2
        if len(name) > 2 and self._known.words.frequency(name[1:]) > 40 and not self._is_given(name):
            cost += WORD / 3
        return cost

    def _is_given(self, name: str) -> bool:
        """Whether a word is the given name behind a common surname that is nothing but one: 韩|解放, not 常|为民."""
        known = self._known
        return (
            name[1:] in known.given_words
            and known.words.best(name[0]) not in _PARTICLES
            and known.words.best(name[:2]) not in ORDINARY
        )

    def _count(self, name: str) -> int:
        if name not in self._repeats:
            self._repeats[name] = self._text.count(name)
        return self._repeats[name]

    def choose(self, options: Sequence[NameOption], known: Container[str] = ()) -> NameOption | None:
        """The reading that the whole article bears out; None without options.

        A longer reading wins where the shorter one never occurs without it although it recurs; a reading that is a
        known name already (`known`) wins over all.
        """
        if not options:
            return None
        if len(options) == 1 and options[0].text not in known:
            return options[0]
        weighed = []
        for option in options:
            score = option.score + (_SETTLED if option.text in known else 0.0)
            for other in options:
                if other.start == option.start and len(other.text) > len(option.text):
                    longer, shorter = self._count(other.text), self._count(option.text)
                    if longer == shorter and shorter > 1 and self._varied(other.text):
                        score -= _RIVAL
                    elif longer < shorter:
                        score += _RIVAL / 2
                # 常林远, who is never called 林远
                if other.end == option.end and other.start < option.start and other.score >= option.score - 1:
                    longer, shorter = self._count(other.text), self._count(option.text)
                    score -= _RIVAL if longer == shorter > 1 else 0.0
            weighed.append(NameOption(option.start, option.end, option.text, score))
        return max(weighed, key=lambda o: (o.score, len(o.text)))

    def _varied(self, name: str) -> bool:
        """Whether different characters follow a string in the article."""
        if name not in self._followers:
            ends = (start + len(name) for start in starts_of(self._text, [name])[name])
            self._followers[name] = len({self._text[end : end + 1] for end in ends})
        return self._followers[name] > 1
