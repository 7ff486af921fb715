"""``foerderlotse serve``: the web page."""

from __future__ import annotations

from bots.terminal import context


def serve() -> None:
    """Stellt die Webseite bereit, bis Sie aufhören (Strg-C)."""
    import uvicorn

    from assistant.assistant import Assistant
    from bots.web.app import create_app

    settings = context.load()
    with Assistant.open(settings) as assistant:
        uvicorn.run(create_app(assistant, settings), host=settings.web_host, port=settings.web_port, access_log=False)
