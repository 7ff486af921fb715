"""Reading a score and its reason from what a judge model wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from eval.judge.verdict import Verdict

_SHOWN = 200
_SCORE = re.compile(
    r"\b(?:score|punkte|punktzahl)\b[\"'*`:= ]{1,6}(?:ist )?"
    r"(\d++(?:[.,]\d++)?+)(?! ?(?:[/%]|Prozent|von|of|out))",
    re.IGNORECASE,
)


def read_verdict(text: str) -> Verdict:
    """The verdict in ``text``: a JSON object, also amid other words or in a code fence, else ``score: 0.5`` in prose.

    A score outside 0 to 1, or several that differ, is no verdict: which one is meant would be a guess.
    """
    objects = list(_objects(text))
    if objects:
        scores = {_number(found["score"]) for found in objects}
        reason = str(objects[-1].get("reasoning") or objects[-1].get("reason") or "").strip()
    else:
        scores = {_number(found) for found in _SCORE.findall(text)}
        reason = text.strip()
    if not scores:
        return _failed("no score", text)
    if len(scores) > 1:
        return _failed("several scores", text)
    score = scores.pop()
    if score is None or not 0 <= score <= 1:
        return _failed("no score from 0 to 1", text)
    return Verdict(score, reason)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Every JSON object in ``text`` that has a ``score``, from left to right; none inside another of them."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            end = at + 1
        else:
            if isinstance(found, dict) and "score" in found:
                yield found
            elif isinstance(found, dict):
                end = at + 1
        at = text.find("{", end)


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return float(value)
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None


def _failed(what: str, text: str) -> Verdict:
    shown = " ".join(text.split())
    return Verdict(None, failed=f"{what} in the judge's reply: {shown[:_SHOWN] or 'it is empty'}")
