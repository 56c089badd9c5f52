"""spaCy as a worker needs it: without its command line, which takes a third of the time of its import."""

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType

_COMMANDS = ("spacy.cli", "spacy.cli.info")
"""What `import spacy` imports for its command `info` alone: web clients and project tools."""


def import_spacy() -> None:
    """Import spaCy; whoever wants its command line later gets it all the same.

    Where spaCy is imported already, or can no longer do without, this is the plain import.
    """
    if "spacy" in sys.modules:
        return
    try:
        with _held_back():
            import spacy
    except (ImportError, AttributeError):
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
        import spacy
    else:
        vars(spacy).pop("info", None)  # the placeholder's


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Have empty modules stand where the command line would be."""
    for name in _COMMANDS:
        module = ModuleType(name)
        vars(module).update(info=None, __path__=[])
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)
