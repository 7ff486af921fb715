"""A conversation to take to an adviser, as Markdown and as PDF."""

from bots.shared.note.markdown import note_markdown
from bots.shared.note.pdf import note_pdf

__all__ = ["note_markdown", "note_pdf"]
