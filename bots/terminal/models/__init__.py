"""``foerderlotse models``: what is set and installed, fetching model files, trying them out."""
