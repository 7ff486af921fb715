"""A PDF on disk becomes lines with positions, in a process of its own that may be killed."""
