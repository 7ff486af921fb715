"""A run as one HTML file for people: figures, charts and every question."""

from eval.report.report import write_report

__all__ = ["write_report"]
