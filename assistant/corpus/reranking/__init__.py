"""How well single sentences answer a question, by a model that reads more closely than the index does."""
