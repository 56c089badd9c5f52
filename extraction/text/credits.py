"""Who is named in a byline, and as what.

A byline is a row of labels with their values (`来源：… 责任编辑：…`), of roles before names (`记者 … 通讯员 …`), or of
bare names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from extraction.rulebook import Rulebook, Scan
from extraction.rulebook.compiled import compiled
from extraction.rulebook.trie import alternation
from extraction.text.names import is_name, split_names

_TOKEN = re.compile(r"[\u3400-\u9fff]+(?:·[\u3400-\u9fff]+)*")
_SENDER = re.compile(r"[\u3400-\u9fff]{3,16}")
_SENT = re.compile(r"(?:供稿|撰稿|报送)$")
_NAMED = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
_QUOTES = "《》“”\"'〈〉[]【】()（） \u3000\t,，。;；"
_OWN_ROLE = re.compile(
    r"(?=本[报网台刊社站](?:特约)?(?:记者|通讯员))|(?<=[\u3400-\u9fff]{2})(?<!特约)(?=通讯员$)"
    r"|(?<=[\u3400-\u9fff]{2})(?<![报网台刊社站])(?<!特约)(?=(?:(?:特约)?通讯员|实习生|见习记者)[\u3400-\u9fff]{2})"
)
"""Where in a run of characters the next name begins: 本报记者林知远|本报通讯员顾秋禾, 林知远|通讯员/顾秋禾."""
_SLASHED = re.compile(r"[/／](?:文图|图文|摄影|文|图|摄)(?![\u3400-\u9fff])")
"""What somebody did, in short behind the name: 林知远/文."""
_STROKE = re.compile(r"文 ?[/／] ?图|图 ?[/／] ?文")
_SPACED = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]{1,6}([\u3400-\u9fff])(?=[ \u3000]?[:：|｜丨])")
"""A label of two characters set apart: 编　辑：."""
_LOGIN = re.compile(r"(?!www\.)[A-Za-z][A-Za-z0-9_.-]{2,20}(?<!\.cn)(?<!\.com)(?<!\.net)(?<!\.org)")
"""The name of an account, as some sites give it for the author; no address."""
_WRITTEN = re.compile(r"[\u3400-\u9fffA-Za-z]")
_READERS = re.compile(r"[（(]\d+[)）]?$")
"""How many have read it, behind the source."""
_ASIDE = re.compile(r"(?<=[^（(]{2})[（(].*$|(?<=[^—-]{4})——.*$")
"""What a source says of itself behind its name, and who sent it in: 云岭日报（数字版）, 县医院——林知远."""
_ASIDES = re.compile(r"(?<=[\u3400-\u9fff])[（(]([^（()）]{2,20})[)）]")
_APPOSED = re.compile(r"[，,；;] ?[系是为](?=[\u3400-\u9fff]{4}).*$")
"""What is said of somebody behind the name: 林知远，系青石镇干部."""
_WHENCE = re.compile(r"(?P<name>[\u3400-\u9fff]{2,3})[\u3400-\u9fff]{2}报道")
"""A reporter and whence he reports: 林知远|云岭报道."""
_PLACE = re.compile(r"[省市县区乡镇村]$")
_WHOLE = range(2, 5)
_LONGEST_NAME = 4


@dataclass(slots=True)
class Credits:
    """What a byline or header row says; names in the order of the text, none twice."""

    source: str | None = None
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str) -> None:
        """Take a name as one of `authors` or `editors`."""
        names = self.editors if kind == "editors" else self.authors
        if kind in {"authors", "editors"} and name not in names:
            names.append(name)

    def update(self, other: Credits) -> None:
        """Add what another byline says; the first source stands."""
        self.source = self.source or other.source
        for kind in ("authors", "editors"):
            for name in getattr(other, kind):
                self.add(kind, name)

    def __bool__(self) -> bool:
        return bool(self.source or self.authors or self.editors)


@cache
def label_pattern() -> re.Pattern[str]:
    """The rule `text.label`."""
    return next(rule for rule in Rulebook.load().rules("text") if rule.value == "label").regex


@cache
def _labels() -> Scan:
    return Scan(label_pattern().pattern)


@cache
def _fields() -> dict[str, str]:
    return Rulebook.load().lexicon("text", "labels").column("field")


@cache
def _roles() -> dict[str, str]:
    return Rulebook.load().lexicon("text", "roles").column("field")


@cache
def _blanks() -> frozenset[str]:
    return frozenset(Rulebook.load().lexicon("text", "blanks"))


@cache
def _furniture() -> frozenset[str]:
    return frozenset(Rulebook.load().lexicon("text", "furniture"))


@cache
def _medium_end() -> re.Pattern[str]:
    return Rulebook.load().compile(
        "text", "{@media_endings}(?<!通报|公报|简报|喜报|海报|预报|情报|申报|举报|播报|填报)$"
    )


@cache
def _not_names() -> frozenset[str]:
    return frozenset(Rulebook.load().lexicon("names", "not_names"))


@cache
def _role_start() -> re.Pattern[str]:
    return compiled(alternation(_roles()))


@cache
def _of_medium() -> re.Pattern[str]:
    """A medium's name before the role of its reporter: 云岭日报|记者林知远; or whatever it is: 青岚广电|记者."""
    roles = alternation(_roles())
    return compiled(
        f"(?:[\\u3400-\\u9fff]{{2,8}}[·•])?(?:[\\u3400-\\u9fff]{{0,10}}?(?:{_media()})|本[报网台刊社站])?"
        f"(?:特派|驻)[\\u3400-\\u9fff]{{1,6}}?(?=记者)"
        f"|(?:[\\u3400-\\u9fff]{{2,8}}[·•])?[\\u3400-\\u9fff]{{0,10}}?(?:{_media()})(?={roles})"
        f"|\\A(?!{roles})[\\u3400-\\u9fff]{{2,10}}?(?=[本全融媒体见习实]{{0,3}}记者$)"
    )


def _media() -> str:
    return alternation(Rulebook.load().lexicon("text", "media_endings"))


@cache
def _done() -> re.Pattern[str]:
    """What somebody did, behind the name: 林知远|报道, 顾秋禾|摄."""
    return compiled(f"(?:{alternation(Rulebook.load().lexicon('text', 'deeds'))})$")


@cache
def _body_end() -> re.Pattern[str]:
    bodies = Rulebook.load().lexicon("text", "credit_bodies")
    long = bodies.words("long", "yes")
    return compiled(f"(?:{alternation(word for word in bodies if word not in long)})$")


@cache
def _office_end() -> re.Pattern[str]:
    return Rulebook.load().compile("text", r"(?<=[\u3400-\u9fff]{3}){@credit_bodies:long=yes}$")


@cache
def _sender_end() -> re.Pattern[str]:
    return Rulebook.load().compile("text", "{@credit_bodies:alone=yes}$")


def signs_for_medium(name: str) -> bool:
    """Whether a name is that of a medium or an account by its ending: 云岭日报, 云岭发布."""
    return _medium_end().search(name) is not None


def signs_for_body(name: str) -> bool:
    """Whether a name is that of a body or a medium by its ending: 云岭开发总公司, 云岭日报."""
    return _body_end().search(name) is not None or _medium_end().search(name) is not None


def _is_body(word: str) -> bool:
    """Whether a word of a byline names a body: 云岭开发总公司, 安全保卫处."""
    return _body_end().search(word) is not None or _office_end().search(word) is not None


def joined(text: str) -> str:
    """A byline with 文/图 in one word: the stroke in it is none between a label and its value."""
    return _STROKE.sub("文图", text)


def tight(text: str) -> str:
    """A row whose labels are written without the blanks that set their characters apart."""
    return _SPACED.sub(lambda match: match[1] + match[2] if match[1] + match[2] in _fields() else match[0], text)


def label_field(mark: re.Match[str]) -> str:
    """What a label names: a field of the lexicon `labels`."""
    return _fields()[mark["short"] or mark["label"] or mark["dated"] or mark["behind"]]


def labelled(text: str) -> Iterator[tuple[str, str, int]]:
    """Every labelled value of a row: the label's field, the value, and the label's offset."""
    text = joined(text)
    marks = list(_labels().finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        value = text[mark.end() : end]
        yield label_field(mark), value, mark.start()


def row_credits(text: str) -> Credits:
    """Credits of a row of labels and values."""
    credits = Credits()
    for kind, value, _ in labelled(text):
        if kind == "source":
            credits.source = credits.source or source_name(value)
            # 来源：云岭日报 记者 林知远
            for role, name in _named(value, "none"):
                credits.add(role, name)
        elif kind == "published":
            for name in _behind_day(value):
                credits.add("authors", name)
        elif kind in {"authors", "editors"}:
            for role, name in _named(_without_asides(value), kind):
                credits.add(role, name)
            if (login := _login(value)) is not None:
                credits.add(kind, login)
    return credits


def _behind_day(value: str) -> Iterator[str]:
    """Names that stand without a label behind the day of publication."""
    words = [word for word in _TOKEN.findall(value) if len(word) > 1]
    if len(words) == 1 and len(words[0]) > 2 and surely_names(words[0]) and not _PLACE.search(words[0]):
        yield from _names_of(words[0])


def _without_asides(value: str) -> str:
    """A value without what brackets say of somebody: 林知远（青石镇）; but not without names in brackets."""
    return _ASIDES.sub(
        lambda match: match[0] if any(map(_is_somebody, _tokens(match[1]))) else " ", _APPOSED.sub("", value)
    )


def _is_somebody(word: str) -> bool:
    return _PLACE.search(word) is None and (surely_names(word) or _role_start().match(word) is not None)


def _login(value: str) -> str | None:
    """The name of an account, where a value has no other words but buttons."""
    words = [word for word in (part.strip(_QUOTES) for part in value.split()) if _WRITTEN.search(word)]
    words = [word for word in words if word not in _furniture()]
    return words[0] if len(words) == 1 and _LOGIN.fullmatch(words[0]) and words[0].lower() not in _blanks() else None


def bare_credits(text: str) -> Credits:
    """Credits of names without labels: all of them after roles, or nothing but full names; else nothing."""
    credits = Credits()
    tokens = list(_tokens(text))
    roles = (at for at, token in enumerate(tokens) if _role_start().match(_of_medium().sub("", token)))
    first = next(roles, len(tokens) - 1 if tokens and _is_done(tokens[-1]) else None)
    signed = first is not None
    if len(tokens) > 1 and not signed and _sends(tokens[0]) and all(map(_is_person, tokens[1:])):
        # (石桥村党支部 党知远), （青石镇：党知远）: the body or the place before them shows that they are names
        for name in tokens[1:]:
            credits.add("authors", name)
        return credits
    if not all(surely_names(token) or (signed and (_is_done(token) or _is_sender(token))) for token in tokens[:first]):
        return credits
    for role, name in _named(text, "authors"):
        credits.add(role, name)
    return credits


def _sends(token: str) -> bool:
    return _is_body(token) or (_PLACE.search(token) is not None and token not in _not_names())


def _is_person(token: str) -> bool:
    return is_name(token) and _PLACE.search(token) is None and not is_word(token)


def sender_credits(text: str) -> Credits:
    """Credits of an office alone, as it signs its own news: （县卫健局）; nothing where it is something else."""
    credits = Credits()
    name = _SENT.sub("", text.strip(_QUOTES))
    if _SENDER.fullmatch(name) and _sender_end().search(name):
        credits.add("authors", name)
    return credits


def unlabelled_credits(text: str) -> Credits | None:
    """Credits of what a header row holds without labels: a medium, then names; None where it holds anything else."""
    words = [word for word in text.split() if _NAMED.search(word)]
    original = "原创" in words
    words = [word for word in words if word not in _furniture() | _blanks()]
    credits = Credits()
    # the medium stands first or last, in accounts' rows behind who wrote it: 原创 林知远 云岭发布
    media = [word for word in {words[0]: 0, words[-1]: 0} if signs_for_medium(source_name(word) or "")] if words else []
    if media:
        credits.source = source_name(media[-1 if original else 0])
        words = [word for word in words if word not in media]
    rest = " ".join(words)
    people = bare_credits(rest)
    if rest and len("".join((*people.authors, *people.editors))) < len(
        "".join(_TOKEN.findall(_role_start().sub("", rest)))
    ):
        return None
    credits.update(people)
    return credits or None


def source_name(value: str) -> str | None:
    """A source as it is written behind its label, up to the first gap; None where the field is left empty."""
    head = re.split(r"[\s|｜]", value.strip(" \u3000\t"), maxsplit=1)[0]
    head = _ASIDE.sub("", _READERS.sub("", head).strip(_QUOTES)).strip(_QUOTES)
    return head if 1 < len(head) <= 30 and head not in _blanks() and not head[0].isdigit() else None


def caption_credits(text: str) -> Credits:
    """Who took a picture, where its caption ends so: 村口登记。林知远摄, （摄影 林知远）."""
    credits = Credits()
    match = _taken().search(text)
    names = split_names(match["name"] or match["name2"]) if match else ()
    if len(names) == 1:
        credits.add("authors", names[0])
    return credits


@cache
def _taken() -> re.Pattern[str]:
    return next(rule for rule in Rulebook.load().rules("text") if rule.value == "taken").regex


def without_roles(text: str) -> str:
    """A byline without the roles before its names."""
    return _role_start().sub("", text)


def without_media(text: str) -> str:
    """A byline without the media before the roles of their reporters: 云岭日报·青岚融媒|记者 林知远."""
    return _several_media().sub("", text)


@cache
def _several_media() -> re.Pattern[str]:
    return compiled(
        f"(?:[\\u3400-\\u9fff]{{2,8}}[·•])?[\\u3400-\\u9fff]{{0,8}}?(?:{_media()})(?={alternation(_roles())})"
    )


def without_buttons(row: str) -> str:
    """A header row without the buttons at its end that no brackets hold: 2021-03-05 大字."""
    while (words := row.rsplit(maxsplit=1))[1:] and words[1] in _furniture():
        row = words[0]
    return row


def _is_sender(token: str) -> bool:
    """Whether a token names who published, before the names: 云岭网发, 校团委信息中心."""
    return _is_body(token) or (token.endswith("发") and _medium_end().search(token[:-1]) is not None)


def _is_done(token: str) -> bool:
    deed = _done().search(token)
    return deed is not None and is_name(token[: deed.start()], rare=False)


def surely_names(token: str) -> bool:
    """Whether a run of characters is nothing but names with common surnames."""
    names = (token,) if is_name(token, rare=False) else split_names(token)
    return bool(names) and "".join(names) == token and not any(name in _not_names() or _is_body(name) for name in names)


def is_word(text: str) -> bool:
    """Whether what has the form of a name is a word, always or as well: 连日, 江山."""
    return text in _not_names() or text in Rulebook.load().lexicon("names", "namelike")


def _tokens(text: str) -> Iterator[str]:
    """Runs of Han characters, apart before 本报记者 and its like.

    A name of two characters set apart by a space is put together again.
    """
    pending = ""
    for found in (part for run in _TOKEN.findall(_SLASHED.sub("", text)) for part in _OWN_ROLE.split(run) if part):
        if len(found) == 1 and pending == "" and is_name(found + "一"):
            pending = found
            continue
        if pending and len(found) == 1:
            yield pending + found
        elif pending:
            yield from (pending, found)
        else:
            yield found
        pending = ""
    if pending:
        yield pending


def _named(text: str, kind: str) -> Iterator[tuple[str, str]]:
    """Role and name of everybody in a value; `kind` is the role of those before whom none is written."""
    tokens = list(_tokens(text))
    for token, behind in zip(tokens, [*tokens[1:], ""], strict=False):
        if token.endswith("发") and _is_sender(token):
            continue
        long = len(token) > _LONGEST_NAME or not is_name(token, rare=False)
        if _is_body(token) and long and is_name(behind, rare=False):
            continue  # 县人民法院 林知远: who sent it in, before who wrote it
        medium = _of_medium().match(token)
        rest = token[medium.end() :] if medium else token
        if _is_done(rest):
            rest = _done().sub("", rest)
        while (mark := _role_start().match(rest)) and not (
            len(rest) > mark.end() and is_name(rest) and mark.end() == 1
        ):
            kind = _roles()[mark[0]]
            rest = rest[mark.end() :]
        if _is_done(rest):
            rest = _done().sub("", rest)
        elif (whence := _WHENCE.fullmatch(rest)) and is_name(whence["name"]):
            rest = whence["name"]
        if kind == "none" or _is_nobody(rest):
            continue
        for name in _names_of(rest):
            yield kind, name


def _is_nobody(word: str) -> bool:
    """Whether a word of a byline names neither somebody nor a body that can write: a button, 云岭网, 云岭|报道."""
    if len(word) < 2 or word in _blanks() or word in _furniture() or word.endswith("报道"):
        return True
    return len(word) <= _LONGEST_NAME and _medium_end().search(word) is not None and not is_name(word, rare=False)


def _names_of(token: str) -> tuple[str, ...]:
    if is_name(token) or (len(token) > 3 and _is_body(token)):
        return (token,)
    return split_names(token) or ((token,) if len(token) in _WHOLE else ())
