"""Training of the small scorers: ``python -m eval.training --help``."""
