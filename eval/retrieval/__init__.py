"""Measuring the search: question → passages."""
