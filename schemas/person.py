"""Named persons without a post; only written when the user asks for them."""

from typing import Annotated

from pydantic import Field

from schemas.base import Mention, Record, Text

PersonId = Annotated[str, Field(pattern=r"^p[1-9][0-9]*$")]


class Person(Record):
    """A named person to whom the article gives no post."""

    id: PersonId
    """Unique within the document."""
    name: Text
    """Name in simplified characters; surname and 某 where the article hides it."""
    role: Text | None
    """What the person is, where the article says it: 村民, 教师, 大学生."""
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)]
    """Spans of the name alone."""
