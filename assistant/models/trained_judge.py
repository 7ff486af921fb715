"""The local model with weights of its own for one question: is a statement supported by a text?"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Protocol

import httpx

from assistant.models.breaker import Breaker
from assistant.models.failure import told
from assistant.models.local import Endpoint
from assistant.models.unavailable import ModelUnavailable

TRAINED_FOR = "qwen2.5-1.5b"
"""The model of the manifest that the weights belong to."""
ADAPTER = Path(__file__).with_name("judge.gguf")
CONTEXT = 2048
"""Tokens that are read at once: of a passage and a statement, cut beforehand to what fits, no more are needed."""
YES, NO = " ja", " nein"
"""How the replies begin whose likelihoods are compared."""
WITHIN_S = 15.0
"""Seconds for one statement; on two cores a passage of 900 characters takes about six."""
_PROBABLE = 40
"""Beginnings of a reply whose likelihoods are asked for."""
_LEAST = -16.0
"""What counts as the log likelihood of a beginning that is not among them."""


def asked(context: str, passage: str) -> str:
    """What stands before every statement on ``passage``; ``context`` is its title and headings."""
    return (
        "Ist die Aussage durch den Text belegt? Antworte mit ja oder nein.\n\n"
        f"Titel: {_plain(context)}\nText: {_plain(passage)}\n"
    )


def stated(statement: str) -> str:
    """What follows: the statement, and the place of the reply."""
    return f"Aussage: {_plain(statement)}\nBelegt:"


class Serving(Protocol):
    """The process that has the weights, as :class:`assistant.models.local.LocalServer` is."""

    def ready(self, deadline: float) -> Endpoint: ...
    def close(self) -> None: ...


class TrainedJudge:
    """Tells how likely a text supports a statement. For many threads; they wait for each other.

    ``eval.training.judge`` trains the low-rank weights, ``docs/verification.md`` says how well it judges. What is
    read again (the same text with another statement) is not read twice.
    """

    def __init__(self, name: str, server: Serving, breaker: Breaker) -> None:
        self.name = name
        self._server = server
        self._breaker = breaker
        self._client = httpx.Client(trust_env=False)  # a proxy is not for our own machine

    def __call__(self, statement: str, passage: str, context: str, /) -> float | None:
        """As :meth:`log_odds`; ``None`` where there are none."""
        try:
            return self.log_odds(statement, passage, context)
        except ModelUnavailable:
            return None

    def log_odds(self, statement: str, passage: str, context: str, *, within_s: float = WITHIN_S) -> float:
        """Log odds that ``passage`` supports ``statement``. Raises ModelUnavailable."""
        deadline = time.monotonic() + within_s
        with self._breaker.watching(self.name):
            endpoint = self._server.ready(deadline)
            try:
                reply = self._client.post(
                    f"{endpoint.url}/completion",
                    headers={"Authorization": f"Bearer {endpoint.key}"},
                    json=_request(statement, passage, context),
                    timeout=max(0.1, deadline - time.monotonic()),
                )
                reply.raise_for_status()
                return _log_odds(reply.json())
            except (httpx.HTTPError, ValueError, LookupError, TypeError) as error:
                raise told(error, self.name) from None

    def close(self) -> None:
        """Ends the process and the connections."""
        self._client.close()
        self._server.close()


def _request(statement: str, passage: str, context: str) -> dict[str, Any]:
    # In two parts with a line feed (token 198) between them, so that the text's tokens are the same whatever follows.
    prompt = [asked(context, passage), 198, stated(statement)]
    return {"prompt": prompt, "n_predict": 1, "n_probs": _PROBABLE, "temperature": 0.0, "cache_prompt": True}


def _log_odds(reply: dict[str, Any]) -> float:
    """Of the reply's first token: the log likelihood of yes less that of no."""
    (first, *_) = reply["completion_probabilities"]
    likely = {one["token"]: float(one["logprob"]) for one in first["top_logprobs"]}
    return likely.get(YES, _LEAST) - max(likely.get(NO[:end], _LEAST) for end in range(2, len(NO) + 1))


def _plain(text: str) -> str:
    """Without what the model would read as the end of a message."""
    return text.replace("<|", "< |")
