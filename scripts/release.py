"""Build the sdist and the wheel into a folder, and try both where nothing but them and their dependencies is.

    python scripts/release.py dist

The wheel is built from the unpacked sdist, so that the sdist is known to be complete. Both are the same bytes for the
same commit: all times are the commit's. Each is then installed into an empty environment, outside the project's
folder, where it must extract a sample to the very bytes of `outputs/`, validate it, and make a page of it. Needs git,
and a package index for the dependencies.
"""

import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = "economy-report"
"""The article that is extracted."""
SHIPPED = ("extraction", "rules", "schemas")
"""The packages: whatever git knows of them must be in the wheel."""


def build(target: Path) -> tuple[Path, Path]:
    """Write the sdist and the wheel into a folder; returns their paths.

    Raises:
        subprocess.CalledProcessError: git or setuptools failed.
        SystemExit: the wheel lacks a file of the packages.
    """
    tracked = _git("ls-files", "-z").split("\0")[:-1]
    os.environ["SOURCE_DATE_EPOCH"] = _git("log", "-1", "--format=%ct").strip()
    with tempfile.TemporaryDirectory() as work:
        # A copy of what git knows, so that nothing left behind by earlier builds and runs gets in.
        source = Path(work) / "source"
        for name in tracked:
            if (ROOT / name).exists():
                (source / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, source / name)
        made = source / "dist" / _backend(source, "build_sdist")
        sdist = target / made.name
        sdist.write_bytes(_settled(made))
        with tarfile.open(sdist) as archive:
            archive.extractall(work, filter="data")
        unpacked = Path(work) / sdist.name.removesuffix(".tar.gz")
        made = unpacked / "dist" / _backend(unpacked, "build_wheel")
        wheel = target / made.name
        shutil.copyfile(made, wheel)
    with zipfile.ZipFile(wheel) as archive:
        lacking = {name for name in tracked if name.split("/")[0] in SHIPPED} - set(archive.namelist())
    if lacking:
        raise SystemExit(f"{wheel.name} lacks {', '.join(sorted(lacking))}: add it to package-data in pyproject.toml")
    return sdist, wheel


def try_out(*archives: Path) -> None:
    """Install each archive into an empty environment and use it there.

    Raises:
        subprocess.CalledProcessError: something failed; what it printed says what.
        SystemExit: the document is not the one in `outputs/`.
    """
    with tempfile.TemporaryDirectory() as work:
        empty = Path(work) / "venv"
        venv.create(empty, with_pip=True)
        pip = [str(empty / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        minglu = str(empty / "bin" / "minglu")
        seed = str(ROOT / "seeds" / f"{SAMPLE}.txt")

        def run(*command: str) -> None:
            subprocess.run(command, cwd=work, check=True)

        run(*pip, "install", "--quiet", "--require-virtualenv", "-r", str(ROOT / "requirements.lock"))
        for archive in archives:
            run(*pip, "install", "--quiet", "--no-deps", "--force-reinstall", str(archive))
            run(*pip, "check")
            out = Path(work) / archive.name.replace(".", "-")
            run(minglu, "extract", seed, "-o", str(out))
            run(minglu, "validate", str(out), "--texts", seed)
            run(minglu, "view", str(out), "--texts", seed, "-o", f"{out}.html")
            document = f"{SAMPLE}.json"
            if (out / document).read_bytes() != (ROOT / "outputs" / document).read_bytes():
                raise SystemExit(f"{archive.name} writes another {document} than the one in outputs/")


def _backend(source: Path, hook: str) -> str:
    """Call a hook of setuptools in a folder of sources; the name of the file that it wrote into `dist`."""
    code = f"from setuptools import build_meta; print(build_meta.{hook}('dist'))"
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=source, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()[-1]


def _settled(sdist: Path) -> bytes:
    """The archive with all times those of the commit, and nobody's name: setuptools settles only wheels so."""
    time = int(os.environ["SOURCE_DATE_EPOCH"])
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as settled:
        for member, content in _members(sdist):
            member.mtime, member.uid, member.gid, member.uname, member.gname = time, 0, 0, "", ""
            member.mode, member.pax_headers = 0o755 if member.isdir() else 0o644, {}
            settled.addfile(member, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), mtime=time)


def _members(sdist: Path) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    """The members of an archive in the order of their names, with their content."""
    with tarfile.open(sdist) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            file = archive.extractfile(member)
            yield member, file.read() if file else b""


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def main(folder: str) -> None:
    """Build, try, and print the sizes."""
    target = Path(folder).resolve()
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    archives = build(target)
    try_out(*archives)
    for archive in archives:
        print(f"{archive.name}  {archive.stat().st_size / 1e6:.2f} MB")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
