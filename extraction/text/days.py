"""Days in header rows and below documents, from the matches of their rules to ISO 8601."""

import datetime
import re

_NUMERALS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)} | {"元": 1}
_NOON = 12


def iso(match: re.Match[str]) -> str | None:
    """The match of `text.date` in ISO 8601, as precise as it is written; None where there is no such day."""
    part = match.groupdict()
    year = int(part["year"] or part["year2"] or f"20{part['year3']}")
    day = int(part["day"] or part["day2"] or part["day3"])
    month = int(part["month"] or part["month2"] or part["month3"] or part["month4"])
    try:
        written = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    if part["hour"] is not None:
        written += f"T{_hour(part):02}:{part['minute']}"
        if part["second"] is not None:
            written += f":{part['second']}"
    return written


def _hour(part: dict[str, str | None]) -> int:
    """The hour of 24: 下午3:29 and 3:29PM are 15, 12:29AM is 0."""
    hour, half = int(part["hour"] or 0), (part["noon"] or "").lower()
    if half == "a" and hour == _NOON:
        return 0
    return hour + (_NOON if (part["after"] or half == "p") and hour < _NOON else 0)


def signed_day(match: re.Match[str]) -> str | None:
    """The match of `text.signing-day` in ISO 8601; None where there is no such day."""
    part = match.groupdict()
    if part["year"]:
        year, month, day = (int(part[name]) for name in ("year", "month", "day"))
    else:
        year = int("".join(str(_NUMERALS.get(digit, 0)) for digit in part["han_year"]))
        month, day = (_tens(part[name]) for name in ("han_month", "han_day"))
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _tens(written: str) -> int:
    """A number below a hundred in Chinese numerals."""
    tens, ten, ones = written.rpartition("十")
    return (_NUMERALS[tens] if tens else 1 if ten else 0) * 10 + (_NUMERALS[ones] if ones else 0)
