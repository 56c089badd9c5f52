"""The headline of a page among its lines, and the subheads."""

from __future__ import annotations

import re
from itertools import pairwise

from extraction.text.credits import signs_for_body
from extraction.text.lines import LABEL, NOISE, SERIES, STOPPED, WORDS, Line, breadcrumb, rule_of

_LONGEST_TITLE = 70
_SHORTEST_TITLE = 6
_COLUMNS = 3
"""So many short words with bars between them are links of the page."""
_LINKS = 5
"""So many short words with nothing but blanks between them are as well."""
_CAPTIONS = 4
"""Short lines at the top, one under the other without a header row, from which on they are captions."""
_CLOSED = re.compile(r"[。！？!?…”;；,，]$|[。！？!”][（(【\[][^（()）【】\[\]]{2,60}[)）】\]]$")
_LETTERHEAD = re.compile(
    r"[\u3400-\u9fff]{4,30}文件$|[\u3400-\u9fff]{1,12}[〔\[【（(](?:19|20)\d\d[〕\]】）)]第?\d{1,4}号$"
)
"""The head of a document: who issues it, and its number."""
_LED_TO = re.compile(r"(?:强调|指出|(?:时|会上|上|中)(?:要求|表示|提出))$")
"""What ends the line above a headline that says who said it, and where."""
_BARS = re.compile(r"[|｜丨]")
_HEADED = re.compile(r"^[^:：\s]{2,14}[:：]\s*")
"""What a row of links belongs to: 乡镇分站：, 热搜：."""
NO_TITLE = re.compile(
    r"^(?:原?标\s*题|原题|信息名称|文章标题)[:：]\s*|^[-–·•●■◆][ \u3000]{1,3}|^原创[ \u3000]{1,3}"
    r"|^[\[［](?:组?图|图文|多图|视频|推荐|置顶|原创|转载|转帖|精华)[\]］]\s*"
    r"|(?<=[\u3400-\u9fff“”！？)）0-9]{6})(?: ?(?:--|[-_|｜－]) ?[\u3400-\u9fff·]{2,14}){0,2}"
    r" ?(?:--|[-_|｜－]) ?[\u3400-\u9fff·]{2,14}"
    r"(?:(?<!一张)网|网站|政府|频道|门户|日报|晚报|电视台|客户端|官网|数字报|电子报|在线)$|\s*[\[【](?:打印本[页文]|复制链接)[\]】]$"
    r"|(?<=[\u3400-\u9fff”！？）])[!-/:-@[-`{-~](?: [!-~]{1,2}){4,}$"
)
"""What is no part of a title: its label, a bullet, that pictures go with it, the name of the site, a button, and what
a forum adds against copying: * r4 L9 O: p8 Y."""


def led_to(lines: list[Line]) -> tuple[list[Line], str | None]:
    """The lines and the headline, of which the first line only says who says the second: 林知远调研时强调."""
    at = next((number for number, line in enumerate(lines) if line.kind == "headline"), None)
    if at is None:
        return lines, None
    title, below = lines[at].text, lines[at + 1] if at + 1 < len(lines) else lines[at]
    if not _LED_TO.search(title) or below.kind != "subhead" or not _titular(below._replace(kind="body")):
        return lines, title
    return [*lines[: at + 1], below._replace(kind="headline"), *lines[at + 2 :]], f"{title} {below.text}"


def run_on(lines: list[Line]) -> str | None:
    """The headline of a page whose text follows it in the same line, behind a space."""
    first = lines[0] if lines else None
    if first is None or first.kind != "body" or not first.running:
        return None
    match = rule_of("run-on").match(first.text)
    return match["title"] if match else None


def headed(lines: list[Line]) -> list[Line]:
    """Find the headline, its repetitions and the subheads."""
    first_body = next((n for n, line in enumerate(lines) if line.kind == "body" and line.running), len(lines))
    head = next((n for n, line in enumerate(lines[:first_body]) if line.kind == "header"), None)
    title = _title(lines, head, first_body)
    bare = "" if title is None else _bare(title)
    return [_placed(line, number, title, bare, first_body) for number, line in enumerate(lines)]


def _title(lines: list[Line], head: int | None, first_body: int) -> str | None:
    start = _below_navigation(lines[: first_body if head is None else head])
    return _first_title(lines[start:], None if head is None else head - start, first_body - start)


def _below_navigation(lines: list[Line]) -> int:
    """The number of the first line that can be the headline, of those above the header row.

    What stands above the place in the site is its navigation, where a headline follows and none is above it.
    """
    at = next((number for number in range(len(lines) - 1, -1, -1) if breadcrumb().match(lines[number].text)), None)
    if at is None or not any(map(_titular, lines[at + 1 :])):
        return 0
    return next(
        (number for number, line in enumerate(lines[:at]) if _titular(line) and not _navigates(line.text)), at + 1
    )


def _navigates(text: str) -> bool:
    """Whether a short line holds nothing but sections, or names of a site or of who runs it."""
    return all(len(word) < _SHORTEST_TITLE or signs_for_body(word) for word in text.split())


def _first_title(lines: list[Line], head: int | None, first_body: int) -> str | None:
    above = [line.text for line in lines[:head] if _titular(line)] if head is not None else []
    if above:
        above = _written_twice(above) or _without_issuer(_without_site(above))
        return next((text for text in above if len(text) >= _SHORTEST_TITLE), max(above, key=len))
    block = []
    for line in lines[:first_body]:
        if _titular(line):
            block.append(line)
        elif line.kind == "body" and WORDS.search(line.text) and not _links(line.text):
            break
    if not block:
        return None
    alone = [number for number, line in enumerate(block[1:], 1) if line.start > block[number - 1].end + 1]
    if head is None and len(block) >= _CAPTIONS and (not alone or alone[0] >= _CAPTIONS) and first_body < len(lines):
        return None
    texts = [line.text for line in block]
    texts = _written_twice(texts) or _without_issuer(_without_site(texts))
    return next((text for text in texts if len(text) >= _SHORTEST_TITLE), None)


def _written_twice(texts: list[str]) -> list[str]:
    """The line that stands twice, one right below the other, as the title of a page and its headline do."""
    return [text for text, below in pairwise(texts) if text == below][:1]


def _without_site(texts: list[str]) -> list[str]:
    """The lines, without the name of the site, or of the series, at the top of the page."""
    named = len(texts) > 1 and (rule_of("site-name").match(texts[0]) or SERIES.match(texts[0]))
    return texts[1:] if named else texts


def _without_issuer(texts: list[str]) -> list[str]:
    """The lines, without the head of a document and the body that issues it in the line above its title."""
    texts = [text for text in texts if not _LETTERHEAD.match(text)] or texts
    issued = len(texts) > 1 and rule_of("document-title").match(texts[1]) and signs_for_body(texts[0])
    return texts[1:] if issued else texts


def _titular(line: Line) -> bool:
    return (
        line.kind == "body"
        and not line.running
        and 1 < len(line.text) <= _LONGEST_TITLE
        and WORDS.search(line.text) is not None
        and not STOPPED.search(line.text)
        and not _links(line.text)
    )


def _links(text: str) -> bool:
    """Whether a line is a row of links to sections, or to the towns of a county, each a short word."""
    words, barred = _HEADED.sub("", text).split(), [word.strip() for word in _BARS.split(text)]
    return any(
        len(row) >= least and all(len(word) < _SHORTEST_TITLE for word in row)
        for row, least in ((words, _LINKS), (barred, _COLUMNS))
    )


def _bare(title: str) -> str:
    """The characters of a headline, without the label before it and the buttons behind it."""
    return NOISE.sub("", NO_TITLE.sub("", title))


def _placed(line: Line, number: int, title: str | None, bare: str, first_body: int) -> Line:
    """The line in its place; `bare` are the characters of the headline."""
    if line.kind != "body":
        return line
    near = title is not None and len(line.text) <= 2 * len(title) + LABEL
    if near and bare[:1] in line.text and _bare(line.text) == bare:
        return line._replace(kind="headline" if number < first_body else "caption")
    if not line.running and len(line.text) <= 40 and not _CLOSED.search(line.text):
        return line._replace(kind="subhead")
    return line
