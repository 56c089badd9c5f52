"""File names for documents: the id where that is safe on every file system, else an escaped form with a digest."""

import hashlib
import re

LONGEST = 100
"""Bytes of UTF-8 that a plain name may have; leaves room for suffixes under every file system's 255."""

# Han: the unified ideographs with 〇 and the extensions; compatibility ideographs change under normalisation.
_HAN = "〇㐀-䶿一-鿿\U00020000-\U0002f7ff\U00030000-\U000323af"
_PLAIN = re.compile(f"[A-Za-z0-9_{_HAN}][A-Za-z0-9._{_HAN}-]*")
_OTHER = re.compile(f"[^A-Za-z0-9_{_HAN}-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def is_plain(article_id: str) -> bool:
    """Whether the id can be a file name as it is: on Windows too, and not hidden."""
    return (
        _PLAIN.fullmatch(article_id) is not None
        and len(article_id.encode()) <= LONGEST
        and _RESERVED.fullmatch(article_id) is None
    )


def escaped(article_id: str) -> str:
    """Return a safe name with a digest of the id; its `~` keeps it apart from every plain name."""
    data = article_id.encode("utf-8", "surrogatepass")
    readable = _OTHER.sub("_", article_id).encode("utf-8", "ignore")[:60].decode("utf-8", "ignore")
    return f"{readable.strip('-')}~{hashlib.sha256(data).hexdigest()[:16]}"


class FileNames:
    """Gives each id its file name, so that no two differ by case alone.

    Two ids that do are both escaped, whichever comes first: the names depend on the set of ids, not on their order.
    """

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._shared: set[str] = set()

    def claim(self, article_id: str) -> str | None:
        """Register the id; return an id met before whose name is no longer plain because of this one, or None."""
        folded = article_id.casefold()
        if folded == article_id:  # one string in memory instead of two; there may be millions
            folded = article_id
        first = self._first.setdefault(folded, article_id)
        if first == article_id or folded in self._shared:
            return None
        self._shared.add(folded)
        return first if is_plain(first) else None

    def name(self, article_id: str) -> str:
        """Return the name, without suffix, that the id has among all that are registered."""
        if article_id.casefold() in self._shared or not is_plain(article_id):
            return escaped(article_id)
        return article_id
