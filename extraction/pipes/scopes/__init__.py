"""What each number describes: a place or a unit."""

from extraction.pipes.scopes.component import make_scopes
from extraction.pipes.scopes.model import Scope

__all__ = ["Scope", "make_scopes"]
