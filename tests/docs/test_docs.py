"""What the docs show is what happens: every page's files are made, its commands run, its snippets tried."""

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction import extract
from extraction.cli import main

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("tutorial", "annotation", "rules")


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    yield from _BLOCK.findall((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8"))


def steps(body: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block with the lines shown below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, shown


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_what_it_shows(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rows: list[str] = []
    for kind, name, body in blocks(page):
        if kind in ("text", "yaml") and name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(body, encoding="utf-8")
        elif kind == "console":
            for command, shown in steps(body):
                program, *arguments = shlex.split(command, comments=True)
                assert program == "minglu"
                assert main(arguments) == 0, command
                out, err = capfd.readouterr()
                for line in shown:
                    assert line in out + err, f"{command} does not print {line!r} but {out}{err}"
        elif kind == "sql":
            connection = sqlite3.connect(name)
            rows = [" | ".join(map(str, row)) for row in connection.execute(body)]
            connection.close()
        elif kind == "result":
            assert rows == body.splitlines()
        elif kind == "python":
            exec(compile(body, page, "exec"), {})


def test_the_records_page_is_what_the_models_say() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "records.py"), "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", *(f"docs/{name}.md" for name in (*PAGES, "records"))])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_readme_names_every_command(page: str) -> None:
    from extraction.cli.app import app

    text = (ROOT / page).read_text(encoding="utf-8")
    commands = [one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands]
    for name in [*commands, *(one.name for one in app.registered_groups)]:
        assert f"`minglu {name}" in text, name


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_readme_shows_real_records(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    article = re.search(r"霍山县委书记林知远[^`”」]+?教师。", text.replace("\n", ""))
    shown = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert article is not None
    assert shown is not None
    document = extract(article[0], id="a", published="2021-03-06").model_dump(mode="json")
    for kind, records in json.loads(shown[1]).items():
        assert all(record in document[kind] for record in records), kind
    for body in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(body, page, "exec"), {"text": article[0]})
