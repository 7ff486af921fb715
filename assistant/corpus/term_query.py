"""A question's terms and filters as one tantivy query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tantivy import FieldType, Occur, Query, Schema, SchemaBuilder

from assistant.corpus.model import Filters
from assistant.german.term import QuestionTerm

FIELDS = ("body", "title", "programme", "heading")


def schema() -> Schema:
    """Four fields of terms, and fields to filter by, to delete by (``version``) and to name a hit."""
    builder = SchemaBuilder()
    for name in FIELDS:
        # Terms come analysed: white space alone parts them again.
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("programme_key", "region", "funder", "authority", "document"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("valid_until", indexed=True, fast=True)
    builder.add_unsigned_field("version", indexed=True, fast=True)
    builder.add_unsigned_field("ordinal", fast=True)
    return builder.build()


def index_term(text: str) -> str:
    """A term as it stands in the index: without white space."""
    return "_".join(text.split())


def question_query(
    of: Schema, terms: Sequence[QuestionTerm], filters: Filters, field_weights: Mapping[str, float]
) -> Query:
    """The sum over the terms of the best that any variant scores in any field, restricted by ``filters``."""
    asked = Query.boolean_query([(Occur.Should, _term_query(of, term, field_weights)) for term in terms])
    restrictions = [(Occur.Must, Query.const_score_query(one, 0.0)) for one in _restrictions(of, filters)]
    return Query.boolean_query([(Occur.Must, asked), *restrictions]) if restrictions else asked


def _term_query(of: Schema, term: QuestionTerm, field_weights: Mapping[str, float]) -> Query:
    return Query.disjunction_max_query(
        [
            Query.boost_query(
                Query.term_query(of, field, index_term(variant), index_option="freq"),
                term.weight * weight * field_weight,
            )
            for variant, weight in term.variants
            for field, field_weight in field_weights.items()
            if field_weight > 0
        ]
    )


def _restrictions(of: Schema, filters: Filters) -> Iterator[Query]:
    for field, values in (
        ("programme_key", filters.programmes),
        ("region", filters.regions),
        ("funder", filters.funders),
        ("authority", [authority.value for authority in filters.authorities]),
        ("document", filters.documents),
    ):
        if values:
            yield Query.term_set_query(of, field, list(values))
    if filters.valid_on:
        yield Query.range_query(of, "valid_until", FieldType.Integer, lower_bound=filters.valid_on.toordinal())
