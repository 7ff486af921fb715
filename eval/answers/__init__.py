"""Measuring answers: question → answer and citations."""
