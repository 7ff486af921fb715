from __future__ import annotations

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Programme
from assistant.german import QuestionTerm, analyse
from tests.corpus.asking import files_by_term
from tests.corpus.conftest import Make


def _asked(word: str, weight: float = 1.0) -> QuestionTerm:
    return QuestionTerm(word, weight, ((analyse(word)[0].text, 1.0),))


def test_title_file_programme_and_heading_are_searched_too(corpus: Corpus, make: Make) -> None:
    zim = Programme("zim", "Innovationsprogramm", ("ZIM",), "Wirtschaftsministerium")
    corpus.add(make("merkblatt-antrag.pdf", "Nichts davon", title="Richtlinie", programme=zim))
    for word in ("Richtlinie", "Merkblatt", "ZIM", "Wirtschaftsministerium", "Teil"):
        assert files_by_term(corpus, word) == ["merkblatt-antrag.pdf"], word


def test_field_weights_decide_what_comes_first(corpus: Corpus, make: Make) -> None:
    corpus.add(make("titel.pdf", "Etwas anderes", title="Zuschuss"))
    corpus.add(make("text.pdf", "Zuschuss", title="Etwas anderes"))
    first = {}
    for field in ("title", "body"):
        hits = corpus.terms.search([_asked("Zuschuss")], 5, field_weights={field: 2.0})
        first[field] = [stored.document.metadata.file for stored in corpus.chunks([hit.chunk_id for hit in hits])]
    assert first == {"title": ["titel.pdf"], "body": ["text.pdf"]}


def test_the_best_variant_counts_and_not_their_sum(corpus: Corpus, make: Make) -> None:
    corpus.add(make("beide.pdf", "Zuschuss Beihilfe"))
    one, other = analyse("Zuschuss")[0].text, analyse("Beihilfe")[0].text
    alone = corpus.terms.search([QuestionTerm("x", 1.0, ((one, 1.0),))], 1)[0].score
    both = corpus.terms.search([QuestionTerm("x", 1.0, ((one, 1.0), (other, 0.5)))], 1)[0].score
    weak = corpus.terms.search([QuestionTerm("x", 0.5, ((one, 1.0),))], 1)[0].score
    assert both == alone
    assert weak == alone / 2


def test_the_chunks_that_hold_a_term_are_counted(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", "Zuschuss", "Zuschuss und Frist", "Frist"))
    assert corpus.terms.document_frequency(analyse("Zuschuss")[0].text) == 2
    assert corpus.terms.document_frequency(analyse("Darlehen")[0].text) == 0
    assert corpus.terms.count == 3


def test_a_question_without_terms_finds_nothing(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", "Zuschuss"))
    assert corpus.terms.search([], 5) == []
    assert corpus.terms.search([QuestionTerm("?", 1.0, ())], 5) == []
