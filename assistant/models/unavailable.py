"""Why a chat model gave no answer."""

from __future__ import annotations

from enum import StrEnum

from assistant.errors import FoerderlotseError


class Reason(StrEnum):
    """Why there is no answer, or no more of it."""

    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    BROKEN = "broken"
    BUSY = "busy"
    BUDGET = "budget"
    OPEN_CIRCUIT = "open_circuit"


class ModelUnavailable(FoerderlotseError):
    """The chat model gave no answer, or broke off in the middle of one.

    Says nothing of what the provider said: that may hold the question or the key. ``status`` is the HTTP status,
    ``retry_after`` the seconds after which the provider wants to be asked again, each where it is known.
    """

    def __init__(
        self, reason: Reason, model: str = "", *, status: int | None = None, retry_after: float | None = None
    ) -> None:
        what, hint = _TEXTS[reason]
        code = f" (Status {status})" if status else ""
        super().__init__(f"Das Chat-Modell {model} {what}{code}.".replace("  ", " "), _STATUS_HINTS.get(status, hint))
        self.reason = reason
        self.status = status
        self.retry_after = retry_after

    @property
    def may_pass(self) -> bool:
        """Whether asking again soon may help."""
        return self.reason in (Reason.RATE_LIMITED, Reason.BROKEN)

    @property
    def is_the_models(self) -> bool:
        """Whether it says that the model does not work, rather than that this question or the budget was too much."""
        if self.reason is Reason.REFUSED:
            return self.status in (401, 403, 404)
        return self.reason in (Reason.TIMEOUT, Reason.RATE_LIMITED, Reason.BROKEN)


class ModelNotSetUp(FoerderlotseError):
    """The settings name a chat model that cannot be used here: a package, a file, a key or a price is missing."""


_TEXTS = {
    Reason.TIMEOUT: (
        "hat nicht rechtzeitig geantwortet",
        "Mehr Zeit geben FOERDERLOTSE_CHAT_FIRST_S, FOERDERLOTSE_CHAT_PAUSE_S und FOERDERLOTSE_CHAT_TOTAL_S.",
    ),
    Reason.RATE_LIMITED: (
        "nimmt gerade keine weiteren Anfragen an",
        "Warten Sie etwas, oder lassen Sie das Kontingent beim Anbieter erhöhen.",
    ),
    Reason.REFUSED: (
        "hat die Anfrage abgelehnt",
        "Prüfen Sie FOERDERLOTSE_CHAT_MODEL; womöglich ist auch die Anfrage zu lang für das Modell.",
    ),
    Reason.BROKEN: (
        "ist gestört: Es ist nicht erreichbar, oder seine Antwort war fehlerhaft oder unvollständig",
        "Prüfen Sie FOERDERLOTSE_CHAT_BASE_URL und ob der Server läuft; „foerderlotse models test“ sagt, ob es geht.",
    ),
    Reason.BUSY: (
        "beantwortet gerade so viele Fragen, wie zugleich erlaubt sind",
        "Fragen Sie gleich noch einmal; mehr auf einmal erlaubt FOERDERLOTSE_CHAT_AT_ONCE.",
    ),
    Reason.BUDGET: (
        "wird heute nicht mehr gefragt: Das Tagesbudget ist aufgebraucht",
        "Mehr erlauben FOERDERLOTSE_CHAT_TOKENS_PER_DAY und FOERDERLOTSE_CHAT_EUROS_PER_DAY.",
    ),
    Reason.OPEN_CIRCUIT: (
        "ruht nach mehreren Fehlern in Folge",
        "Es wird bald von selbst wieder versucht; „foerderlotse models test“ sagt, woran es liegt.",
    ),
}
_STATUS_HINTS: dict[int | None, str] = {
    401: "Prüfen Sie den Schlüssel in FOERDERLOTSE_CHAT_API_KEY.",
    403: "Prüfen Sie, ob der Schlüssel in FOERDERLOTSE_CHAT_API_KEY für dieses Modell gilt.",
    404: "Prüfen Sie den Namen des Modells in FOERDERLOTSE_CHAT_MODEL und die Adresse in FOERDERLOTSE_CHAT_BASE_URL.",
}
