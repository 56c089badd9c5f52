"""The noun behind a number: `1368名返乡青年`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extraction.pipes.counts.amounts import KIND, Amount
from extraction.pipes.counts.heads import ACTS, BODY, Heads, Span
from extraction.pipes.counts.words import Word, WordRoles
from extraction.rulebook import Rulebook

_TWO = 2
_OWNERS = ("organisations", "places", "households", "other")
"""What money can be for or of."""
_HOLDERS = ("places", "households")
"""What things may be in or of that the next number counts."""
_DOES = ("verb", "action", "maybe")
"""Roles of words that say what somebody does."""
_TIGHT = 12
"""So long, in code points, may be a noun that begins with a verb."""
_OUTPUT = 6
"""So long, in code points, is what says that a number is made in a year."""


class NounsBehind:
    """Find the noun that a number stands before; the phrase goes on until a word that cannot be part of it."""

    def __init__(self, book: Rulebook, roles: WordRoles, heads: Heads) -> None:  # noqa: PLR0915 - one line a setting
        settings = book.settings(KIND)
        self._roles = roles
        self._heads = heads
        self._window = int(settings["window"])
        self._actions = frozenset(str(settings["actions"]).split())
        self._quotes = tuple(str(settings["quotes"]))
        self._others = tuple(str(settings["others"]).split())
        self._directed = tuple(str(settings["directed"]).split())
        self._of = str(settings["of"])
        self._through = tuple(str(settings["through"]).split())
        self._passive = str(settings["passive"])
        self._attributes = frozenset(str(settings["attributes"]).split())
        self._bodies, self._anywhere = (frozenset(str(settings[name]).split()) for name in ("bodies", "anywhere"))
        self._linked = tuple(str(settings["linked"]).split())
        self._linking = frozenset(str(settings["linking"]).split())
        self._ready = frozenset(str(settings["ready"]).split())
        self._wall = book.compile(KIND, "{wall}")
        self._cases = frozenset(str(settings["cases"]).split())
        self._case = book.compile(KIND, str(settings["case"]))
        self._yearly = book.compile(KIND, str(settings["yearly"]))
        self._own_quantity = book.compile(KIND, str(settings["own_quantity"]))
        self._output = book.compile(KIND, f"{settings['output']}$")
        self._wards, self._ward_head = frozenset(str(settings["wards"]).split()), str(settings["ward_head"])
        self._copulas, self._payments = (frozenset(str(settings[name]).split()) for name in ("copulas", "payments"))
        self._uses = frozenset(str(settings["uses"]).split())
        self._grows = frozenset(str(settings["grows"]).split())
        self._grown_things = tuple(str(settings["grown_things"]).split())
        self._lands = tuple(str(settings["lands"]).split())
        self._all = frozenset(str(settings["all_of"]).split())
        self._measured = book.compile(KIND, str(settings["measured"]))
        self._person = str(settings["person"])
        self._repeated = book.compile(KIND, str(settings["repeated"]))
        self._partly = book.compile(KIND, str(settings["partly"]))
        self._qualifies = frozenset(str(settings["qualifies"]).split())
        self._collective = book.compile(KIND, str(settings["collective"]))
        self._titles = frozenset(str(settings["honours"]).split())
        self._sites = book.compile(KIND, str(settings["sites"]))
        self._projects = tuple(str(settings["projects"]).split())
        self._works = frozenset(str(settings["works"]).split())
        self._other = book.compile(KIND, str(settings["other"]))
        self._age, self._sized = (book.compile(KIND, str(settings[name])) for name in ("age", "sized"))
        self._negations = frozenset(str(settings["negations"]).split())
        self._sayings, self._said = str(settings["sayings"]).split(), book.compile(KIND, str(settings["said"]))
        self._agreeing = book.compile(KIND, str(settings["agreeing"]))
        self._done_by = tuple(str(settings["perfect"]).split())
        self._having = str(settings["having"])
        self._tells_it, self._takes_office, self._in_office = (
            frozenset(str(settings[name]).split()) for name in ("tells", "takes_office", "in_office")
        )
        self._office, self._own_number = (book.compile(KIND, str(settings[name])) for name in ("office", "own_number"))
        self._buildings = tuple(str(settings["buildings"]).split())
        self._seated = tuple(str(settings["seated"]).split())
        self._graded = tuple(str(settings["graded_sums"]).split())
        self._funds = str(settings["funds"])
        self._of_them, self._theirs, self._firms, self._lacking, self._alike = (
            frozenset(str(settings[name]).split()) for name in ("of_them", "theirs", "firms", "lacking", "alike")
        )

    def find(self, text: str, amount: Amount, whole: Mapping[int, int]) -> Span | None:
        """Find the noun behind an amount: `返乡青年` of `1368名返乡青年参加`.

        A name that begins where `whole` says is one word, up to its end.
        """
        if amount.nouns == "self" and amount.classifier == self._person:
            repeated = self._repeated.match(text, amount.end)  # 86人贫困人口
            return repeated.span() if repeated else None
        if amount.nouns in ("none", "share", "self", "before"):
            return None
        other = self._other.match(text, amount.end)  # 12台（套）农机
        start = other.end() if other else amount.end + (text[amount.end : amount.end + 1] == " ")
        how_much = self._how_much(text, start, amount)
        if how_much:
            start = how_much.end()
        case = self._case.match(text, start) if amount.classifier in self._cases else None
        case = case or (self._said.match(text, start) if amount.classifier in self._sayings else None)
        if case:
            return case.span()
        end = min(len(text), start + self._window)
        if not text.startswith(self._quotes, start):
            wall = self._wall.search(text, start, end)
            end = wall.start() if wall else end
        words = self._words(text, start, end, whole) if start < end else []
        if amount.nouns == "money" or amount.classifier in self._payments:
            words = self._given(words)
        words = self._denied(words)
        if amount.kind == "people":
            words = self._occupied(words)
        elif amount.kind == "measure" and self._used(words):
            return None  # 300亩|种植油茶
        return self._suffered(words, amount) or self._choose(text, words, amount, start)

    def _how_much(self, text: str, start: int, amount: Amount) -> re.Match[str] | None:
        """The age or the measure of what is counted, before its noun: 3处|280米的|河堤; not 5户|2000元的奖金."""
        if amount.classifier in self._heads.events:
            return None
        of_things = amount.nouns == "free" and amount.kind != "measure"
        return self._age.match(text, start) or (self._sized.match(text, start) if of_things else None)

    def _words(self, text: str, start: int, end: int, whole: Mapping[int, int]) -> list[Word]:
        """Cut what stands behind a number into words, the name of a place at its beginning not into its characters."""
        named = whole.get(start, start)
        if not start < named < end:
            return self._roles.words(text, start, end)
        return [Word(start, named, text[start:named], "name"), *self._roles.words(text, named, end)]

    def persons(self, text: str, amount: Amount) -> list[Span]:
        """The people of whom a share is told: 近20%的贫困人口."""
        start = amount.end + 1
        if not text.startswith(self._of, amount.end):
            return []
        end = min(len(text), start + self._window)
        wall = self._wall.search(text, start, end)
        span = self._phrase(text, self._roles.words(text, start, wall.start() if wall else end), amount, numbered=False)
        if span is None or self._heads.kind(text[span[0] : span[1]]) not in ("people", "households"):
            return []
        return [span]

    def tight(self, text: str, amount: Amount) -> Span | None:
        """Find a noun that begins with verbs, where nothing else is counted and it fills the clause: 6个劝导防控点."""
        if amount.nouns != "free" or amount.kind == "measure" or amount.classifier in self._heads.events:
            return None
        if self._partly.search(text, max(0, amount.start - _OUTPUT), amount.start):
            return None
        wall = self._wall.search(text, amount.end, min(len(text), amount.end + _TIGHT + 1))
        if wall is None or wall.start() == amount.end:
            return None
        words = self._roles.words(text, amount.end, wall.start())
        qualified = all(
            word.role in (*BODY, "lead")
            or (word.role == "verb" and (word.text in self._qualifies or not self._roles.listed(word.text)))
            for word in words
        )
        span = amount.end, wall.start()
        if amount.kind == "organisations" and self._heads.kind(text[slice(*span)]) != "organisations":
            return None
        ends = len(words) > 1 and words[-1].role == "noun" and self._heads.fits(text, span, amount)
        return span if qualified and ends and not self._heads.fits(text, words[0][:2], amount) else None

    def _denied(self, words: list[Word]) -> list[Word]:
        """Take for one word a quality with its negation: 30起|不|文明|行为; not 3家不整改."""
        if len(words) <= _TWO or words[0].text not in self._negations or words[0].end != words[1].start:
            return words
        named = words[1].role == "noun" and len(words[1].text) > 1  # 3家未|年|检企业
        if not (named or self._roles.describes(words[1].text)):
            return words
        return [Word(words[0].start, words[1].end, words[0].text + words[1].text, "noun"), *words[_TWO:]]

    def _given(self, words: list[Word]) -> list[Word]:
        """Take money behind a sum for a thing, though its word is a verb else: 1000元罚款."""
        if not words or words[0].role != "verb" or self._heads.kind(words[0].text) != "money":
            return words
        if len(words) == 1 or words[1].role not in BODY:
            return [words[0]._replace(role="noun"), *words[1:]]
        return words

    def _occupied(self, words: list[Word]) -> list[Word]:
        """Take for one word what names an occupation: a verb with its object (3名|修路|工人), 河|长."""
        if len(words) > 1 and words[0].text in self._wards and words[1].text == self._ward_head:
            return [Word(words[0].start, words[1].end, words[0].text + words[1].text, "noun"), *words[_TWO:]]
        if len(words) <= _TWO or words[0].role != "verb" or self._heads.kind(words[_TWO].text) != "people":
            return words
        if not all(len(word.text) == 1 for word in words[:_TWO]) or words[1].role not in BODY:
            return words
        if words[0].text in self._takes_office:
            return words  # 3位任副县长
        merged = Word(words[0].start, words[1].end, words[0].text + words[1].text, "noun")
        return [merged, *words[_TWO:]]

    def _used(self, words: Sequence[Word]) -> bool:
        """Whether the clause goes on with what is done on the land: 300亩|种植油茶, but not 200亩|建设|用地."""
        if len(words) < _TWO or words[0].text not in self._uses or words[1].role not in BODY:
            return False
        phrase = [words[0]]
        for word in words[1:]:
            if word.role not in BODY:
                break
            phrase.append(word)
        return not phrase[-1].text.endswith(self._lands)

    def _suffered(self, words: Sequence[Word], amount: Amount) -> Span | None:
        """Find people with what was done to them: 3名被洪水围困群众; not 3名被捕, 3名被洪水围困的群众."""
        if not words or words[0].text != self._passive or amount.kind != "people":
            return None
        for word in words[1:]:
            if self._heads.kind(word.text) == "people":
                return words[0].start, word.end
            if word.role not in (*BODY, "verb"):
                break
        return None

    def _choose(self, text: str, words: Sequence[Word], amount: Amount, start: int) -> Span | None:
        """Take the first phrase, or behind 的 one that fits the classifier better (`12名下派的干部`)."""
        touching = amount.nouns in ("both", "money")
        first: Span | None = None
        settled = False
        for part, closed, numbered in self._parts(words):
            if closed and not part and first is None:
                return None  # 300例的纪录: the number qualifies, it counts nothing that stands behind
            span = self._phrase(text, part, amount, numbered=numbered)
            if closed and amount.nouns == "free" and (self._lacks(part) or self._is_agent(text, part, span, amount)):
                continue
            if span is not None and self._heads.fits(text, span, amount):
                # 10户贫困家庭的|学生, but 19户村民|在村党支部的领导下
                return None if touching and closed and span[1] == part[-1].end else span
            if span is not None and self._fills(part, span, closed=closed or numbered):
                # 5000万元以下项目: the sum says how large they are
                return None if amount.nouns == "money" and text.endswith(self._graded, 0, amount.end) else span
            if touching:
                return None
            if first is None or (span is not None and not settled):
                settled = self._settled(part, span, amount)
                first, settled = span, settled and not (closed and (self._treats(part) or self._tells_how(part, span)))
            idle = span is None and closed and self._done(part)
            if settled or (amount.kind == "measure" and not idle):
                break  # 3米高的山; but 100亩|新种植|的|果树
        if amount.nouns == "after" or (first is not None and amount.kind == "people" and first[0] > start):
            return None
        return first

    def _fills(self, part: Sequence[Word], span: Span, *, closed: bool) -> bool:
        """Whether one noun that no list knows is all that stands between the number and the end of the clause."""
        return (
            not closed
            and len(part) == 1
            and part[0].role == "noun"
            and len(part[0].text) > 1
            and part[0].text not in self._attributes
            and span[1] == part[0].end
        )

    def _is_agent(self, text: str, part: Sequence[Word], span: Span | None, amount: Amount) -> bool:
        """Whether people before 的 only do something with the counted: 56条|群众反映|的问题."""
        if span is None or amount.kind == "people" or self._heads.kind(text[slice(*span)]) != "people":
            return False
        rest = [word.role for word in part if word.start >= span[1]]
        return bool(rest) and rest[-1] in _DOES and all(role in _DOES for role in rest)

    def _lacks(self, part: Sequence[Word]) -> bool:
        """Whether what stands before 的 says what the counted have not got: 32个|暂无党员|的企业."""
        return len(part) > 1 and part[0].text in self._lacking

    @staticmethod
    def _treats(part: Sequence[Word]) -> bool:
        """Whether what stands before 的 is an action with its object: 20份|治疗流感|的药物."""
        return len(part) > 1 and part[0].role == "action" and any(word.role == "noun" for word in part[1:])

    def _tells_how(self, part: Sequence[Word], span: Span | None) -> bool:
        """Whether what stands before 的 says how the counted are: 12个|创星成功|的党组织, 3个|各具特色|的示范村."""
        if span is None or len(part) == 1:
            return False
        rest = [word for word in part if word.start >= span[1]]
        if not rest:
            return part[0].role == "verb" and not self._roles.is_state(part[0].text)
        return all(len(w.text) > 1 and (w.role == "adverb" or self._roles.describes(w.text)) for w in rest)

    def _done(self, part: Sequence[Word]) -> bool:
        """Whether what stands before 的 says what is done with a thing: 100亩|新种植|的果树, not 300米|是|…|的主场."""
        verbs = [word for word in part if word.role in ("action", "verb")]
        return bool(verbs) and not any(word.text in self._copulas for word in part)

    def _settled(self, part: Sequence[Word], span: Span | None, amount: Amount) -> bool:
        """Whether a phrase that is not known to fit is still the noun, and not part of a clause before 的 and the noun.

        It is part of one in `9只人工饲养的小熊猫`, where only a verb follows it, and in `20位行动不便的老人`, where
        people are counted.
        """
        if span is None:
            return False
        rest = [word for word in part if word.start >= span[1]]
        if not rest:
            quoted = len(part) == 1 and part[0].text.startswith(self._quotes)  # 20箱“沉甸甸”的口罩
            named = part[-1].role in ("noun", "unit") and not self._roles.describes(part[-1].text)
            return amount.kind != "people" and named and not quoted  # 两个优秀的学生
        return any(word.role not in (*BODY, "verb") for word in rest)

    @staticmethod
    def _parts(words: Sequence[Word]) -> Iterator[tuple[list[Word], bool, bool]]:
        """Cut at every 的; with each part, whether a 的 and whether a number follows it."""
        part: list[Word] = []
        numbered = False
        for word in words:
            if word.role in ("number", "wall"):
                numbered = word.role == "number"
                break
            if word.role == "of":
                yield part, True, False
                part = []
            else:
                part.append(word)
        yield part, False, numbered

    def _phrase(self, text: str, words: Sequence[Word], amount: Amount, *, numbered: bool) -> Span | None:
        """Read the noun phrase that a stretch begins with."""
        taken: list[Word] = []
        event = amount.classifier in self._heads.events
        for i, word in enumerate(words):
            following = words[i + 1] if i + 1 < len(words) else None
            if not self._goes_on(text, word, following, taken, amount):
                # 5次改建扩建: an action is counted, where the clause ends with it; 30笔企业捐款 too
                closes = following is None or (amount.classifier in self._payments and following.role not in BODY)
                if event and word.role == "verb" and closes and taken:
                    taken.append(word)
                break
            taken.append(word)
            if len(taken) == 1 and word.text in self._heads.last:
                break
        if self._remarked(text, taken, amount):
            taken.pop()
        taken = self._unrelated(text, words, taken)
        through = text.endswith(self._through, 0, amount.start)
        if event and taken and len(taken) < len(words) and all(word.role in ACTS for word in taken) and not through:
            return None
        if event and self._object(text, taken, amount):
            return None
        if numbered and len(taken) == len(words):
            # 10个省以及邻国4个州: the last item has a number of its own
            joins = [i for i, word in enumerate(taken) if word.role == "join"]
            taken = taken[: joins[-1]] if joins else self._without_money(text, self._without_quantity(taken), amount)
            taken = self._without_next(text, taken, amount)
        return self._cut(text, self._made(text, taken, amount), amount)

    def _remarked(self, text: str, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a quotation says what became of the counted (8株榕树|“截肢”); not 5名霍山县“法律专家”."""
        if len(taken) < _TWO or not taken[-1].text.startswith(self._quotes[0]) or taken[-2].role != "noun":
            return False
        placed = amount.kind == "people" and self._heads.kind(text[taken[0].start : taken[-2].end]) == "places"
        return not placed

    def _unrelated(self, text: str, words: Sequence[Word], taken: list[Word]) -> list[Word]:
        """Leave that in which the counted are alike, by the next word: 五个村|产业|相近; not 5个村|产业|相关|部门."""
        for i in range(_TWO, min(len(taken) + 1, len(words))):
            closes = i + 1 >= len(taken) or taken[i + 1].role == "join"
            if words[i].text in self._alike and closes:
                kind = self._heads.kind(text[taken[0].start : taken[i - _TWO].end])
                return taken[: i - 1] if kind in ("places", "organisations") else taken
        return taken

    def _made(self, text: str, taken: list[Word], amount: Amount) -> list[Word]:
        """Leave the project of which a measure, or what it makes a year, says how large it is: 80万吨尿素|工程项目."""
        yearly = self._output.search(text, max(0, amount.start - _OUTPUT), amount.start)
        if amount.kind != "measure" and yearly is None:
            return taken
        if len(taken) < _TWO or not taken[-1].text.endswith(self._projects):
            return taken
        end = len(taken) - 1
        while end > 1 and taken[end - 1].text in self._works:
            end -= 1
        return taken[:end]

    def _without_quantity(self, taken: list[Word]) -> list[Word]:
        """Leave the quantity of which the next number speaks: 12个项目|总投资30亿元."""
        at = next((i for i, word in enumerate(taken) if i and self._own_quantity.match(word.text)), len(taken))
        return taken[:at]

    def _without_money(self, text: str, taken: list[Word], amount: Amount) -> list[Word]:
        """Leave the money of which the next number speaks: 6个乡镇|投入资金300万元, but not 6笔企业资金."""
        if not taken or amount.nouns != "free" or amount.classifier in self._heads.events:
            return taken
        start = taken[0].start
        if amount.classifier is None or self._heads.kind(taken[-1].text) != "money":
            return taken
        kinds = {self._heads.kind(text[start : word.end]) for word in taken[:-1]}
        if taken[-1].text.endswith(self._funds) and not kinds & {"places", "organisations", "households"}:
            return taken  # 5个产业基金|30亿元
        ends = [i for i, word in enumerate(taken, 1) if self._heads.kind(text[start : word.end]) in _OWNERS]
        return taken[: ends[-1]] if ends else taken

    def _without_next(self, text: str, taken: list[Word], amount: Amount) -> list[Word]:
        """Leave what the next number counts, which has no noun behind it: 5个乡镇|改造厕所62个, 3个村|道路5公里."""
        following = self._own_number.match(text, taken[-1].end) if len(taken) > 1 else None
        if following is None or amount.nouns != "free" or amount.kind == "measure":
            return taken
        start = taken[0].start
        for i in range(1, len(taken)):
            if not self._holds(text[start : taken[i - 1].end], amount):
                continue
            if i + 1 < len(taken) and taken[i].text.endswith(self._seated):
                continue  # 5个村|党支部|党员120名
            return taken if following["unit"] and self._is_built(text[taken[i].start : taken[-1].end]) else taken[:i]
        return taken

    def _holds(self, noun: str, amount: Amount) -> bool:
        """Whether the counted are what holds the things of the next number: villages, households, bodies."""
        kind = self._heads.kind(noun)
        owned = amount.classifier in self._bodies or noun.endswith(self._seated)
        return kind in _HOLDERS or (kind == "organisations" and owned)

    def _is_built(self, noun: str) -> bool:
        """Whether a measure behind it says how large it is: 1个社区|服务中心2000平方米."""
        return noun.endswith(self._buildings) or self._heads.kind(noun) in ("places", "organisations")

    def _object(self, text: str, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a verb with its object stands there, and no event: 六次提到药材, but not 两次学习活动."""
        # 三项改革措施: what is counted need be no action, and its noun may begin with the noun of one
        verbal = (*ACTS, "verb") if amount.classifier in self._actions else ("verb",)
        if len(taken) < 2 or taken[0].role not in verbal or taken[-1].role not in ("noun", "name"):
            return False
        if self._roles.is_state(taken[0].text):
            return False
        return self._heads.kind(text[taken[0].start : taken[-1].end]) != "events"

    def _goes_on(self, text: str, word: Word, following: Word | None, taken: Sequence[Word], amount: Amount) -> bool:
        if taken and self._closes(text, word, following, taken, amount):
            return False
        if word.role in BODY or (word.role == "unit" and taken) or (word.role == "lead" and not taken):
            return True
        if following is None or not (following.role in BODY or self._next_state(text, word, following, taken, amount)):
            return False
        if word.role == "join":
            return bool(taken) and self._joins(text, following, taken, amount)
        return (word.role == "verb" or word.text in self._linking) and self._includes(
            text, word, following, taken, amount
        )

    def _includes(self, text: str, word: Word, following: Word, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a verb is part of the noun: 16支|入围|团队, 12个医保|统筹|地区, 15名|返乡|人员."""
        if self._roles.is_state(word.text):
            # 16支团队|入围重点团队: behind what is counted it is the verb
            return not (taken and self._heads.fits(text, (taken[0].start, taken[-1].end), amount))
        if taken and word.text in self._linking and self._links(text, word, following, taken, amount):
            return True
        plain = word.role == "verb" and all(w.role == "maybe" for w in taken)
        return plain and self._modifies(taken, word, following, amount)

    def _joins(self, text: str, following: Word, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether what stands behind 和 is counted as well: not 10家企业|与县政府签约, 10个县|及其他单位."""
        if self._agreeing.match(text, taken[-1].end):
            return False
        if following.role == "name" and self._heads.fits(text, (taken[0].start, taken[-1].end), amount):
            return False
        # 300位媒体及相关领域专家: people are counted, and there are none before
        others = following.text.startswith(self._others)
        return not (others and (amount.kind != "people" or self._heads.kind(taken[-1].text) == "people"))

    def _closes(self, text: str, word: Word, following: Word | None, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a word ends the noun: 两个支部|全体党员, 6名医生|检查, 3家医院|人均接诊, 13个村|架了线路."""
        if word.text in self._grows and self._grow_here(text, following, taken):
            return True
        if word.text == taken[-1].text and len(word.text) > _TWO:
            return True  # 81名第一书记|第一书记
        if word.text in self._all or self._own_quantity.match(word.text) or self._yearly.match(text, word.start):
            return True
        if self._is_done(text, word, following) or self._tells(text, word, following, taken):
            return True
        return word.role == "action" and self._acts(taken[-1], following, amount)

    def _links(self, text: str, word: Word, following: Word, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a verb joins the noun before it to the counted body or place: 12个医保|统筹|地区."""
        if amount.nouns != "free" or self._heads.fits(text, (taken[0].start, taken[-1].end), amount):
            return False
        touching = word.start == taken[-1].end and word.end == following.start
        return touching and following.text.endswith(self._linked)

    def _grow_here(self, text: str, following: Word | None, taken: Sequence[Word]) -> bool:
        """Whether what is counted is where something is grown: 26座大棚|种植有机蔬菜."""
        if following is None or following.role not in (*BODY, "lead") or following.text.endswith(self._grown_things):
            return False
        return self._heads.kind(text[taken[0].start : taken[-1].end]) in (*_HOLDERS, "organisations")

    def _is_done(self, text: str, word: Word, following: Word | None) -> bool:
        """Whether 了 or 起来 behind a word makes it the verb of the clause, whatever class it is of: 13个村架了线路."""
        return following is not None and following.text in self._done_by and following.start == word.end

    def _tells(self, text: str, word: Word, following: Word | None, taken: Sequence[Word]) -> bool:
        """Whether 有 makes a word the verb of the counted who do it: 12个县区|报告有病例; not 3份调查报告有误."""
        if following is None or following.text != self._having:
            return False
        if word.text not in self._tells_it and not self._roles.verbal(word.text):
            return False
        return self._heads.kind(text[taken[0].start : taken[-1].end]) in (*_HOLDERS, "organisations", "people")

    def _acts(self, last: Word, following: Word | None, amount: Amount) -> bool:
        """Whether an action is the verb of the clause: 6名医生|检查, 1000亩土地|种植|果树, 200亩油茶|种植和."""
        if amount.kind == "people":
            return self._heads.kind(last.text) == "people"
        return amount.kind == "measure" and following is not None and following.role in ("noun", "join")

    def _next_state(self, text: str, word: Word, following: Word, taken: Sequence[Word], amount: Amount) -> bool:
        """8名受伤参赛人员: one state behind the other; 8名党员、退伍军人: behind what joins the next to the counted."""
        if not self._roles.is_state(following.text):
            return False
        if word.role == "join":
            return bool(taken) and self._heads.fits(text, (taken[0].start, taken[-1].end), amount)
        return self._roles.is_state(word.text)

    def _modifies(self, taken: Sequence[Word], word: Word, following: Word, amount: Amount) -> bool:
        """Whether a verb behind the classifier qualifies the noun: 15名返乡人员, 50个重点培育中心."""
        if following.role != "noun" or word.text.endswith(self._directed):
            return False
        if word.text in self._takes_office and (
            word.text not in self._in_office or self._office.search(following.text)
        ):
            return False  # 3位任|书记, but 3名兼任|教师
        if amount.kind == "people":
            return self._heads.kind(following.text) == "people"
        known = self._heads.kind(following.text) is not None
        if amount.nouns == "free" and not taken and known and word.text in self._ready:
            # 7个|新建|项目, but 其中8家|引进设备
            kind = self._heads.kind(following.text)
            return amount.classifier not in self._bodies or kind in ("places", "organisations", "households")
        if amount.nouns != "free" or len(word.text) > _TWO:
            return False
        return not self._roles.listed(word.text) or (known and (bool(taken) or len(following.text) == 1))

    def _cut(self, text: str, taken: list[Word], amount: Amount) -> Span | None:
        if all(word.role == "lead" for word in taken):
            return None
        event = amount.classifier in self._heads.events
        while taken and not event and taken[-1].role in (*ACTS, "verb") and not self._roles.nominal(taken[-1].text):
            taken.pop()
        while taken and taken[-1].role == "join":
            taken.pop()
        if not taken:
            return None
        taken = self._counted(text, self._villages(text, taken), amount)
        return (taken[0].start, self._end(text, taken, amount)) if taken else None

    def _villages(self, text: str, taken: list[Word]) -> list[Word]:
        """Leave what villages have together, of which the next number speaks: 六个村|集体经济收入."""
        shared = self._collective.match(text, taken[0].start, taken[-1].end)
        return [taken[0]._replace(end=shared.end("village"), text=shared["village"])] if shared else taken

    def _counted(self, text: str, taken: list[Word], amount: Amount) -> list[Word]:
        """Leave out what belongs to the things that are counted: 100家企业|代表, 30种蔬菜|价格, 8个乡镇|群众."""
        if amount.kind in ("people", "households") or amount.classifier is None:
            return taken
        if amount.kind == "measure" and len(taken) == 1 and taken[0].text in self._attributes:
            return []  # 年产250吨能力
        for i, word in enumerate(taken[1:], 1):
            kind = self._heads.kind(text[taken[0].start : taken[i - 1].end])
            if all(before.role == "lead" for before in taken[:i]):
                continue  # 4家本村|合作社
            if kind in ("places", "organisations") and self._is_theirs(text, taken, i, amount):
                return taken[:i]
            sized = kind is not None and amount.nouns == "free" and amount.kind != "measure"
            owned = word.text in self._attributes or (sized and self._measured.search(word.text))
            if owned and all(rest.role in (*ACTS, "verb") for rest in taken[i + 1 :]):
                return taken[:i]
            if kind is not None and word.text.startswith(self._quotes[0]) and taken[-1].text in self._titles:
                return taken[:i]  # 5个村|“文明村”称号
        return self._unnamed(taken)

    def _is_theirs(self, text: str, taken: Sequence[Word], at: int, amount: Amount) -> bool:
        """Whether a word is what the places or bodies before it have: 8个乡镇|房屋, 12个单位|主要领导."""
        word, rest = taken[at], taken[at + 1 :]
        if self._heads.kind(word.text) == "people":
            persons = amount.classifier in self._bodies or word.text in self._anywhere
            return persons or (word.text in self._of_them and bool(rest) and rest[0].text in self._anywhere)
        if word.text in self._of_them and rest and rest[0].text in self._anywhere:
            return True
        told = (following.role in (*ACTS, "verb") or following.text in self._attributes for following in rest)
        return (word.text in self._theirs and all(told)) or self._is_firms(text, taken, at, amount)

    def _is_firms(self, text: str, taken: Sequence[Word], at: int, amount: Amount) -> bool:
        """Whether a firm or a school is what is counted, and no body of it: 3家企业|产品; not 3家企业|研发中心."""
        whole = text[taken[0].start : taken[at].start]
        if amount.classifier not in self._firms or self._heads.kind(whole) != "organisations":
            return False
        ends = (self._heads.kind(text[taken[0].start : following.end]) for following in taken[at:])
        return not any(kind in ("places", "organisations") for kind in ends)

    def _unnamed(self, taken: list[Word]) -> list[Word]:
        """Leave the names that follow a project: 4个重点项目|云岭大桥、石桥医院."""
        for i, word in enumerate(taken[:-1], 1):
            if word.text.endswith(self._projects) and self._sites.match("".join(w.text for w in taken[i:])):
                return taken[:i]
        return taken

    def _end(self, text: str, taken: Sequence[Word], amount: Amount) -> int:
        start = taken[0].start
        if amount.classifier in self._heads.events:
            ends = [word.end for word in taken if self._heads.kind(text[start : word.end]) == "events"]
            if not ends and amount.classifier in self._actions:
                ends = [word.end for word in taken if word.role in ACTS][:1]
            if ends:
                return ends[-1]
        people = amount.nouns == "after" and self._headed(text, taken, "people")
        if people:
            return people
        for i in range(len(taken) - 1, -1, -1):
            word = taken[i]
            if word.role in BODY and self._heads.fits(text, (start, word.end), amount):
                return taken[i + 1].end if self._belongs(taken[i + 1 :], amount) else word.end
        return taken[-1].end

    @staticmethod
    def _belongs(rest: Sequence[Word], amount: Amount) -> bool:
        """Whether what follows the last known head is the true head: 三项扶持政策|工具, 45户人|家."""
        if len(rest) != 1 or rest[0].role not in ("noun", "name", "unit"):
            return False
        return (len(rest[0].text) == 1 and rest[0].role == "unit") or (
            amount.kind not in ("people", "households") and rest[0].role in ("noun", "name")
        )

    def _headed(self, text: str, taken: Sequence[Word], kind: str) -> int | None:
        return next((word.end for word in taken if self._heads.kind(text[taken[0].start : word.end]) == kind), None)
