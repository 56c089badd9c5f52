"""A PostgreSQL server for the tests alone: thrown away with its folder, reached through a socket in it."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt/postgresql")
_USERS = ("postgres", "nobody")
_SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")
_PATIENCE = 60


class NoServerError(Exception):
    """Why there is none here."""


def _binaries() -> Path:
    initdb = shutil.which("initdb")
    if initdb is not None:
        return Path(initdb).resolve().parent
    found = [path for place in _PLACES for path in Path(place).glob("*/bin") if (path / "initdb").is_file()]
    if not found:
        raise NoServerError("no PostgreSQL server here: apt-get install postgresql")
    return max(found, key=lambda path: int("".join(filter(str.isdigit, path.parent.name)) or 0))


def _user() -> str | None:
    """The user to run it as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in _USERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise NoServerError("PostgreSQL does not run as root, and there is no other user to run it as")


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """Run a server; yield the URL of its database. Raises `NoServerError`."""
    binaries, user = _binaries(), _user()
    # Not in pytest's own folders: they are closed to other users, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="minglu-pg-"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        with _running(binaries, folder, user):
            yield f"postgresql://minglu@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _running(binaries: Path, folder: Path, user: str | None) -> Iterator[None]:
    data = folder / "data"
    how = ("-U", "minglu", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    initdb: list[str | Path] = [binaries / "initdb", "-D", data, *how]
    made = subprocess.run(initdb, user=user, cwd=folder, capture_output=True, text=True, check=False)
    if made.returncode:
        raise NoServerError(f"initdb failed: {made.stderr.strip()}")
    settings = [part for one in (*_SETTINGS, f"unix_socket_directories={folder}") for part in ("-c", one)]
    with (folder / "log").open("wb") as log:
        command: list[str | Path] = [binaries / "postgres", "-D", data, *settings]
        server = subprocess.Popen(command, user=user, cwd=folder, stdout=log, stderr=log)
    try:
        _await(binaries, folder, server)
        yield
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:  # some test left a connection open
            server.kill()
            server.wait()


def _await(binaries: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(_PATIENCE * 10):
        if server.poll() is not None:
            raise NoServerError(f"postgres ended: {(folder / 'log').read_text(errors='replace').strip()}")
        if subprocess.run([binaries / "pg_isready", "-q", "-h", folder], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise NoServerError(f"postgres was not ready after {_PATIENCE} s")
