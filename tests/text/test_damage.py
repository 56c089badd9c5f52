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


def decoded(data: bytes) -> str:
    """GBK as a page decodes it that writes `?` for what is no pair and drops pairs without a character."""
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


def torn_at(mark: str, text: str) -> str:
    """`text` after a tool that puts an ASCII byte before the bytes of a mark, wherever it finds them."""
    data, code = text.encode("gbk"), mark.encode("gbk")
    at = data.find(code)
    while at >= 0:
        data = data[:at] + b"\n" + data[at:]
        at = data.find(code, at + 3)
    return decoded(data)


def torn_by_gloss(pair: str, gloss: str, text: str) -> str:
    """`text` after a tool that puts a gloss behind the bytes of a character, wherever it finds them."""
    code = pair.encode("gbk")
    return decoded(text.encode("gbk").replace(code, code + gloss.encode("gbk")))


@pytest.mark.parametrize(
    ("mark", "text", "found"),
    [
        ("！", "各村要落實責任。”崔鎮長每次都在會議上強調。", "崔镇长每次"),
        ("！", "渡口的水位一夜之間上漲。“這里水流很急，”林知遠說。", "。“这里水流很急"),
        ("！", "必須確保“黨員之家長期辦下去", "确保“党员之家长期"),
        ("！", "“這就是看得見的變化。”</p>", "看得见的变化。”"),
        ("？", "資金優先確保縣級醫院建設", "确保县级医院建设"),
    ],
)
def test_pages_torn_at_marks(mark: str, text: str, found: str) -> None:
    raw = torn_at(mark, text)
    assert f"?{mark}" in raw
    reading = read(raw)
    assert found in reading.text
    assert [item.reason for item in reading.damage] == ["gbk_misaligned"]
    at = reading.text.index(found)
    start, end = reading.raw_span(at, at + len(found))
    assert 0 <= start < end <= len(raw)
    assert reading.readable(at, at + len(found))


@pytest.mark.parametrize(
    ("pair", "gloss", "text", "found"),
    [
        ("冊", "(cè)", "志願者們在村口登記", "志愿者们在村口登记"),  # the end of 們 and the beginning of 在
        ("請", "(qǐng)", "雲嶺日報(bào)的記者", "云岭日报的记者"),
    ],
)
def test_pages_torn_by_glosses(pair: str, gloss: str, text: str, found: str) -> None:
    raw = torn_by_gloss(pair, gloss, text)
    assert "?" in raw
    assert read(raw).text == found


@pytest.mark.parametrize(
    "text",
    [
        "真的吗?!我不信!?他说??什么?!?!啊",
        "“能行吗?!办法总比困难多，保证完成任务!”",
        "是不是??B组的人，KTV?!A股也涨了",
        "谌贻远、龘龘、阆中、糍粑、鸬鹚、峥嵘、饕餮、魑魅魍魉",
        "1<2，A>B，AT&T公司，R&D投入",
        "他说：“好！”“行？”“那就办！”",
        "喀什噶尔、塔什库尔干、努尔艾力·吐尔洪",
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
