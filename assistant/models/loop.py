"""The event loop on which models are asked.

One for the process, as the providers' packages share their connections: a request that is given up is cancelled there,
which closes its connection, so that the server stops writing too.
"""

from __future__ import annotations

import asyncio
from functools import lru_cache
from threading import Lock, Thread

_making = Lock()


def loop() -> asyncio.AbstractEventLoop:
    """The running loop; made with the first call."""
    with _making:
        return _running()


@lru_cache
def _running() -> asyncio.AbstractEventLoop:
    made = asyncio.new_event_loop()
    Thread(target=made.run_forever, name="models", daemon=True).start()
    return made
