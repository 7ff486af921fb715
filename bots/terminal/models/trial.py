"""``foerderlotse models test``: do the models that are set work?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import typer

from bots.terminal import context
from bots.terminal.screen import output, print_json, say
from bots.terminal.typed import JsonOption

if TYPE_CHECKING:
    from assistant.settings import Settings

_PASSAGE = "Der Zuschuss beträgt höchstens 50 Prozent der Ausgaben. Anträge stellt das Unternehmen."
_SENTENCES = ("Das Unternehmen stellt den Antrag.", "Das Unternehmen stellt keinen Antrag.")
_QUESTION = [("user", "Zähle auf Deutsch von eins bis zehn.")]


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went with one model; ``what`` says what came or went wrong, ``hint`` what to do then."""

    model: str
    ok: bool
    seconds: float
    what: str
    hint: str = ""
    tokens_per_second: float | None = None


def try_models(as_json: JsonOption = False) -> None:
    """Probiert die eingestellten Modelle aus; Ende mit 1, wenn eines nicht geht."""
    settings = context.load()
    trials = [_tried(settings.embedding_model, lambda: _encode(settings))]
    if settings.chat_model:
        trials.append(_tried(settings.chat_model, lambda: _ask(settings)))
    if settings.judge_model:
        trials.append(_tried(f"{settings.judge_model} (Prüfung)", lambda: _judge(settings)))
    if as_json:
        print_json([asdict(trial) for trial in trials])
    else:
        for trial in trials:
            say(output(), f"{trial.model}: {'in Ordnung' if trial.ok else 'geht nicht'}, {_told(trial)}")
            if trial.hint:
                say(output(), f"  {trial.hint}")
        if not settings.chat_model:
            say(output(), "Ein Chat-Modell ist nicht eingestellt: Antworten sind wörtliche Zitate.")
    if not all(trial.ok for trial in trials):
        raise typer.Exit(1)


def _told(trial: Trial) -> str:
    speed = f", {trial.tokens_per_second:.0f} Tokens/s" if trial.tokens_per_second else ""
    return f"{trial.seconds:.1f} s{speed}. {trial.what}".replace(".", ",", 1)


def _tried(model: str, trial: Callable[[], tuple[str, float | None]]) -> Trial:
    from assistant.errors import FoerderlotseError

    started = time.monotonic()
    try:
        what, speed = trial()
    except FoerderlotseError as error:
        return Trial(model, False, round(time.monotonic() - started, 2), error.message, error.hint)
    return Trial(model, True, round(time.monotonic() - started, 2), what, tokens_per_second=speed)


def _encode(settings: Settings) -> tuple[str, None]:
    from assistant.corpus.encoders import encoder_from
    from assistant.corpus.errors import EncoderUnavailable
    from assistant.errors import FoerderlotseError

    try:
        numbers = encoder_from(settings).embed_query("Wie hoch ist die Förderung?")
    except FoerderlotseError:
        raise
    except Exception as error:  # each provider's package has errors of its own
        raise EncoderUnavailable(
            f"Das Embedding-Modell antwortet nicht ({type(error).__name__}).",
            "Prüfen Sie FOERDERLOTSE_EMBEDDING_MODEL und den Zugang zum Anbieter.",
        ) from error
    return f"Vektoren mit {len(numbers)} Zahlen.", None


def _ask(settings: Settings) -> tuple[str, float | None]:
    from assistant.models import Usage, open_models

    usage = Usage()
    with open_models(settings) as model:
        assert model is not None  # noqa: S101 - one is set
        started = time.monotonic()
        first, pieces = 0.0, list[str]()
        for piece in model.stream(_QUESTION, usage=usage):
            first = first or time.monotonic()
            pieces.append(piece)
        writing = time.monotonic() - first
    text = " ".join("".join(pieces).split())
    speed = round(usage.tokens_out / writing, 1) if len(pieces) > 2 else None
    waited = f"{first - started:.1f}".replace(".", ",")
    return f"Erstes Wort nach {waited} s. Antwort: {text[:80]}", speed


def _judge(settings: Settings) -> tuple[str, None]:
    from assistant.generation.asking import supported_messages
    from assistant.generation.passage import NumberedPassage
    from assistant.models import TrainedJudge, open_judge

    with open_judge(settings) as judge:
        assert judge is not None  # noqa: S101 - one is set
        if isinstance(judge, TrainedJudge):
            likely = [judge.log_odds(sentence, _PASSAGE, "", within_s=120) > 0 for sentence in _SENTENCES]
            said = ["Ja" if one else "Nein" for one in likely]
        else:
            shown = [NumberedPassage(1, "", "–", (_PASSAGE,))]
            said = [" ".join(judge.complete(supported_messages(one, shown, "de")).split()) for one in _SENTENCES]
    return f"Urteile, erwartet „Ja“ und „Nein“: {' und '.join(f'„{one[:20]}“' for one in said)}", None
