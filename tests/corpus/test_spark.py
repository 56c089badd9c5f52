"""Spark, started for real: the same documents as without it, whatever happens to its Python workers."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extraction.corpus.run import Job, quarantined, run
from extraction.errors import UsageError
from tests.corpus.fakes import fake

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEXT = "云岭县召开会议第{}次"
needs_spark = pytest.mark.skipif(
    shutil.which("java") is None or importlib.util.find_spec("pyspark") is None,
    reason="Spark needs pyspark and Java 17: apt-get install openjdk-17-jre-headless",
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"a{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (folder / "poison.txt").write_text("退出", encoding="utf-8")
    (folder / "page.html").write_text(f"<html><body><p>{TEXT.format(7)}。</p></body></html>", encoding="utf-8")
    rows = [f'{{"id": "{name}", "text": "{name}的文章"}}' for name in ("r1", "R1", "不/平", "r1")]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def files(out: Path) -> dict[str, bytes]:
    shown = (path for path in sorted(out.rglob("*")) if path.is_file() and ".minglu" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in shown}


def on_spark(articles: Path, out: Path, factory: str) -> str:
    """Run in a process of its own, which Java may fill with what it has to say; return the account."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from extraction.corpus.run import Job, run\n"
        f"from tests.corpus.fakes import {factory}\n"
        "if __name__ == '__main__':\n"
        "    job = Job([sys.argv[1]], Path(sys.argv[2]), workers=2, engine='spark')\n"
        f"    summary = run(job, factory={factory})\n"
        "    print(summary.inputs, summary.written, summary.quarantined, summary.skipped)\n"
    )
    script = out.parent / "drive.py"
    script.write_text(code, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1", "MINGLU_TEST": str(out.parent)}
    done = subprocess.run(
        [sys.executable, script, articles, out],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=out.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_spark
@pytest.mark.parametrize("factory", ["fake", "killing"])
def test_the_documents_are_those_of_a_local_run(articles: Path, tmp_path: Path, factory: str) -> None:
    local = run(Job([str(articles)], tmp_path / "local"), factory=fake)
    account = on_spark(articles, tmp_path / "spark", factory)
    assert account == f"{local.inputs} {local.written} {local.quarantined} {local.skipped}" == "46 44 2 0"
    assert files(tmp_path / "spark") == files(tmp_path / "local")
    told = [[(one.key, one.stage, one.message) for one in quarantined(tmp_path / out)] for out in ("local", "spark")]
    assert told[0] == told[1]
    assert [path.name for path in (tmp_path / "spark" / ".minglu").iterdir()] == ["state.db"]
    assert (tmp_path / "killed").exists() == (factory == "killing")


def test_spark_writes_folders_only(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--engine spark writes a folder"):
        run(Job([str(articles)], tmp_path / "out.jsonl", engine="spark"), factory=fake)
    assert not (tmp_path / "out.jsonl").exists()


def test_without_pyspark_the_remedy_is_told(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(UsageError, match=r"pyspark is not installed\. Run: pip install 'minglu\[spark\]'"):
        run(Job([str(articles)], tmp_path / "out", engine="spark"), factory=fake)
    assert not (tmp_path / "out").exists()
