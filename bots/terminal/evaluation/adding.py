"""``foerderlotse eval add`` and ``import``: new cases from corrected answers and from tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from assistant.answer import AnswerStatus
from bots.terminal.ask import AnswerLanguage
from bots.terminal.german import NO_VALUE
from bots.terminal.screen import errors, output, print_json, say
from bots.terminal.typed import JsonOption

if TYPE_CHECKING:
    from eval.adding import CaseFile
    from eval.cases import Case

ADD_EPILOG = (
    "Beispiele:\n\n"
    '  foerderlotse eval add "Wie viel zahlt der Bund bei go-inno?" --answer "Bis zu 50 Prozent"'
    " --document go-inno.pdf --page 2 --dataset faelle.jsonl\n\n"
    '  foerderlotse eval add "Wie wird das Wetter?" --status out_of_scope --dataset faelle.jsonl\n\n'
    "Aus der richtigen Antwort werden Zahlen, Daten, Beträge und § übernommen, von der Seite die Stelle, die sie "
    "belegt. Danach wird damit gemessen:\n\n"
    "  foerderlotse eval run answers --dataset faelle.jsonl --corpus Richtlinien/"
)
IMPORT_EPILOG = (
    "Beispiel:\n\n"
    "  foerderlotse eval import faelle.csv --dataset faelle.jsonl --corpus Richtlinien/\n\n"
    "Die Kopfzeile nennt die Spalten question, status, document, pages, must_match, must_not_match, kind, language und "
    "note; nötig sind question und status. Getrennt wird mit Semikolon oder Komma, mehrere Ausdrücke in einer Zelle "
    "mit ||| oder einem Zeilenumbruch; die Zeichen sind UTF-8 oder Windows-1252. Ist eine Zeile falsch, wird nichts "
    "aufgenommen."
)
_STATUSES = "answered, partial, not_covered, out_of_scope, clarify oder blocked"

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


def add(
    question: Annotated[str, typer.Argument(metavar="FRAGE", help="Die Frage, wie sie gestellt wurde")],
    dataset: DatasetOption,
    answer: Annotated[str, typer.Option(metavar="TEXT", help="Die richtige Antwort in Ihren Worten")] = "",
    document: Annotated[str | None, typer.Option(metavar="DATEI", help="Dokument, in dem sie steht")] = None,
    page: Annotated[
        list[int] | None, typer.Option(metavar="SEITE", min=1, help="Seite der PDF, ab 1 gezählt (mehrfach möglich)")
    ] = None,
    status: Annotated[
        AnswerStatus | None,
        typer.Option(metavar="STATUS", help=f"{_STATUSES}; ohne Angabe answered, wenn ein Dokument genannt ist"),
    ] = None,
    also_right: Annotated[
        list[AnswerStatus] | None,
        typer.Option(metavar="STATUS", help="Ein Status, der ebenso recht ist (mehrfach möglich)"),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="ART", help="Art des Falls, etwa everyday, table, gap oder attack")
    ] = None,
    must_match: Annotated[
        list[str] | None,
        typer.Option(metavar="AUSDRUCK", help="Was jede gute Antwort enthält, statt dessen, was --answer ergibt"),
    ] = None,
    must_not_match: Annotated[
        list[str] | None, typer.Option(metavar="AUSDRUCK", help="Was keine gute Antwort enthält (mehrfach möglich)")
    ] = None,
    support: Annotated[
        list[str] | None,
        typer.Option(metavar="AUSDRUCK", help="Findet den belegenden Satz, statt dessen, was vorgeschlagen wird"),
    ] = None,
    language: Annotated[AnswerLanguage | None, typer.Option(help="Sprache (sonst erkannt)", show_default=False)] = None,
    split: Annotated[Literal["train", "test"] | None, typer.Option(help="Hälfte, zu der der Fall gehört")] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Bemerkung (sonst die richtige Antwort)", show_default=False)
    ] = None,
    corpus: CorpusOption = None,
    as_json: JsonOption = False,
) -> None:
    """Macht aus einer Frage und ihrer richtigen Antwort einen Fall, mit dem gemessen wird."""
    if status is None and document is None:
        raise typer.BadParameter("Nennen Sie --document mit --page, oder --status, wenn kein Dokument antwortet.")
    file = _case_file(dataset, corpus)
    fields = {
        "question": question,
        "status": status.value if status else None,
        "also_right": tuple(one.value for one in also_right or ()),
        "kind": kind,
        "language": language.value if language else None,
        "document": document,
        "pages": tuple(page or ()),
        "must_match": tuple(must_match or ()),
        "must_not_match": tuple(must_not_match or ()),
        "support": tuple(support or ()),
        "split": split,
        "note": note,
    }
    case = file.add(fields, answer)
    file.save()
    if as_json:
        print_json(_to_json(case))
        return
    say(output(), f"Aufgenommen als {case.id} in {dataset}.")
    for label, patterns in (("Muss enthalten", case.must_match), ("Beleg", case.support)):
        for pattern in patterns:
            say(output(), f"  {label}: {pattern}")
    _say_unchecked(file, [case])


def import_cases(
    table: Annotated[
        Path, typer.Argument(metavar="CSV", help="Tabelle mit einem Fall je Zeile", exists=True, dir_okay=False)
    ],
    dataset: DatasetOption,
    corpus: CorpusOption = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", metavar=NO_VALUE, help="Falsche Zeilen auslassen und die übrigen aufnehmen")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Nimmt Fälle aus einer CSV-Tabelle auf."""
    from eval.importing import import_table

    file = _case_file(dataset, corpus)
    imported = import_table(table, file, skip_bad=skip_bad)
    if as_json:
        bad = [{"row": row.number, "fault": row.fault} for row in imported.bad]
        print_json({"cases": [_to_json(case) for case in imported.cases], "bad": bad})
        return
    for row in imported.bad:
        say(errors(), f"Ausgelassen: {row}", "yellow")
    count = len(imported.cases)
    say(output(), f"{count} {'Fall' if count == 1 else 'Fälle'} aufgenommen in {dataset}.")
    _say_unchecked(file, imported.cases)


def _case_file(dataset: Path, corpus: list[Path] | None) -> CaseFile:
    from eval.adding import CaseFile
    from eval.cases import DATASETS
    from eval.page_texts import PageTexts
    from ingest.samples import PDFS

    texts = PageTexts.of(corpus or [PDFS, DATASETS / "documents" / "pdf"])
    return CaseFile(dataset, texts, all_at_hand=corpus is not None)


def _say_unchecked(file: CaseFile, cases: list[Case] | tuple[Case, ...]) -> None:
    unchecked = sorted({case.document for case in cases if case.document and not file.checked(case)})
    if unchecked:
        say(
            errors(),
            f"Seiten nicht geprüft: {', '.join(unchecked)}. Die PDFs oder ihren Ordner nennt --corpus.",
            "yellow",
        )


def _to_json(case: Case) -> dict[str, Any]:
    return case.model_dump(mode="json", exclude_unset=True)
