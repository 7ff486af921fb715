"""The file that new cases are added to, as ``eval add`` and ``eval import`` are told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bots.terminal.screen import errors, say

if TYPE_CHECKING:
    from eval.adding import CaseFile
    from eval.cases import Case

DatasetOption = Annotated[
    Path, typer.Option(metavar="DATEI", help="JSONL-Datei, an die angehängt wird; sie entsteht, wenn es sie nicht gibt")
]
CorpusOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PFAD",
        help="PDF oder Ordner, an dem die Angaben geprüft werden (mehrfach möglich; sonst die Beispielprogramme)",
        exists=True,
    ),
]


def case_file(dataset: Path, corpus: list[Path] | None) -> CaseFile:
    """The file of cases that is added to, with the PDFs by which what is given is checked."""
    from eval.adding import CaseFile
    from eval.cases import DATASETS
    from eval.page_texts import PageTexts
    from ingest.samples import PDFS

    texts = PageTexts.of(corpus or [PDFS, DATASETS / "documents" / "pdf"])
    return CaseFile(dataset, texts, all_at_hand=corpus is not None)


def say_unchecked(file: CaseFile, cases: list[Case] | tuple[Case, ...]) -> None:
    """Tell of which documents the pages could not be checked."""
    unchecked = sorted({case.document for case in cases if case.document and not file.checked(case)})
    if unchecked:
        say(
            errors(),
            f"Seiten nicht geprüft: {', '.join(unchecked)}. Die PDFs oder ihren Ordner nennt --corpus.",
            "yellow",
        )


def case_json(case: Case) -> dict[str, Any]:
    """A case as it stands in its file."""
    return case.model_dump(mode="json", exclude_unset=True)
