"""The bytes of GBK, one character at a time."""

from functools import cache, lru_cache

from extraction.text.language import known

_HIGH = range(0x81, 0xFF)
_PRIVATE = ("\ue000", "\uf8ff")


@lru_cache(maxsize=1 << 14)
def pair(lead: int, trail: int) -> str | None:
    """The character of two bytes; None where there is none, or only a private one."""
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 and not _PRIVATE[0] <= char <= _PRIVATE[1] else None


@lru_cache(maxsize=1 << 14)
def code(char: str) -> bytes:
    """The one or two bytes of a character; empty where GBK has none."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return data if len(data) <= 2 else b""


@cache
def ending_in(trail: int) -> tuple[tuple[int, str], ...]:
    """First bytes and characters of those whose second byte is `trail`."""
    return tuple((lead, char) for lead in _HIGH if (char := pair(lead, trail)) is not None)


@cache
def beginning_with(lead: int) -> tuple[tuple[int, str], ...]:
    """Second bytes and characters of those whose first byte is `lead`."""
    return tuple((trail, char) for trail in _HIGH if (char := pair(lead, trail)) is not None)


@cache
def usual(trail: int) -> tuple[str, ...]:
    """Characters whose second byte is `trail` and that news uses."""
    return tuple(char for _, char in ending_in(trail) if known(char))
