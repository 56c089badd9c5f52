"""bytes -> raw text, and the evidence for the encoding that was chosen.

Order of the evidence: a byte order mark; valid UTF-8; what the caller or the page declares, where it fits; what reads
most like Chinese. The charset names of the Chinese web are read as what browsers take them for
(https://encoding.spec.whatwg.org/#names-and-labels): gb2312 and gbk as GB 18030, big5 with the HKSCS extension.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extraction.errors import DecodingError
from extraction.text.common import commonness

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "ZIP (or a Word or Excel file)",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!": "RAR",
    b"%PDF-": "PDF",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_META = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""",
    re.IGNORECASE,
)
_META_REACH = 4096
_ALIASES = {
    **dict.fromkeys(
        ("gb2312", "gb_2312-80", "gbk", "cp936", "ms936", "x-gbk", "gb18030", "euc-cn", "chinese"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5", "big5-eten"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8", "utf-8-sig", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16-le", "unicode"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "utf-16-be"), "utf-16-be"),
    **dict.fromkeys(("hz", "hz-gb-2312"), "hz"),
}
_GUESSES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
_FAMILY = {"big5hkscs": ("cp950",), "cp950": ("big5hkscs",)}
_MARGIN = 0.1
"""Lead in commonness below which a guess is doubtful."""
_SAMPLE = 1 << 16
_LIKELY = 0.85
"""Share of common characters from which a text counts as Chinese: 0.97 in the right encoding, 0.6 in a wrong one."""
_BAD_BYTES = 0.02
"""Share of undecodable bytes up to which a text is taken as damaged rather than as another encoding."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: the raw text, without its byte order mark, line ends as they were; undecodable bytes are U+FFFD.
        encoding: a Python codec name.
        doubtful: whether the choice may be wrong.
        evidence: why this encoding; where `doubtful`, what speaks against it.
    """

    text: str
    encoding: str
    doubtful: bool
    evidence: str


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode an article's bytes.

    Args:
        data: a text or an HTML page.
        declared: the charset that somebody outside the bytes names, such as an HTTP header.

    Raises:
        DecodingError: compressed or binary data, or no text in an encoding that fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    _refuse_packed(data)
    names = [name for name in (declared, _declared_inside(data)) if name]
    if (text := _strict(data, "utf-8")) is not None and "\0" not in text:
        return _utf8(text, data, names)
    for name in names:
        encoding = _ALIASES.get(name.strip().lower(), "")
        if (
            encoding not in {"", "utf-8"}
            and (text := _strict(data, encoding)) is not None
            and commonness(text[:_SAMPLE]) >= _LIKELY
        ):
            return Decoded(text, encoding, False, f"{name} is declared and fits")
    return _guess(data, names) or _damaged(data, names) or _last_help(data)


def _refuse_packed(data: bytes) -> None:
    for magic, name in _PACKED.items():
        if data.startswith(magic):
            raise DecodingError(f"the file is no text but {name}. Unpack or convert it to text first.")


def _declared_inside(data: bytes) -> str | None:
    found = _META.search(data[:_META_REACH])
    return found[1].decode("ascii") if found else None


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, or None where it does not fit; lone surrogates pass, they are damage and not another encoding."""
    try:
        return data.decode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
    except UnicodeDecodeError:
        return None


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text, encoding, False, "byte order mark")
    text = data.decode(encoding, "replace")
    if _damage_share(text) > _BAD_BYTES:
        raise DecodingError(
            f"the byte order mark says {encoding}, but the bytes are none. Save the file anew as UTF-8."
        )
    return Decoded(text, encoding, True, "some bytes are not valid in the encoding that the byte order mark names")


def _utf8(text: str, data: bytes, names: list[str]) -> Decoded:
    if text.isascii() and (name := next((n for n in names if _ALIASES.get(n.strip().lower()) == "hz"), None)):
        decoded = _strict(data, "hz")
        if decoded is not None:
            return Decoded(decoded, "hz", False, f"{name} is declared and fits")
    wrong = [name for name in names if _ALIASES.get(name.strip().lower()) not in {None, "utf-8"}]
    evidence = f"valid UTF-8, although {wrong[0]} is declared" if wrong and not text.isascii() else "valid UTF-8"
    return Decoded(text, "utf-8", False, evidence)


def _guess(data: bytes, names: list[str]) -> Decoded | None:
    """The encoding, of those that fit strictly, in which the text reads most like Chinese."""
    found = []
    for rank, encoding in enumerate(_GUESSES):
        text = _strict(data, encoding)
        if text is not None and "\0" not in text:
            found.append((-round(commonness(text[:_SAMPLE]), 3), rank, encoding, text))
    if not found:
        return None
    found.sort()
    share, _, encoding, text = -found[0][0], *found[0][1:]
    if share < _LIKELY:
        return None
    others = [
        (-rival[0], rival[2]) for rival in found[1:] if rival[3] != text and rival[2] not in _FAMILY.get(encoding, ())
    ]
    if others and share - others[0][0] < _MARGIN:
        return Decoded(
            text, encoding, True, f"{others[0][1]} fits nearly as well, and no charset that fits is declared"
        )
    evidence = f"reads like Chinese ({share:.0%} common characters)"
    return Decoded(text, encoding, False, f"{evidence}, although {names[0]} is declared" if names else evidence)


def _damaged(data: bytes, names: list[str]) -> Decoded | None:
    """Bytes that fit no single encoding: line by line where two are mixed, else with U+FFFD in their places."""
    found = []
    mixed = _mixed(data)
    if mixed is not None:
        found.append((commonness(mixed[:_SAMPLE]), 1, "utf-8", mixed, "some lines are GB 18030 and others UTF-8"))
    preferred = [_ALIASES.get(name.strip().lower(), "") for name in names]
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(encoding, "replace")
        share = _damage_share(text)
        if share <= _BAD_BYTES and "\0" not in text:
            reason = "some bytes are not valid in it"
            found.append((commonness(text[:_SAMPLE]) - share, int(encoding in preferred), encoding, text, reason))
    found = [entry for entry in found if entry[0] >= _LIKELY - _BAD_BYTES]
    if not found:
        return None
    _, _, encoding, text, reason = max(found, key=lambda entry: entry[:2])
    return Decoded(text, encoding, True, reason)


def _mixed(data: bytes) -> str | None:
    lines: list[str] = []
    kinds = set()
    for line in data.splitlines(keepends=True):
        for encoding in ("utf-8", "gb18030"):
            text = _strict(line, encoding)
            if text is not None:
                break
        else:
            return None
        if not text.isascii():
            kinds.add(encoding)
        lines.append(text)
    return "".join(lines) if len(kinds) > 1 else None


def _damage_share(text: str) -> float:
    return text.count("\ufffd") / max(1, len(text))


def _last_help(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = None if b"\0" in data else from_bytes(data[:_SAMPLE]).best()
    text = data.decode(best.encoding, "replace") if best is not None else ""
    if best is None or commonness(text[:_SAMPLE]) < _LIKELY:
        raise DecodingError(
            "the bytes are text in no encoding that we know, or no text at all. Convert the file to UTF-8."
        )
    return Decoded(text, best.encoding, True, "it is only the likeliest of the encodings that charset-normalizer knows")
