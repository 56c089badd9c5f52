"""Officials and the posts that the article gives them."""

from typing import Annotated

from pydantic import Field, model_validator

from schemas.base import Flag, Mention, Offset, Place, Record, RuleId, Text, UnitId, check_span

OfficialId = Annotated[str, Field(pattern=r"^o[1-9][0-9]*$")]


class Post(Record):
    """An office that one person holds or held."""

    # Not a `Span`: the contract puts the offsets after the values, and pydantic lists inherited fields first.
    title: Text
    """The office with the word of the Party body or committee that it belongs to."""
    organisation: Text | None
    """Canonical name of the body; null where the article settles none."""
    unit: UnitId | None
    """Id of the body's record in `units`; null where the article gives it none."""
    place: Place | None
    """The post's jurisdiction."""
    deputy: Flag
    """The title says 副."""
    acting: Flag
    """The title says 代."""
    former: Flag
    """The person no longer holds the post."""
    concurrent: Flag
    """The post is held beside another (兼)."""
    start: Offset
    """First code point of the post where the article first gives it."""
    end: Offset
    """Code point after its last."""
    rule: RuleId
    """Id of the rule that found it."""

    @model_validator(mode="after")
    def _not_empty(self) -> "Post":
        check_span(self.start, self.end)
        return self


class Official(Record):
    """A named person to whom the article gives at least one post."""

    id: OfficialId
    """Unique within the document."""
    name: Text
    """Full name in simplified characters."""
    posts: Annotated[tuple[Post, ...], Field(min_length=1)]
    """One per title and organisation."""
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)]
    """Spans of the name alone."""

    @model_validator(mode="after")
    def _posts_once(self) -> "Official":
        seen: set[tuple[str, str | None]] = set()
        for post in self.posts:
            key = (post.title, post.organisation)
            if key in seen:
                raise ValueError(f"{self.name}: the post {post.title} of {post.organisation} is listed twice")
            seen.add(key)
        return self
