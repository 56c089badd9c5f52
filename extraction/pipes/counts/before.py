"""The noun before a number: `合作社38个`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extraction.pipes.counts.amounts import KIND, Amount
from extraction.pipes.counts.heads import ACTS, BODY, Heads, Span
from extraction.pipes.counts.words import Word, WordRoles
from extraction.rulebook import Rulebook, Tail

Pattern = re.Pattern[str]
_NAMED = ("people", "households", "organisations", "places")
"""Before 等 and a number of these stand names of some of them (甲公司、乙公司等12家), not what is counted."""
_COUNTED = ("people", "households", "organisations", "places", "objects", "events")
"""What is counted one by one."""
_PAIR = 2
_LISTED = 3
"""So many things before a number that is theirs are a list."""
_NAMES = 12
"""So many names are listed at most before their number."""
_LIST = 96
"""How far before the number such a list may begin."""
_SYMBOL = ("）", ")")
"""Ends of the symbol of a substance, which has its quantity for itself."""
_BRACKETS = ("（", "(")
"""No noun begins with what stands for others of its sort: 全县（市、区）20个, 整改（关停）|企业12家."""
_WHOLE = 4
"""Words that may stand between 占 and the noun of the whole."""
_CROP = 4
"""Characters of the name of a crop, or of what is done with it."""
_QUALIFIER = 2
"""Characters of a verb that qualifies a noun of quantity."""
_REACH = 16
"""How far back the words between a noun and its number may begin."""


class NounsBefore:
    """Find the noun that a number stands behind, reading backwards."""

    def __init__(self, book: Rulebook, roles: WordRoles, heads: Heads) -> None:
        settings = book.settings(KIND)
        self._roles = roles
        self._heads = heads
        self._window = int(settings["window"])
        self._quantities = book.compile(KIND, str(settings["quantities"]))
        self._own_quantity = book.compile(KIND, str(settings["own_quantity"]))
        self._means = frozenset(str(settings["means"]).split())
        self._dimensions = frozenset(str(settings["dimensions"]))
        self._rest = tuple(str(settings["rest"]).split())
        self._yearly = book.compile(KIND, str(settings["yearly"]))
        self._away = book.compile(KIND, str(settings["away"]))
        self._position = book.compile(KIND, str(settings["position"]))
        self._titles, self._rates = (tuple(str(settings[name]).split()) for name in ("titles", "rates"))
        self._plain_quantity = book.compile(KIND, str(settings["plain_quantity"]))
        self._batches = frozenset(str(settings["batches"]).split())
        self._added = book.compile(KIND, str(settings["added"]))
        self._others = frozenset(str(settings["compared"]).split())
        self._movable = frozenset(str(settings["movable"]).split())
        self._planned = book.compile(KIND, str(settings["planned"]))
        self._of_whole = str(settings["of_whole"])
        self._omission = book.compile(KIND, str(settings["omission"]))
        self._cases = frozenset(str(settings["cases"]).split())
        self._crimes = frozenset(str(settings["crimes"]).split())
        self._offences = self._crimes.union(str(settings["offences"]).split())
        self._case_head = str(settings["case_head"])
        self._wheres = frozenset(str(settings["wheres"]).split())
        self._extents = frozenset(str(settings["extents"]).split())
        self._comma, self._own_offices = str(settings["comma"]), tuple(str(settings["own_offices"]).split())
        self._one_body, self._office = (book.compile(KIND, str(settings[name])) for name in ("one_body", "office_held"))
        self._growers = tuple(str(settings["growers"]).split())
        self._having, self._staging = (frozenset(str(settings[name]).split()) for name in ("there_is", "staging"))
        self._gifts = frozenset(str(settings["gifts"]).split())
        self._receives = frozenset(str(settings["receives"]).split())
        self._scenes = frozenset(str(settings["scenes"]).split())
        self._fields = frozenset(str(settings["fields"]).split())
        self._not_its = self._fields | frozenset(str(settings["holders"]).split())
        self._uses, self._checks = (frozenset(str(settings[name]).split()) for name in ("uses", "checks"))
        self._growth = frozenset(str(settings["growth"]).split())
        self._members = frozenset(str(settings["members"]).split())
        self._making = frozenset(str(settings["making"]).split())
        self._made_so = book.compile(KIND, str(settings["made"]))
        self._negations = frozenset(str(settings["negations"]).split())
        self._gathered = book.compile(KIND, str(settings["gathered"]))
        self._gloss, self._totals = (book.compile(KIND, str(settings[name])) for name in ("gloss", "totals"))
        self._handed = frozenset(str(settings["handed"]).split())
        self._leads = book.compile(KIND, str(settings["leads"]))
        self._growth_of = frozenset(str(settings["growth_of"]).split())
        self._aspects = frozenset(str(settings["aspects"]).split())
        self._wall, self._listed_by = (book.compile(KIND, p) for p in ("{wall}", str(settings["respective_join"])))
        self._link, self._shifts, self._sum_link, self._rate_link, self._each, self._all = (
            Tail(book.compile(KIND, rf"(?:{settings[name]})\n?\Z"))
            for name in ("link", "shifts", "sum_link", "rate_link", "each", "all")
        )

    def find(self, text: str, amount: Amount, floor: int) -> list[Span]:
        """Find the noun before an amount: `合作社` of `合作社38个`.

        Several where 各 or 都 gives each of them the number. Nothing before `floor` belongs to it.
        """
        if amount.nouns in ("none", "after") or (amount.kind == "measure" and self.is_position(text, amount)):
            return []
        if amount.classifier in self._cases:
            omission = self._omission.search(text, max(floor, amount.start - _REACH), amount.start)
            return [omission.span()] if omission else self._noun(text, amount, floor)
        found = self._noun(text, amount, floor)
        if amount.kind == "people" and found and self._sums_up(text, found[0], amount):
            return []
        if amount.kind == "people":
            found = [self._office_alone(text, span) for span in found]
        return found or self._glossed(text, amount, floor)

    def _listable(self, words: Sequence[Word], amount: Amount, *, summed: bool) -> bool:
        """Whether all of a list is counted: 电脑、打印机12台, 化肥、农药等20吨; not 水稻、小麦面积20亩."""
        if amount.nouns != "free" or not words:
            return False
        return amount.kind != "measure" or summed or self._things(words)

    def _things(self, words: Sequence[Word]) -> bool:
        """Whether two bare things with 、 between them are what a measure measures: 蒜头、蒜瓣3500公斤."""
        if len(words) < _LISTED or words[-_PAIR].text != self._comma:
            return False
        ends = (words[-_LISTED], words[-1])
        return all(w.role == "noun" and not self._quantities.search(w.text) for w in ends)

    def _office_alone(self, text: str, span: Span) -> Span:
        """Leave the body whose office is counted: 选举县人民法院|院长1人; not 党支部书记."""
        office = self._office.search(text, *span)
        if office is None or text.endswith(self._own_offices, span[0], office.start()):
            return span
        if self._one_body.match(text, span[0]) is None:
            return span
        return office.start(), span[1]

    def _sums_up(self, text: str, noun: Span, amount: Amount) -> bool:
        """Whether a number of people sums up the names before it: 林知远、顾秋禾、韩松3位; not 党员、干部、教师3人."""
        value = amount.found.value
        if self._heads.kind(text[slice(*noun)]) == "people" or value is None or not _LISTED <= value <= _NAMES:
            return False
        start = max(0, amount.start - _LIST)
        for wall in self._wall.finditer(text, start, amount.start):
            start = wall.end()
        return 1 + sum(1 for _ in self._listed_by.finditer(text, start, amount.start)) == value

    def _glossed(self, text: str, amount: Amount, floor: int) -> list[Span]:
        """Find the noun before a gloss in brackets, `卫生机构（含村卫生室）375个`, where the classifier counts such."""
        if amount.nouns != "free" or not text.endswith(_SYMBOL, 0, amount.start):
            return []
        gloss = self._gloss.search(text, max(floor, amount.start - self._window), amount.start)
        if gloss is None:
            return []
        found = self._noun(text, amount._replace(start=gloss.start()), floor)
        return [span for span in found if self._heads.fits(text, span, amount)]

    def _noun(self, text: str, amount: Amount, floor: int) -> list[Span]:
        end, several = self._way(text, amount, floor)
        start = max(0, floor, end - self._window)
        cut_off = start == end - self._window
        for wall in self._wall.finditer(text, start, end):
            start, cut_off = wall.end(), False
        if amount.nouns == "free" and (gathered := self._gathered.search(text, start, end)):
            return [gathered.span()]
        words = self._accused(self._roles.words(text, start, end), amount) if start < end else []
        summed = bool(words) and words[-1].role == "etc"  # 化肥、农药等20吨
        persons = amount.nouns in ("self", "both")
        joined = several or persons or self._listable(words, amount, summed=summed)
        taken = self._backwards(words, joined=joined, named=amount.kind in _NAMED or amount.classifier in self._aspects)
        if cut_off and taken and taken[0].start == start:
            taken = self._last_item(taken)
        if persons and not several:
            taken = self._persons(text, taken, amount)
        if not taken or self._bare_act(text, taken, words, amount):
            return []
        total = (
            not (several or persons) and amount.found.value == 1 + sum(word.role == "join" for word in taken) >= _LISTED
        )
        share = amount.nouns == "share"
        if total or (not share and self._planned.search(text, max(0, floor, taken[-1].end - _REACH), taken[-1].end)):
            return []  # 白鹤、黑鹳、小天鹅3种: the number sums them up; 计划投资5亿元: nothing costs it yet
        spans = self._items(taken) if several else [self._trimmed(taken, words)]
        spans = [span for span in spans if not (span and self._is_where(text, span, amount))]
        spans = [span and self._cut(text, span, words, amount) for span in spans]
        if amount.classifier in self._heads.actions and not self._happens(text, taken):
            return []
        if amount.nouns in ("self", "both", "money", "before") or self._shifts.before(
            text, taken[-1].end, amount.start
        ):
            return [span for span in spans if span and self._heads.fits(text, span, amount)]
        return [span for span in spans if span and text[span[0]] not in _BRACKETS]

    def _cut(self, text: str, span: Span, words: Sequence[Word], amount: Amount) -> Span:
        """What is left of a noun without what only tells of its number."""
        if amount.nouns == "share":
            return self._whole(span, words)
        return self._without_sum(text, span, amount) if amount.kind in _COUNTED else span

    def _without_sum(self, text: str, span: Span, amount: Amount) -> Span:
        """What is counted, without the word for how many there are: 困难学生|总数达19名; not 受灾人数2万人."""
        total = self._totals.search(text, *span)
        cut = (span[0], total.start()) if total else span
        return cut if cut[0] < cut[1] and self._heads.fits(text, cut, amount) else span

    def _persons(self, text: str, taken: list[Word], amount: Amount) -> list[Word]:
        """Keep a list before 人 and 户 where all of it are people (困难职工、困难农民工70户), else its last item."""
        items = self._items(taken) if taken else []
        if all(self._heads.fits(text, item, amount) and not self._leads.search(text, *item) for item in items):
            return taken
        if amount.kind == "households" and all(self._is_grown(text, item) for item in items[:-1]):
            return taken if text.endswith(self._growers, *items[-1]) else [w for w in taken if w.start >= items[-1][0]]
        return [word for word in taken if word.start >= items[-1][0]]

    def _is_grown(self, text: str, item: Span) -> bool:
        """Whether something short names what households grow or do: 养鱼、养猪大户110户; not 企业、种植户80户."""
        return item[1] - item[0] <= _CROP and self._heads.kind(text[slice(*item)]) not in _NAMED

    def _accused(self, words: list[Word], amount: Amount) -> list[Word]:
        """Take a crime for what is counted, though its word is a verb else: 盗窃4起, 盗窃、抢劫案4起; not 他盗窃4起."""
        if not words or amount.classifier not in self._cases:
            return words
        listed = (a.text in self._crimes and b.role == "join" for a, b in pairwise(words))
        words = [a._replace(role="noun") if of_list else a for a, of_list in zip(words, [*listed, False], strict=True)]
        last = words[-1]
        if last.text not in self._crimes:
            return words
        if len(words) > 1 and self._does_it(words[:-1]):
            return words
        return [*words[:-1], last._replace(role="noun")]

    def _does_it(self, before: Sequence[Word]) -> bool:
        """Whether who commits a crime, how or where stands before its word: 先后|盗窃4起, 在小区|盗窃4起."""
        left = before[-1]
        if left.role == "adverb" or left.text in self._scenes or self._heads.kind(left.text) == "people":
            return True
        scene = next((word for word in reversed(before) if word.role not in BODY), None)
        return scene is not None and scene.text in self._scenes

    def _last_item(self, taken: list[Word]) -> list[Word]:
        """Keep what stands behind 等, or the last of several with one quantity, where the first stands too far off."""
        for i in range(len(taken) - 1, -1, -1):
            if taken[i].role == "etc":
                return taken[i + 1 :]
            if taken[i].role == "join":
                return taken[i + 1 :] if self._quantities.search(taken[-1].text) else []
        return []

    def _is_where(self, text: str, span: Span, amount: Amount) -> bool:
        """Whether it only says whose or where those are that are counted: 其中小学122名, 城区20台, 村民种植30亩."""
        kind = self._heads.kind(text[span[0] : span[1]])
        if text[span[0] : span[1]] in self._wheres:
            return amount.classifier not in self._extents
        if amount.kind == "measure" and kind in ("people", "households"):
            return True
        if kind not in ("organisations", "places"):
            return False
        return amount.classifier in self._movable or (amount.kind == "people" and amount.nouns == "free")

    def _whole(self, span: Span, words: Sequence[Word]) -> Span:
        """What a share is of, as it stands behind 占: 占全村|人数的16%, 占|抓获总数的75%."""
        before = [word for word in words if word.end <= span[0]][-_WHOLE:]
        for word in reversed(before):
            if word.text == self._of_whole:
                first = next(w for w in words if w.start >= word.end)
                return (first.end if first.text in self._not_its and first.end < span[1] else word.end, span[1])
            if word.role not in (*BODY, "lead", "verb", "adverb"):
                break
        return span

    def is_position(self, text: str, amount: Amount) -> bool:
        """Whether a measure says how far off something is, and measures nothing: 距镇政府3公里, 地下3米处."""
        if self._position.match(text, amount.end):
            return True
        low = max(0, amount.start - self._window)
        away = [match.end() for match in self._away.finditer(text, low, amount.start)]
        return bool(away) and away[-1] < amount.start and not self._wall.search(text, away[-1], amount.start)

    def _bare_act(self, text: str, taken: Sequence[Word], words: Sequence[Word], amount: Amount) -> bool:
        """Whether an action stands there (增长16%), or a share qualifies what follows it (9%的增速)."""
        if amount.nouns == "share":
            act = taken[-1].role in (*ACTS, "verb") and not self._is_whole(taken, words)
            return act or self._roles.role(text[amount.end : amount.end + 1]) == "of"
        if len(taken) == 1 and taken[0].text in self._staging:
            return True  # 共|组织12场
        known = self._heads.kind(text[taken[0].start : taken[-1].end])
        if amount.nouns == "money" and len(taken) == 1 and taken[0].text in self._gifts:
            left = words[-_PAIR] if len(words) > 1 else None
            return left is None or left.text not in self._receives  # 向学校捐赠3万元; not 收到捐赠3万元
        if known is None and self._does(text, taken, amount):
            return True
        if known is not None or not all(word.role in ACTS for word in taken):
            return False
        # 当场整改20项: behind an adverb it is the verb whatever is counted
        at = len(words) - len(taken) - 1
        return amount.classifier not in self._heads.events or (at >= 0 and words[at].role == "adverb")

    def _does(self, text: str, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a body does something with cases: 公安机关|办理3起."""
        if len(taken) < _PAIR or taken[-1].role not in ACTS or amount.classifier not in self._cases:
            return False
        return self._heads.kind(text[taken[0].start : taken[-2].end]) == "organisations"

    def _is_whole(self, taken: Sequence[Word], words: Sequence[Word]) -> bool:
        """Whether a share is of what stands there, though it may name an action: 占|年度计划投资的54%."""
        at = next(i for i, word in enumerate(words) if word.start >= taken[0].start)
        return len(taken) > 1 and self._of_whole in [word.text for word in words[max(0, at - _QUALIFIER) : at]]

    def _happens(self, text: str, taken: Sequence[Word]) -> bool:
        """Whether a noun names what can happen several times: not 顾书记两次赴县, 蒸饺1次成型."""
        kind = self._heads.kind(text[taken[0].start : taken[-1].end])
        named = taken[-1].role in ACTS or self._quantities.search(taken[-1].text) is not None
        return kind == "events" or named or (kind is None and len(taken[-1].text) > 3)

    def _way(self, text: str, amount: Amount, floor: int) -> tuple[int, bool]:
        """Step over what stands between noun and number; and tell whether each of several nouns is meant."""
        end = amount.start - (text[amount.start - 1 : amount.start] == " ")
        low = max(0, floor, end - _REACH)
        if amount.nouns == "share":
            everyone, link = self._all.before(text, low, end), self._rate_link.before(text, low, end)
            return min([end, *(match.start() for match in (everyone, link) if match)]), bool(everyone)
        each = self._each.before(text, low, end)
        if each:
            return each.start(), True
        if amount.nouns in ("self", "both", "money"):
            total = self._sum_link.before(text, low, end) if amount.nouns != "money" else None
            return (total.start() if total else end), False  # 困难学生总数|达|19人
        link = self._link.before(text, low, end) or self._shift(text, low, end, amount)
        return (link.start() if link else end), False

    def _shift(self, text: str, low: int, end: int, amount: Amount) -> re.Match[str] | None:
        """What a thing did that is counted one by one, and not what somebody did: 工人|增加800名."""
        return self._shifts.before(text, low, end) if amount.kind in ("people", "events", "objects") else None

    def _backwards(self, words: Sequence[Word], *, joined: bool, named: bool = False) -> list[Word]:
        taken: list[Word] = []
        words = self._given(words)
        for i in range(len(words) - 1, -1, -1):
            word, left = words[i], words[i - 1] if i else None
            if word.role == "etc":
                if taken:
                    taken = self._with_items(words[:i], word, taken)
                    break
                if named:
                    break
                continue
            inside = word.role in BODY or (word.role == "unit" and left is not None and left.role in BODY)
            inside = inside or (bool(taken) and (self._qualifies(word, taken, left) or self._averages(word, taken)))
            inside = inside or self._offends(word, taken) or self._makes(word, taken, left) or self._denies(word, taken)
            joins = word.role == "join" and bool(taken) and left is not None and self._can_join(left)
            joins = joins and (joined or (word.text not in self._others and self._shares_quantity(left, taken)))
            if not (inside or joins):
                break
            if self._acts_on(word, taken, left):
                break
            taken.insert(0, word)
        while taken and taken[0].role in ("join", "unit"):
            taken.pop(0)
        at = len(words) - len(taken) - 1
        if taken and at >= 0 and self._torn(words[at], taken[0]):
            taken.insert(0, words[at])
            at -= 1
        if len(taken) == 1 and len(taken[0].text) == 1 and at >= 0 and words[at].role == "number":
            return []  # a classifier: 一台21英寸的电视
        return taken

    def _can_join(self, left: Word) -> bool:
        """Whether a word can end what stands before 、 or 和: 猪肉、, 养鱼、|养猪大户."""
        return left.role in (*BODY, "etc") or (left.role == "verb" and self._roles.is_state(left.text))

    def _given(self, words: Sequence[Word]) -> Sequence[Word]:
        """Take money that a verb gives or takes for a thing, though the word is a verb else: 接收捐款30元."""
        if (
            len(words) > 1
            and words[-1].role == words[-2].role == "verb"
            and self._heads.kind(words[-1].text) == "money"
        ):
            return [*words[:-1], words[-1]._replace(role="noun")]
        return words

    def _denies(self, word: Word, taken: Sequence[Word]) -> bool:
        """Whether a negation belongs to the quality behind it: 不|文明|行为."""
        return bool(taken) and word.text in self._negations and word.end == taken[0].start

    def _torn(self, left: Word, first: Word) -> bool:
        """Whether the segmentation has torn a word that it does not know: 刷|毛 密度, 堆|渣; but not 修|路."""
        single = len(left.text) == len(first.text) == 1 and left.end == first.start
        return single and left.role in ("verb", "particle") and not self._roles.listed(left.text)

    def _qualifies(self, verb: Word, taken: Sequence[Word], left: Word | None) -> bool:
        """Whether a verb is part of the name: 停运|线路, of a quantity 提水|扬程; not 完成|投资 or a torn 国|控|率."""
        if verb.end == taken[0].start and self._roles.is_state(verb.text):
            # 共|上市期货品种164个: behind an adverb it is the verb, but 首批|入库成员, 共有|上市公司
            free = left is None or left.role != "adverb" or left.text in self._batches or self._has(left)
            return taken[-1].role not in ACTS and free
        if verb.role == "verb" and left is not None and left.end == verb.start and self._has(left):
            # 现有|聘用|人员12人: what somebody has is a thing; but 共有|发放|口罩
            known = self._heads.kind(taken[-1].text) is not None
            return known and taken[0].role == "noun" and not self._roles.listed(verb.text)
        if verb.role not in ("verb", "particle") or verb.end != taken[0].start or self._roles.listed(verb.text):
            return False
        torn = left is not None and left.end == verb.start and len(left.text) == len(verb.text) == 1
        return not torn and len(verb.text) <= _QUALIFIER and bool(self._quantities.search(taken[-1].text))

    def _has(self, word: Word) -> bool:
        """Whether a word says that what follows is there: 共有, 拥有."""
        return word.text in self._having

    def _shares_quantity(self, left: Word | None, taken: Sequence[Word]) -> bool:
        """Whether two things have one quantity (粮食和|油料产量), and not each its own (面积和|产量)."""
        if left is None or len(taken) < _PAIR or left.role != "noun":
            return False
        return bool(self._quantities.search(taken[-1].text)) and not self._quantities.search(left.text)

    def _averages(self, word: Word, taken: Sequence[Word]) -> bool:
        """Whether a word says of a quantity that it is a mean: 平均|浓度; or which of the things: 其他|职业."""
        if word.text in self._rest:
            return taken[0].start == word.end
        quantity = self._quantities.search(taken[-1].text) or self._heads.kind(taken[-1].text) == "money"
        return word.text in self._means and bool(quantity)

    def _offends(self, word: Word, taken: Sequence[Word]) -> bool:
        """Whether a word says what a case is of: 盗窃|案, 执行|案件."""
        head = taken[0] if taken else None
        if head is None or not head.text.startswith(self._case_head):
            return False
        # 非法拘禁|案, 危险驾驶|案: before the bare word any act is what the case is of
        act = head.text == self._case_head and word.role in ("verb", "maybe") and len(word.text) > 1
        return word.text in self._offences or (act and word.end == head.start and not self._roles.listed(word.text))

    def _makes(self, word: Word, taken: Sequence[Word], left: Word | None) -> bool:
        """Whether an action is part of the name, its object before it: 基础设施|建设|项目; not 企业|建设|项目."""
        if not taken or left is None or left.end != word.start or word.text not in self._making:
            return False
        if left.role != "noun" and not (left.role == "maybe" and self._roles.nominal(left.text)):
            return False
        made = self._made_so.search(taken[-1].text) is not None or taken[0].text in self._fields
        return made and self._heads.kind(left.text) not in ("organisations", "people")

    def _acts_on(self, word: Word, taken: Sequence[Word], left: Word | None) -> bool:
        """Whether a word is the verb of the noun behind it: 销售|蔬菜30吨, 在一线|发展|党员11名; not 盗窃|案."""
        if word.text in self._growth and len(taken) == 1 and taken[0].text in self._members:
            return True
        if taken and taken[0].text in self._negations and word.role in ACTS:
            return True  # 调解|不稳定因素
        if self._grown_by(word, taken, left) or self._hands(word, taken):
            return True
        if word.role != "action" or not self._governs(taken):
            return False
        if left is not None and left.text in self._handed and left.end == word.start:
            return False  # 制作|宣传|版面100块
        return not (self._offends(word, taken) or self._makes(word, taken, left))

    def _hands(self, word: Word, taken: Sequence[Word]) -> bool:
        """Whether a word says what is done with a thing that is for an action: 安装|监测设备30套; not 印刷包装企业."""
        if word.text not in self._handed or not taken or taken[0].start != word.end:
            return False
        return taken[0].role == "action" and self._heads.kind(taken[-1].text) != "organisations"

    def _grown_by(self, word: Word, taken: Sequence[Word], left: Word | None) -> bool:
        """Whether people grow or build the things: 扶持贫困户|发展|中药材1600亩, 等村|发展; not 党员|发展|对象12名."""
        if left is None or not taken or left.end != word.start or word.text not in self._uses:
            return False
        if taken[0].text in self._growth_of or not self._governs(taken):
            return False
        kind = self._heads.kind(left.text)
        return kind in ("people", "households") or (kind == "places" and len(left.text) == 1)

    def _governs(self, taken: Sequence[Word]) -> bool:
        """Whether an action is the verb of the noun behind it: 销售蔬菜30吨, but not 销售总量30吨."""
        things = any(word.role in ("noun", "name") for word in taken)
        return (
            things
            and taken[0].role in ("noun", "name", "maybe", "verb")
            and not self._quantities.search(taken[-1].text)
        )

    def _with_items(self, words: Sequence[Word], etc: Word, taken: list[Word]) -> list[Word]:
        """Keep the example before 等 where it is a single short one: `化肥等农资`, not `药品、器械等物资`."""
        item = self._backwards(words, joined=False)
        if not item:
            return taken
        listed = len(words) > len(item) and words[len(words) - len(item) - 1].role == "join"
        short = item[-1].end - item[0].start <= 2 and all(word.role == "noun" for word in item)
        if item[-1].text.startswith(self._titles):
            return [*self._backwards(words, joined=True), etc, *taken]
        return [*item, etc, *taken] if short and not listed else taken

    def _trimmed(self, taken: Sequence[Word], words: Sequence[Word]) -> Span | None:
        """Drop a place, a word in brackets, or an action that is the clause's verb, before the noun."""
        if taken[-1].text in self._dimensions:
            return None  # 主桥长5公里: which dimension the number gives
        while len(taken) > 1 and (
            taken[0].role == "name" or taken[0].text in self._not_its or taken[0].text.startswith(_BRACKETS)
        ):
            taken = taken[1:]
        # 新增存贷比: of a rate there is a new one
        if not taken[-1].text.endswith(self._rates):
            taken = self._without(taken, self._added)
        taken = self._made(self._own(taken))
        if (
            len(taken) > _PAIR
            and (taken[0].text in self._uses or taken[0].text in self._checks)
            and taken[1].role != "join"
            and not self._quantities.search(taken[1].text)
        ):
            taken = taken[1:]  # 种植|瓜蒌产量
        first = taken[0]
        at = next(i for i, word in enumerate(words) if word.start == first.start)
        if len(taken) > 1 and at and words[at - 1].role in ("verb", "action") and self._grows(taken):
            taken = taken[1:]
        opening = at == 0 or words[at - 1].role in ("adverb", "lead", "particle", "name")
        governing = opening and first.role == "maybe" and self._roles.verbal(first.text)
        if len(taken) > 1 and governing and not self._offends(first, taken[1:]):
            taken = taken[1:]
        return (taken[0].start, taken[-1].end) if any(word.role != "name" for word in taken) else None

    def _grows(self, taken: Sequence[Word]) -> bool:
        """Whether behind another verb a word brings something about: 带动|发展|合作社; but 支持|发展|项目."""
        return taken[0].text in self._growth and taken[1].text not in self._growth_of

    def _made(self, taken: Sequence[Word]) -> Sequence[Word]:
        """Drop what a year makes of a thing (年加工|鲜果3000吨), but not from a quantity (年加工量)."""
        return taken if self._quantities.search(taken[-1].text) else self._without(taken, self._yearly)

    @staticmethod
    def _without(taken: Sequence[Word], opening: Pattern) -> Sequence[Word]:
        """Drop the words that make up an opening, where it ends with one of them and is not all."""
        match = opening.match("".join(word.text for word in taken))
        if match is None:
            return taken
        rest = [word for word in taken if word.start >= taken[0].start + match.end()]
        return rest if rest and rest[0].start == taken[0].start + match.end() else taken

    def _own(self, taken: Sequence[Word]) -> Sequence[Word]:
        """Drop the thing whose quantity it is (火场海拔), but not people with an average (村民人均收入)."""
        whole = "".join(word.text for word in taken)
        if self._own_quantity.match(whole) or self._plain_quantity.match(whole):
            return taken
        for i, word in enumerate(taken[1:], 1):
            if taken[i - 1].text.endswith(_SYMBOL):
                return taken  # 细颗粒物（PM2.5）平均浓度
            at = word.start - taken[0].start
            if self._own_quantity.match(whole[at:]):
                return taken if self._heads.kind(whole[:at]) in ("people", "households") else taken[i:]
        return taken

    @staticmethod
    def _items(taken: Sequence[Word]) -> list[Span]:
        items: list[list[Word]] = [[]]
        for word in taken:
            if word.role == "join":
                items.append([])
            else:
                items[-1].append(word)
        return [(item[0].start, item[-1].end) for item in items if item]
