"""Whatever the text: offsets hold, zones tile, nothing raises."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.text import Reading, decode, read

_PIECES = (
    *(
        "?",
        "！",
        "!",
        "？",
        "(lǐng)",
        "领",
        "導",
        "“",
        "”",
        "。",
        "，",
        "\n",
        "\r\n",
        "\u200b",
        "\ufffd",
        "\ue000",
        "\x01",
    ),
    *(
        "\ud800",
        "\udc00",
        "&nbsp;",
        "&amp;",
        "<br/>",
        "?/p>",
        "锟斤拷",
        "ä½",
        "?！钡沟B",
        "饕餮魍",
        "乾隆",
        "藉口",
        "𠮷",
    ),
    *(
        "2021-03-05 10:20",
        "来源：云岭日报",
        "作者：林知远",
        "责任编辑：",
        "分享到：",
        "（",
        "）",
        "本报讯（记者",
        "版权声明：",
    ),
    *("会议要求，各村要落实责任。" * 4, "浣犲ソ", "３", "\u3000", " ", "a", "B", "1", "·"),
)
_TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    st.binary(max_size=60).map(lambda data: data.decode("gb18030", "replace")),
)


def holds(reading: Reading) -> None:
    raw, size = reading.raw, len(reading.text)
    spans = [reading.raw_span(at, at + 1) for at in range(size)]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    assert [zone.start for zone in reading.zones] == [0, *(zone.end for zone in reading.zones)][: len(reading.zones)]
    assert (reading.zones[-1].end if reading.zones else 0) == size
    edges = [edge for item in reading.damage for edge in (item.start, item.end)]
    assert edges == sorted(edges)
    assert all(item.start < item.end <= len(raw) for item in reading.damage)
    assert all(0 <= reading.reading_offset(at) <= size for at in range(len(raw) + 1))
    for start, end in reading.closed:
        assert not reading.readable(start, end)


@settings(max_examples=150)
@given(_TEXTS)
def test_offsets_hold(raw: str) -> None:
    holds(read(raw))


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["青石镇召开会议，", "林知远说：“好。”", "共12个村，", "3月5日\n", "（试行）"]), max_size=20
    )
)
def test_clean_text_is_its_own_reading(parts: list[str]) -> None:
    text = "".join(parts)
    reading = read(text)
    assert reading.text == text
    assert reading.damage == ()
    assert read(reading.text) == reading


@settings(max_examples=60)
@given(
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
    st.lists(st.sampled_from(["各村要落实责任，", "储备物资。\n"]), min_size=2),
)
def test_decoding_goes_back(codec: str, parts: list[str]) -> None:
    text = "".join(parts)
    assert decode(text.encode(codec)).text == text
