"""Completing a case that someone adds from the pages on which its answer stands, and checking it by them."""

from __future__ import annotations

import re

from assistant.answer import AnswerStatus
from eval.case_pages import problems
from eval.cases import Case
from eval.faults import NotAdded, validated
from eval.page_texts import PageTexts, one_spaced
from eval.proposing import Texts, facts_of, support_of


def completed(case: Case, answer: str, texts: PageTexts) -> Case:
    """``case`` with the facts of the corrected ``answer``, where it has no ``must_match``, and with ``support``.

    Without its document among ``texts`` it gets no support and is not checked. Raises NotAdded where the pages do
    not bear it out, or where nothing tells a good answer.
    """
    document = case.document or ""
    pages = _pages(document, texts)
    if too_high := [page for page in case.pages if pages and page not in pages]:
        raise NotAdded(f"{document} hat keine Seite {too_high[0]}, sondern {len(pages)} Seiten.")
    own = {page: pages[page] for page in case.pages} if pages else {}
    facts = {fact: fact for fact in case.must_match} or facts_of(answer, case.question, own)
    if not facts and case.status is AnswerStatus.ANSWERED:
        raise NotAdded(
            "Woran eine gute Antwort zu erkennen ist, fehlt"
            + (": In der richtigen Antwort steht nichts Neues, das Zahl, Datum oder § ist." if answer else "."),
            "Nennen Sie einen Ausdruck, den jede gute Antwort enthält (must_match).",
        )
    for said, fact in facts.items():
        if own and not any(re.search(fact, one_spaced(text), re.IGNORECASE) for text in own.values()):
            raise NotAdded(
                f"„{said}“ steht nicht auf Seite {', '.join(map(str, own))} von {document}.",
                "Stimmen Dokument und Seite? Was eine gute Antwort enthalten muss, sagt must_match.",
            )
    return _supported(case, answer, tuple(facts.values()), pages)


def _supported(case: Case, answer: str, facts: tuple[str, ...], pages: Texts) -> Case:
    fields = case.model_dump(exclude_unset=True) | ({"must_match": facts} if facts else {})
    if not pages:
        return validated(fields)
    support = case.support or support_of(f"{case.question} {answer}", facts, case.pages, pages)
    whole = validated({**fields, "support": support})
    if wrong := problems(whole, {case.document or "": tuple(map(one_spaced, pages.values()))}):
        raise NotAdded(f"Die Angaben passen nicht zu den Seiten: {'; '.join(wrong)}.")
    return whole


def _pages(document: str, texts: PageTexts) -> dict[int, str]:
    if document not in texts.files:
        return {}
    return {page: texts.text(document, page) for page in range(1, texts.page_count(document) + 1)}
