"""Trains the entailment model of the verification (docs/verification.md). Needs the extra ``encoder``."""
