"""Whether a cited passage supports a sentence that a language model wrote, and the quote that carries it best."""
