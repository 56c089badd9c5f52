"""Officials: who holds which post, and every mention of them."""

from extraction.pipes.officials.component import make_officials
from extraction.pipes.officials.model import PersonFound, PostFound

__all__ = ["PersonFound", "PostFound", "make_officials"]
