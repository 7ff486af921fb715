from __future__ import annotations

import pytest

from bots.telegram.papers import safe_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Richtlinie 2026.pdf", "Richtlinie 2026.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a\x00b<c>.PDF", "a_b_c_.pdf"),
        ("..pdf", "dokument.pdf"),
        (None, "dokument.pdf"),
        ("Förderung (neu) & mehr.pdf", "Förderung (neu) & mehr.pdf"),
    ],
)
def test_a_file_keeps_its_name_as_far_as_it_is_harmless(sent: str | None, kept: str) -> None:
    assert safe_name(sent) == kept


def test_a_very_long_name_is_shortened() -> None:
    assert len(safe_name("a" * 500 + ".pdf")) < 130
