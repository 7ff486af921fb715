"""What is wrong with a case that someone adds, in words for evaluators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from assistant.answer import AnswerStatus
from assistant.errors import FoerderlotseError
from eval.case_fields import SUPPORT_LENGTH
from eval.cases import Case
from eval.kinds import KINDS

_STATUSES = ", ".join(status.value for status in AnswerStatus)
_FIELDS = {
    "question": "die Frage fehlt",
    "status": f"den Status „{{}}“ gibt es nicht; möglich sind {_STATUSES}",
    "also_right": f"den Status „{{}}“ gibt es nicht; möglich sind {_STATUSES}",
    "kind": f"die Art „{{}}“ gibt es nicht; möglich sind {', '.join(KINDS)}",
    "language": "die Sprache „{}“ gibt es nicht; möglich sind de und en",
    "pages": "„{}“ ist keine Seite; gezählt wird ab 1",
    "must_match": "„{}“ ist kein regulärer Ausdruck",
    "must_not_match": "„{}“ ist kein regulärer Ausdruck",
    "support": f"„{{}}“ ist kein regulärer Ausdruck von höchstens {SUPPORT_LENGTH} Zeichen",
}


class NotAdded(FoerderlotseError):
    """A case that cannot be added as it is."""


def validated(fields: Mapping[str, Any]) -> Case:
    """The case of these fields. Raises NotAdded with all that is wrong, parted by semicolons."""
    try:
        return Case.model_validate(fields)
    except ValidationError as error:
        told = "; ".join(dict.fromkeys(_told(item) for item in error.errors()))
        raise NotAdded(f"{told[:1].upper()}{told[1:]}.") from error


def _told(item: Any) -> str:
    if not item["loc"]:
        return "zu einem Dokument gehören seine Seiten, und zu Seiten ihr Dokument"
    field = str(item["loc"][0])
    if item["type"] == "missing" and field != "question":
        return f"die Angabe {field} fehlt"
    return _FIELDS.get(field, f"{field}: „{{}}“ passt nicht").format(item["input"])
