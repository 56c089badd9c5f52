"""The zones of a reading and its metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.rulebook import Rule
from extraction.text.credits import Credits, row_credits, sender_credits, source_name
from extraction.text.lines import Line, possible, rule_of, rules_of
from extraction.text.model import Metadata, Zone, ZoneKind
from extraction.text.names import is_name
from extraction.text.page import Page, page_of
from extraction.text.rows import credits_of
from extraction.text.signers import signed_by

Piece = tuple[ZoneKind, int, int]
_DATELINE_REACH = 8
"""Running paragraphs from the top in which a dateline may stand."""


def zones_and_metadata(text: str) -> tuple[tuple[Zone, ...], Metadata]:
    """Zones that tile the reading, and what the page says of itself."""
    page = page_of(text)
    inline = Credits()
    pieces = list(_pieces(page, inline))
    return tuple(_tiled(pieces, len(text))), _metadata(page, inline)


def _pieces(page: Page, inline: Credits) -> Iterator[Piece]:
    paragraphs = 0
    last = max((number for number, line in enumerate(page.lines) if line.kind == "body"), default=-1)
    signed = any(line.credits is not None and line.credits.authors for line in page.lines)
    datelines = possible("dateline").of("\n".join(line.text for line in page.lines))
    for number, line in enumerate(page.lines):
        if line.kind == "body":
            paragraphs += 1
            yield from _body(
                line, inline, datelines, top=paragraphs <= _DATELINE_REACH, last=number == last and not signed
            )
        elif line.kind == "header":
            yield from _header(line)
        elif line.kind != "blank":
            yield line.kind, line.start, line.end


def _header(line: Line) -> Iterator[Piece]:
    """A header row: its counters and buttons are furniture."""
    cuts = sorted(
        (match.start(), match.end())
        for value in ("counter", "controls")
        for match in rule_of(value).finditer(line.text)
        if match[0].strip()
    )
    at = 0
    for start, end in cuts:
        if start < at:
            continue
        if start > at:
            yield "header", line.start + at, line.start + start
        yield "furniture", line.start + start, line.start + end
        at = end
    if at < len(line.text):
        yield "header", line.start + at, line.end


def _body(line: Line, inline: Credits, datelines: Sequence[Rule], *, top: bool, last: bool) -> Iterator[Piece]:
    """A paragraph, without a dateline before it and names in brackets behind it; `last`: an office may sign it."""
    start, end = line.start, line.end
    if top:
        for rule in datelines:
            match = rule.regex.match(line.text)
            if match is None:
                continue
            parts = match.groupdict()
            medium = parts.get("medium")
            names = parts.get("names") or parts.get("names2") or ""
            credits = signed_by(rule, names)
            if names and not credits and "names" in rule.constants:
                continue
            inline.update(Credits(source=source_name(medium) if medium else None))
            inline.update(credits)
            yield "byline", start, start + match.end()
            start += match.end()
            break
    tail = _signature(line.text, last=last and not inline.authors)
    if tail is not None and line.start + tail[1] >= start:
        inline.update(tail[0])
        yield "body", start, line.start + tail[1]
        yield "byline", line.start + tail[1], end
    elif start < end:
        yield "body", start, end


def _signature(text: str, *, last: bool) -> tuple[Credits, int] | None:
    if text[-1] not in ")）】]":
        match = rule_of("labelled").search(text[-100:]) if last else None
        credits = row_credits(match["names"]) if match else Credits()
        named = all(map(is_name, (*credits.authors, *credits.editors)))
        return (credits, max(0, len(text) - 100) + match.start()) if match and credits and named else None
    for rule in rules_of("signature"):
        for match in rule.regex.finditer(text[-100:]):
            credits = credits_of(match["names"])
            if not credits and last:
                credits = sender_credits(match["names"])
            if credits:
                return credits, max(0, len(text) - 100) + match.start()
    return None


def _tiled(pieces: list[Piece], length: int) -> Iterator[Zone]:
    """Zones without gaps: white space belongs to the zone before it; neighbours of one kind are one."""
    merged: list[Piece] = []
    for kind, start, end in pieces:
        if end <= start:
            continue
        if merged and merged[-1][0] == kind:
            merged[-1] = (kind, merged[-1][1], end)
        else:
            merged.append((kind, start, end))
    if not merged:
        if length:
            yield Zone("body", 0, length)
        return
    bounds = [0, *(start for _, start, _ in merged[1:]), length]
    for (kind, _, _), start, end in zip(merged, bounds[:-1], bounds[1:], strict=True):
        yield Zone(kind, start, end)


def _metadata(page: Page, inline: Credits) -> Metadata:
    header, bylines, site = Credits(), Credits(), Credits()
    above = any(line.kind == "headline" for line in page.lines)
    for line in page.lines:
        above &= line.kind != "headline"
        if line.credits is not None and line.kind == "header":
            # the name of the site may stand above the headline, the source that it has the text from below it
            (site if above and line.text == line.credits.source else header).update(line.credits)
        elif line.credits is not None:
            bylines.update(line.credits)
    everything = Credits()
    for part in (header, bylines, inline):
        everything.update(part)
    everything.update(site)
    authors = (name for name in everything.authors if name != everything.source)
    return Metadata(page.title, everything.source, page.published, tuple(authors), tuple(everything.editors))
