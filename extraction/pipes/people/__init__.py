"""People: named persons without a post, for those who ask for them."""

from extraction.pipes.people.component import People, make_people

__all__ = ["People", "make_people"]
