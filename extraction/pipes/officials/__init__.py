"""Officials: who holds which post, and every mention of them."""

from extraction.pipes.officials.component import find_officials, make_officials
from extraction.pipes.officials.model import PersonFound, PostFound

__all__ = ["PersonFound", "PostFound", "find_officials", "make_officials"]
