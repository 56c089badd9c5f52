"""Bytes to raw text: the right encoding, with evidence; no guess in silence."""

import gzip

import pytest

from extraction.errors import DecodingError
from extraction.text import decode

SIMPLE = "青石镇召开防汛工作会议，镇党委书记顾秋禾出席并讲话。\r\n全镇12个村储备编织袋5000余条。\n"
TRADITIONAL = "青石鎮召開防汛工作會議，鎮黨委書記顧秋禾出席並講話。\n全鎮12個村儲備編織袋5000餘條。\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLE, "utf-8", "utf-8"),
        (SIMPLE, "utf-8-sig", "utf-8"),
        (SIMPLE, "gb2312", "gb18030"),
        (SIMPLE, "gbk", "gb18030"),
        (SIMPLE + "㐀", "gb18030", "gb18030"),
        (SIMPLE, "utf-16", "utf-16-le"),
        (SIMPLE, "utf-16-le", "utf-16-le"),
        (SIMPLE, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL + "屋邨嘅", "big5hkscs", "big5hkscs"),
        (TRADITIONAL, "gbk", "gb18030"),
    ],
)
@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "big5", "iso-8859-1", "no-such-charset"])
def test_right_whatever_is_declared(text: str, codec: str, encoding: str, declared: str | None) -> None:
    found = decode(text.encode(codec), declared=declared)
    assert (found.text, found.encoding, found.doubtful) == (text, encoding, False)


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="gb2312">',
        "<meta http-equiv='Content-Type' content='text/html; charset=gbk'>",
        '<?xml encoding="GBK"?>',
    ],
)
def test_declared_inside_the_page(head: str) -> None:
    page = f"<html><head>{head}</head><body>云岭</body></html>"
    found = decode(page.encode("gbk"))
    assert found.text == page
    assert "declared" in found.evidence


def test_wrong_declaration_is_named_in_the_evidence() -> None:
    assert decode(SIMPLE.encode(), declared="gb2312").evidence == "valid UTF-8, although gb2312 is declared"
    assert decode(SIMPLE.encode("gbk"), declared="utf-8").evidence.endswith("although utf-8 is declared")


def test_a_few_bad_bytes_are_damage_and_doubtful() -> None:
    data = bytearray((SIMPLE * 5).encode())
    data[40] = 0xFF
    found = decode(bytes(data))
    assert found.encoding == "utf-8"
    assert found.doubtful
    assert found.text.count("\ufffd") in range(1, 4)


def test_two_encodings_in_one_file() -> None:
    found = decode(SIMPLE.encode() + SIMPLE.encode("gbk"))
    assert found.text == SIMPLE * 2
    assert found.doubtful


def test_lone_surrogates_stay() -> None:
    assert decode(b"\xed\xa0\x80" + SIMPLE.encode()).text == "\ud800" + SIMPLE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(b"x", mtime=0), "the file is no text but gzip. Unpack or convert it to text first."),
        (b"%PDF-1.7 ...", "the file is no text but PDF. Unpack or convert it to text first."),
        (
            b"PK\x03\x04....",
            "the file is no text but ZIP (or a Word or Excel file). Unpack or convert it to text first.",
        ),
    ],
)
def test_packed_files_are_refused_with_the_remedy(data: bytes, message: str) -> None:
    with pytest.raises(DecodingError) as error:
        decode(data)
    assert str(error.value) == message


def test_binary_data_is_refused() -> None:
    with pytest.raises(DecodingError, match="Convert the file to UTF-8"):
        decode(bytes(range(256)) * 4)


def test_nothing_is_empty_text() -> None:
    assert decode(b"").text == ""
