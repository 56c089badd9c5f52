"""The article itself: identity, metadata and where it comes from."""

import hashlib
import re
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from schemas.base import Offset, Place, Record, Text

Script = Literal["hans", "hant", "mixed"]

_SURROGATE = re.compile("[\ud800-\udfff]")
# The precisions that an article's header is written with; `strptime` alone would take unpadded numbers.
_PRECISIONS = {
    4: "%Y",
    7: "%Y-%m",
    10: "%Y-%m-%d",
    16: "%Y-%m-%dT%H:%M",
    19: "%Y-%m-%dT%H:%M:%S",
}


@lru_cache(1 << 12)  # the articles of a day share it
def published_date(value: str) -> str:
    """Check `YYYY[-MM[-DD[Thh:mm[:ss]]]]`; raise `ValueError` for another form or a day that does not exist."""
    form = _PRECISIONS.get(len(value))
    if form is None or not value.isascii():
        raise ValueError(f"{value!r} is no date like 2022-04-16, 2022-04-16T10:19 or 2022-04-16T10:19:54")
    try:
        datetime.strptime(value, form)
    except ValueError as error:
        raise ValueError(f"{value!r} is no date like 2022-04-16, 2022-04-16T10:19 or 2022-04-16T10:19:54") from error
    return value


def raw_bytes(raw: str) -> bytes:
    """Return a raw text as UTF-8, with U+FFFD for every lone surrogate, so that the length in code points stays."""
    try:
        return raw.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", raw).encode()


def raw_digest(raw: str) -> str:
    """Return the digest that `Article.sha256` holds of a raw text."""
    return hashlib.sha256(raw_bytes(raw)).hexdigest()


Published = Annotated[str, AfterValidator(published_date)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Article(Record):
    """One article; `title`, `source`, `authors` and `editors` are readings."""

    id: Text
    """File stem, or the id that the input row gives."""
    sha256: Sha256
    """SHA-256 of the raw text as UTF-8, lone surrogates replaced by U+FFFD."""
    encoding: Text
    """The encoding that the raw text was decoded from."""
    title: Text | None
    """The headline."""
    source: Text | None
    """The medium that the article names as its source."""
    published: Published | None
    """When it was published, as precisely as the article says."""
    authors: tuple[Text, ...]
    """Reporters and correspondents."""
    editors: tuple[Text, ...]
    """Editors."""
    script: Script
    """Simplified, traditional, or both."""
    place: Place | None
    """The place that the article is about."""
    characters: Offset
    """Length of the raw text in code points."""
