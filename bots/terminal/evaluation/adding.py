"""``foerderlotse eval add``: a new case from a corrected answer."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from assistant.answer import AnswerStatus
from bots.terminal.ask import AnswerLanguage
from bots.terminal.evaluation.case_file import CorpusOption, DatasetOption, case_file, case_json, say_unchecked
from bots.terminal.screen import output, print_json, say
from bots.terminal.typed import JsonOption

EPILOG = (
    "Beispiele:\n\n"
    '  foerderlotse eval add "Wie viel zahlt der Bund bei go-inno?" --answer "Bis zu 50 Prozent"'
    " --document go-inno.pdf --page 2 --dataset faelle.jsonl\n\n"
    '  foerderlotse eval add "Wie wird das Wetter?" --status out_of_scope --dataset faelle.jsonl\n\n'
    "Aus der richtigen Antwort werden Zahlen, Daten, Beträge und § übernommen, von der Seite die Stelle, die sie "
    "belegt. Danach wird damit gemessen:\n\n"
    "  foerderlotse eval run answers --dataset faelle.jsonl --corpus Richtlinien/"
)
_STATUSES = "answered, partial, not_covered, out_of_scope, clarify oder blocked"


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
    file = case_file(dataset, corpus)
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
        print_json(case_json(case))
        return
    say(output(), f"Aufgenommen als {case.id} in {dataset}.")
    for label, patterns in (("Muss enthalten", case.must_match), ("Beleg", case.support)):
        for pattern in patterns:
            say(output(), f"  {label}: {pattern}")
    say_unchecked(file, [case])
