"""Figures as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table

from eval.figures import Mean, Spread


def figures_table(title: str, columns: Mapping[str, Mapping[str, Mean | Spread]]) -> Table:
    """One row for each figure, one column for each of ``columns``; a share stands with its 95 % interval."""
    table = Table("", *columns, title=title, title_justify="left")
    names = dict.fromkeys(name for figures in columns.values() for name in figures)
    for name in names:
        table.add_row(name, *(_cell(figures.get(name)) for figures in columns.values()))
    return table


def _cell(figure: Mean | Spread | None) -> str:
    if isinstance(figure, Spread):
        return f"median {figure.median:.3g}, p95 {figure.p95:.3g}"
    return str(figure) if figure else "–"
