"""An answer as text and as data."""

import json
from collections.abc import Iterator
from typing import Any

from extraction.review.explain.answer import Answer, Match
from extraction.rulebook import rules_folder

_SHOWN = 8
"""Competitors in the text; the data holds all."""


def as_data(answer: Answer) -> dict[str, Any]:
    """The answer for `json.dumps`; offsets are raw code points, half-open."""
    return {
        "start": answer.start,
        "end": answer.end,
        "surface": answer.surface,
        "reading": answer.reading,
        "zone": answer.zone,
        "verdict": answer.verdict,
        "because": answer.because,
        "records": [
            {
                "id": one.key,
                "kind": one.kind,
                "start": one.start,
                "end": one.end,
                "rule": one.rule,
                "values": dict(one.values),
            }
            for one in answer.records
        ],
        "rules": [_match(match) for match in answer.own],
        "competitors": [_match(match) for match in answer.competitors],
        "evidence": dict(answer.evidence),
    }


def as_text(answer: Answer) -> str:
    """The answer to read."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    yield f"{answer.start}-{answer.end} {answer.surface!r} ({answer.zone}): {answer.verdict}: {answer.because}"
    if answer.reading != answer.surface:
        yield f"  reads {answer.reading!r}"
    for one in answer.records:
        values = " ".join(f"{name}={_shown(value)}" for name, value in one.values.items())
        yield f"  {one.key} {one.kind} {one.start}-{one.end} {values}"
    for match in answer.own:
        yield from _told("rule", match)
    for match in answer.competitors[:_SHOWN]:
        yield from _told("trap" if match.trap else "other", match)
    if len(answer.competitors) > _SHOWN:
        yield f"  … {len(answer.competitors) - _SHOWN} more in --json"
    if answer.evidence:
        yield "  evidence " + " ".join(f"{name}={value}" for name, value in answer.evidence.items())


def _told(what: str, match: Match) -> Iterator[str]:
    yield f"  {what} {match.rule.id} {_where(match)}"
    yield f"    {match.rule.why}"
    pieces = " ".join(f"{name}={text!r}" for name, text in match.pieces.items())
    yield f"    matches {match.text!r} at {match.start}-{match.end}{f': {pieces}' if pieces else ''}"
    yield f"    {match.fate}"


def _match(match: Match) -> dict[str, Any]:
    return {
        "rule": match.rule.id,
        "trap": match.trap,
        "where": _where(match),
        "why": match.rule.why,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "pieces": dict(match.pieces),
        "fate": match.fate,
    }


def _where(match: Match) -> str:
    """File and line; our own files from `rules/` on, so that the answer is the same wherever we are installed."""
    path, home = match.rule.path, rules_folder()
    shown = f"rules/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
    return f"{shown}:{match.rule.line}"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
