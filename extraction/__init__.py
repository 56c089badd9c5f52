"""minglu: validated records from Chinese Party and government news.

`extraction.load()` gives the spaCy `Language`, `extraction.extract(text, id=...)` a `schemas.Document` through it,
`extraction.extract_many([(text, Given(id)), ...])` several in less time. They are imported when they are first asked
for, so that what needs no pipeline does not pay for it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extraction.pipeline import Given, Settings, extract, extract_many, load

__version__ = "0.1.0"
__all__ = ["Given", "Settings", "__version__", "extract", "extract_many", "load"]


def __getattr__(name: str) -> Any:
    if name in {"Given", "Settings", "extract", "extract_many", "load"}:
        from extraction import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
