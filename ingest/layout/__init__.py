"""From lines to the blocks a reader sees: headings, paragraphs, list items, table rows, footnotes."""
