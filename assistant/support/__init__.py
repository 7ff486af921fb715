"""Whether a cited passage supports a sentence that a language model wrote, and the quote that carries it best."""

from assistant.support.quotes import Quote, quotes
from assistant.support.verdict import STRICT, SURE, Support, Verdict

__all__ = ["STRICT", "SURE", "Quote", "Support", "Verdict", "quotes"]
