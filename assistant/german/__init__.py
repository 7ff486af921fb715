"""German for search: texts and questions to index terms, sentences, numbers, languages."""

from assistant.german.analysis import analyse
from assistant.german.language import detect_language
from assistant.german.mention import NumberKind, NumberMention
from assistant.german.numbers import numbers_in
from assistant.german.question import analyse_question
from assistant.german.sentences import split_sentences
from assistant.german.term import QuestionTerm, Term, TermKind
from assistant.german.version import VERSION

__all__ = [
    "VERSION",
    "NumberKind",
    "NumberMention",
    "QuestionTerm",
    "Term",
    "TermKind",
    "analyse",
    "analyse_question",
    "detect_language",
    "numbers_in",
    "split_sentences",
]
