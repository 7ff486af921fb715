from assistant.corpus.units import *  # noqa: F403
