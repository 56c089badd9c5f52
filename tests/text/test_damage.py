"""Damaged stretches are found, repaired where that is clear, and else closed to records."""

import pytest

from extraction.text import Reading, read

LINE = "会议要求，各村要落实责任，“保障群众安全”，确保安全度汛。县委书记林知远说：“村里已经储备了物资。”大家表示满意，"


def shifted(text: str, at: str, *, keep: bytes = b"") -> str:
    """`text` as GBK with the first byte of its last `at` replaced by `keep`, read again."""
    head, _, tail = text.rpartition(at)
    lost = at.encode("gbk")
    return (head.encode("gbk") + keep + lost[1:] + tail.encode("gbk")).decode("gb18030", "replace")


def repairs(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [(item.reason, reading.raw[item.start : item.end], item.repaired) for item in reading.damage]


@pytest.mark.parametrize("keep", [b"", b"\xa1\xa1"])
def test_a_lost_or_doubled_byte_is_put_right(keep: bytes) -> None:
    raw = shifted(LINE * 3 + "12人", "”大家", keep=keep)
    assert "大家表示满意" not in raw[len(LINE) * 2 :]
    reading = read(raw)
    assert "大家表示满意" in reading.text[len(LINE) * 2 :]
    assert {reason for reason, _, _ in repairs(reading)} <= {"gbk_misaligned", "replacement_characters"}
    assert reading.text.startswith(LINE * 2)


def page(text: str) -> str:
    """GBK text after a tool that puts an ASCII byte before what it takes for `！` and drops what it cannot read."""
    data = text.encode("gbk")
    at = data.find("！".encode("gbk"))
    while 0 <= at < len(data):
        data = data[:at] + b"\n" + data[at:]
        at = data.find("！".encode("gbk"), at + 3)
    out, rest = "", data
    while rest:
        size = 1 if rest[0] < 0x80 else 2
        try:
            char = rest[:size].decode("gb18030")
        except UnicodeDecodeError:
            char = "?"
        out += "" if "\ue000" <= char <= "\uf8ff" else char
        rest = rest[size:]
    return out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各村要落實責任。”崔鎮長每次都在會議上強調。", "崔镇长每次"),
        ("路口是全縣的重要關口。“這里人流量大，”林知遠說。", "。“这里人流量大"),
        ("為確保“戰時黨組織”實現全覆蓋", "确保“战时党组织”实现"),
        ("解決好居民們的生活難題。”</p>", "生活难题。”"),
    ],
)
def test_pages_torn_at_quotation_marks(text: str, found: str) -> None:
    raw = page(text)
    assert "?！" in raw
    reading = read(raw)
    assert found in reading.text
    assert [item.reason for item in reading.damage] == ["gbk_misaligned"]
    at = reading.text.index(found)
    start, end = reading.raw_span(at, at + len(found))
    assert 0 <= start < end <= len(raw)
    assert reading.readable(at, at + len(found))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("讓我們?cè)诘谝粫r(shí)間掌握信息", "让我们在第一时间掌握信息"),  # a gloss inside a character
        ("云岭日?qǐng)?bào)社", "云岭日报社"),
        ("確??h城內所有小區", "确保县城内所有小区"),
    ],
)
def test_pages_torn_by_glosses_and_marks(raw: str, text: str) -> None:
    assert read(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "真的吗?!我不信!?他说??什么?!?!啊",
        "“能行吗?!办法总比困难多，保证完成任务!”",
        "是不是??B组的人，KTV?!A股也涨了",
        "谌贻琴、龘龘、犍为、糍粑、鸬鹚、峥嵘、饕餮、魑魅魍魉",
        "1<2，A>B，AT&T公司，R&D投入",
        "他说：“好！”“行？”“那就办！”",
        "喀什噶尔、塔什库尔干、阿卜杜热依木·买买提",
    ],
)
def test_sound_text_stays(text: str) -> None:
    reading = read(text)
    assert (reading.text, reading.damage) == (text, ())


@pytest.mark.parametrize(
    ("raw", "text", "reason"),
    [
        ("会议&nbsp;指出&ldquo;稳&rdquo;字", "会议 指出“稳”字", "entity"),
        ("会议&#25351;出", "会议指出", "entity"),
        ("会议指出。</p><br/>", "会议指出。", "tag_remains"),
        ("会议指出?/p>", "会议指出", "tag_remains"),
        ("会\x00议\x07指出", "会议指出", "control"),
        ("会议要求各村落实责任".encode().decode("gb18030"), "会议要求各村落实责任", "utf8_as_gbk"),
        ("会议要求各村".encode().decode("latin-1"), "会议要求各村", "utf8_as_latin"),
        ("会议\ud840\udc00指出", "会议𠀀指出", "lone_surrogate"),
    ],
)
def test_repaired(raw: str, text: str, reason: str) -> None:
    reading = read(raw)
    assert reading.text == text
    assert {item.reason for item in reading.damage} == {reason}
    assert all(item.repaired is not None for item in reading.damage)


@pytest.mark.parametrize(
    ("raw", "reason", "span"),
    [
        ("林\ufffd\ufffd远说", "replacement_characters", (1, 3)),
        ("林锟斤拷远说", "replacement_characters", (1, 4)),
        ("林\ue123远说", "private_use", (1, 2)),
        ("林\ud800远说", "lone_surrogate", (1, 2)),
    ],
)
def test_unreadable_stretches_stay_and_are_closed(raw: str, reason: str, span: tuple[int, int]) -> None:
    reading = read(raw)
    assert reading.text == raw
    assert [(item.reason, item.start, item.end, item.repaired) for item in reading.damage] == [(reason, *span, None)]
    assert not reading.readable(0, span[0] + 1)
    assert reading.readable(0, span[0])
    assert reading.readable(span[1], len(raw))
