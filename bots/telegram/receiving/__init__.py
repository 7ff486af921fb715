"""Updates on their way to the handlers."""
