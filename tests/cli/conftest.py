"""The command as its user sees it: exit code, stdout, stderr."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pytest

from extraction.cli import main
from extraction.corpus.run import retry, run
from tests.corpus import fakes


class Result(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def minglu(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command with the arguments."""

    def call(*arguments: object) -> Result:
        code = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def quick(minglu: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The same, with a pipeline that finds nothing but is quick."""
    monkeypatch.setattr("extraction.cli.extract.run", partial(run, factory=fakes.fake))
    monkeypatch.setattr("extraction.cli.quarantine.retry", partial(retry, factory=fakes.healed))
    return minglu
