"""Options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

RulesFolder = Annotated[
    Path | None,
    typer.Option("--rules", exists=True, file_okay=False, help="Folder with rules of your own, beside ours."),
]
ModelFolder = Annotated[
    Path | None,
    typer.Option("--segmenter-model", exists=True, file_okay=False, help="Folder with another segmentation model."),
]
Workers = Annotated[int, typer.Option(min=1, help="Number of worker processes.")]
