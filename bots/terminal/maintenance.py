"""``foerderlotse check`` and ``rebuild``: is the corpus whole, and making it so."""

from __future__ import annotations

from dataclasses import asdict

import typer
from rich.markup import escape
from rich.progress import Progress

from bots.terminal import context
from bots.terminal.screen import errors, harmless, output, print_json, say
from bots.terminal.typed import JsonOption


def check(as_json: JsonOption = False) -> None:
    """Prüft, ob Dokumente und Suchindexe zusammenpassen; Ende mit 1, wenn nicht."""
    from assistant.corpus.corpus import Corpus

    with Corpus.open(context.load(), repair=True) as corpus:
        problems = corpus.check()
        documents = len(corpus.documents())
    if as_json:
        print_json({"documents": documents, "problems": [asdict(problem) for problem in problems]})
    elif not problems:
        say(output(), f"Alles in Ordnung: {documents} Dokumente, Verzeichnis und Indexe stimmen überein.")
    else:
        for problem in problems:
            say(output(), f"- {problem.subject}: {problem.message} {problem.remedy}")
        say(errors(), f"Abweichungen: {len(problems)}")
    if problems:
        raise typer.Exit(1)


def rebuild() -> None:
    """Baut die Suchindexe aus den Dokumenten neu auf."""
    from assistant.corpus.corpus import Corpus

    with Corpus.open(context.load(), repair=True) as corpus:
        with Progress(console=errors(), transient=True, disable=not errors().is_terminal) as progress:
            task = progress.add_task("Indexe werden neu aufgebaut", total=None)

            def step(done: int, total: int, file: str) -> None:
                progress.update(task, completed=done, total=total, description=escape(harmless(file)))

            corpus.rebuild(step)
        count = len(corpus.documents())
    say(output(), f"Neu aufgebaut: {count} Dokumente.")
