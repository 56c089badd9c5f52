"""What one article and one worker may take, and how a process measures and bounds itself."""

import os
import resource
from dataclasses import dataclass
from pathlib import Path

_STATM = Path("/proc/self/statm")
_TASKS = Path("/proc/self/task")
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article and one worker may take.

    Attributes:
        deadline: seconds that one article may take; the longest takes a few.
        memory: bytes of address space that one article may take beside the loaded pipeline.
        articles: articles after which a worker makes room for a fresh one.
        growth: resident bytes by which a worker may grow before it makes room.
    """

    deadline: float = 120.0
    memory: int = 1024 * _MEBIBYTE
    articles: int = 5000
    growth: int = 128 * _MEBIBYTE


def resident() -> int:
    """Return the resident bytes of this process, 0 where the system does not tell."""
    return _pages(1)


def spent(pid: int) -> int | None:
    """Return the clock ticks that a process has computed for, None while it computes or where the system is silent."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "R" else int(fields[11]) + int(fields[12])


def bound_memory(more: int) -> None:
    """Let this process take at most `more` bytes of address space beyond what it has: then `MemoryError` is raised.

    Does nothing where the system does not tell what it has; a crash leaves no core file.
    """
    _lower(resource.RLIMIT_CORE, 0)
    now = _pages(0)
    if now:
        _lower(resource.RLIMIT_AS, now + more)


def alone() -> bool:
    """Whether this process has one thread only, so that a copy of it is whole; False where the system does not tell."""
    try:
        return len(list(_TASKS.iterdir())) == 1
    except OSError:
        return False


def _pages(field: int) -> int:
    try:
        return int(_STATM.read_text(encoding="ascii").split()[field]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
