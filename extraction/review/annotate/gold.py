"""A corrected document -> the hand labels that `minglu evaluate` reads."""

from collections.abc import Sequence
from typing import Any

from schemas import Document, Mention


def gold_labels(document: Document) -> dict[str, Any]:
    """The labels as data.

    What touches a damaged stretch is left out, as evaluation leaves it out of the documents: a repair may be right,
    labels cannot tell.
    """
    damage = [(one.start, one.end) for one in document.damage]

    def clear(one: Any) -> bool:
        return all(one.end <= start or end <= one.start for start, end in damage)

    def mentions(given: Sequence[Mention]) -> list[dict[str, Any]]:
        return [{"start": one.start, "end": one.end, "text": one.surface} for one in given if clear(one)]

    article = document.article
    persons = [
        {
            "id": one.id,
            "name": one.name,
            "official": True,
            "role": None,
            "posts": [post.model_dump(mode="json") for post in one.posts],
            "mentions": mentions(one.mentions),
        }
        for one in document.officials
    ] + [
        {
            "id": one.id,
            "name": one.name,
            "official": False,
            "role": one.role,
            "posts": [],
            "mentions": mentions(one.mentions),
        }
        for one in document.people
    ]
    units = [{**one.model_dump(mode="json"), "mentions": mentions(one.mentions)} for one in document.units]
    named = {one.id for one in document.units if one.mentions}
    return {
        "article": article.id,
        "sha256": article.sha256,
        "metadata": article.model_dump(mode="json", include={"title", "source", "published", "authors", "editors"}),
        "persons": [one for one in persons if one["mentions"]],
        "units": [one for one in units if one["mentions"] or one["id"] not in named],
        "dates": [one.model_dump(mode="json") for one in document.dates if clear(one)],
        "counts": [
            {**one.model_dump(mode="json"), "scope": one.scope.name if one.scope else None}
            for one in document.counts
            if clear(one)
        ],
        "structures": [
            {**one.model_dump(mode="json"), "members": [member.name for member in one.members]}
            for one in document.structures
        ],
        "damage": [one.model_dump(mode="json") for one in document.damage],
    }
