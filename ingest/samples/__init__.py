"""Sample programmes: leaflets of our own in German, as Markdown sources and as the PDFs built from them.

``pdf/`` is committed, so that nobody needs the builder to try the assistant; ``python -m ingest.samples.build``
makes it anew from ``sources/`` and needs the extra ``samples``.
"""

from pathlib import Path

SOURCES = Path(__file__).parent / "sources"
"""The Markdown sources, one per leaflet."""

PDFS = Path(__file__).parent / "pdf"
"""The PDFs built from them, with their ``corpus.toml``: a folder that ingest takes as it is."""
