"""The same article in another dress gives the same reading and the same records."""

from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher

import pytest

from extraction.pipeline import extract
from extraction.text import read

ARTICLE = """青石镇扎实做好防汛备汛工作
2021-07-03 10:20 来源：云岭日报 作者：林知远
7月2日，云岭县委书记白露生、县长江晚晴到青石镇检查防汛工作，镇党委书记顾秋禾陪同检查。白露生强调，“要把人民群众生命安全放在首位”，层层压实责任，确保安全度汛。
今年以来，全镇共投入资金16.9万元，储备编织袋5000余条、救生衣200件，组织党员干部600余人参加演练。“村里的物资已经全部到位，大家心里都踏实了，请领导放心。”石桥村党支部书记沈望舒说。
在白露村，“党员先锋队”正在加固河堤。村委会主任程见山介绍，“入汛以来，我们每天安排24小时值班，发现险情立即报告，坚决不落一户、不漏一人。”目前，全镇12个村、36个村民小组已经全部建立巡查制度。
顾秋禾表示，下一步将继续落实“网格化”管理要求，进一步完善应急预案，加强宣传教育，切实维护群众生命财产安全。（林知远）
责任编辑：秦听雨
"""


def traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text))


def glossed(text: str) -> str:
    """A pinyin behind every eighth character."""
    from pypinyin import Style, pinyin

    out, seen = "", 0
    for char in text:
        out += char
        if "\u4e00" <= char <= "\u9fff":
            seen += 1
            out += f"({pinyin(char, style=Style.TONE)[0][0]})" if seen % 8 == 0 else ""
    return out


def shifted(text: str, *, keep: int = 0) -> str:
    """A byte lost, or doubled, at every third quotation mark."""
    out, seen = b"", 0
    for char in text:
        data = char.encode("gb18030")
        if char in "“”":
            seen += 1
            data = data[:keep] + data[1 - keep :] if seen % 3 == 0 and not keep else data
            data = data[:1] + data if seen % 3 == 0 and keep else data
        out += data
    return out.decode("gb18030", "replace")


def records(text: str) -> Counter[tuple[object, ...]]:
    document = extract(text, id="article")
    found: Counter[tuple[object, ...]] = Counter()
    for official in document.officials:
        found.update(("post", official.name, post.title, post.organisation) for post in official.posts)
        found.update(("mention", official.name) for _ in official.mentions)
    found.update(("date", date.type, date.value) for date in document.dates)
    found.update(("count", count.value, count.classifier, count.noun) for count in document.counts)
    found.update(("unit", unit.name, unit.kind) for unit in document.units)
    return found


@pytest.mark.parametrize("dress", [traditional, glossed, lambda text: glossed(traditional(text))])
def test_script_and_glosses_change_nothing(dress: Callable[[str], str]) -> None:
    plain, other = read(ARTICLE), read(dress(ARTICLE))
    assert (other.text, other.metadata, other.zones) == (plain.text, plain.metadata, plain.zones)
    assert records(dress(ARTICLE)) == records(ARTICLE)


@pytest.mark.parametrize("keep", [0, 1])
def test_shifted_bytes_cost_little(keep: int) -> None:
    raw = shifted(ARTICLE, keep=keep)
    before = SequenceMatcher(None, ARTICLE, raw, autojunk=False)
    after = SequenceMatcher(None, ARTICLE, read(raw).text, autojunk=False)
    kept = [sum(block.size for block in match.get_matching_blocks()) for match in (before, after)]
    assert kept[0] < 0.9 * len(ARTICLE)
    assert kept[1] > 0.97 * len(ARTICLE)
    clean, found = records(ARTICLE), records(raw)
    assert (clean & found).total() >= 0.9 * clean.total()
    assert (clean & found).total() >= 0.9 * found.total()
