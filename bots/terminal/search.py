"""``foerderlotse search``: the passages that fit a question."""

from __future__ import annotations

from typing import Annotated

import typer

from bots.terminal import context
from bots.terminal.screen import output, print_json, say
from bots.terminal.typed import JsonOption

EPILOG = """
Beispiele:

  foerderlotse search "Förderquote kleine Unternehmen"

  foerderlotse search "Antragsfrist" -k 10 --json
"""
_EXCERPT = 400


def search(
    question: Annotated[str, typer.Argument(metavar="FRAGE", help="Wonach gesucht wird")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, metavar="ANZAHL", help="Wie viele Stellen")] = 5,
    as_json: JsonOption = False,
) -> None:
    """Zeigt die Textstellen, die am besten zu einer Frage passen, die beste zuerst."""
    from assistant.corpus.corpus import Corpus
    from assistant.corpus.search.retriever import passage_json
    from assistant.corpus.search.searcher import Searcher

    with Corpus.open(context.load()) as corpus:
        passages = Searcher(corpus).search(question, k)
    if as_json:
        print_json([passage_json(passage) for passage in passages])
        return
    console = output()
    if not passages:
        say(console, "Nichts gefunden.")
    for rank, found in enumerate(map(passage_json, passages), start=1):
        say(console, f"{rank}. {found['title']}, S. {_span(found['pages'])}", "bold")
        if found["heading"]:
            say(console, found["heading"], "dim")
        say(console, _excerpt(found["text"]))
        console.print()


def _span(pages: list[int]) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
