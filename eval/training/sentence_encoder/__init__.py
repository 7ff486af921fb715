"""Trains the sentence encoder, the default reranker (docs/sentence-encoder.md). Needs the extra ``encoder``."""
