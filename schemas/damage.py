"""Stretches that a broken encoding or a torn tag destroyed."""

from typing import Annotated

from pydantic import Field

from schemas.base import Span


class Damage(Span):
    """One damaged stretch of the raw text."""

    reason: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    """What happened, as a slug: `gbk_misaligned`."""
    repaired: str | None
    """The reading that a repair brings back; empty where the repair removes the stretch, null where there is none."""
