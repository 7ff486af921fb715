"""Training the low-rank weights with which the local model judges whether a text supports a statement."""
