"""Settings as people read them: what is wrong with a value, and values without their secrets."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails

_PASSWORD = re.compile(r"(://[^/@:\s]*:)\S*(?=@)|([?&](?:password|sslpassword|token|key)=)[^&\s]+")
_REASONS = {
    "int_parsing": "das ist keine ganze Zahl",
    "int_from_float": "das ist keine ganze Zahl",
    "float_parsing": "das ist keine Zahl",
    "bool_parsing": "erlaubt sind true und false",
    "literal_error": "erlaubt sind {expected}",
    "greater_than_equal": "der kleinste erlaubte Wert ist {ge}",
    "less_than_equal": "der größte erlaubte Wert ist {le}",
    "string_too_long": "der Wert ist zu lang",
    "greater_than": "der Wert muss größer sein als {gt}",
    "string_pattern_mismatch": "erwartet wird Anbieter:Modell",
    "string_too_short": "der Wert ist leer",
    "too_short": "der Wert hat weniger als {min_length} Zeichen",
    "value_error": "{error}",
}


def explain(error: ErrorDetails) -> str:
    """One reason, in German, from pydantic's error."""
    context: dict[str, Any] = error.get("ctx", {})
    return _REASONS.get(error["type"], error["msg"]).format(**context).replace(" or ", " oder ")


def hide_password(text: str) -> str:
    """The text with the password of a URL blotted out."""
    return _PASSWORD.sub(r"\1\2***", text)
