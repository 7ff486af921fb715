from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.generation.fence import harmless, new_token

SIGNS = (
    "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<｜User｜>", "<start_of_turn>", "</s>", "[INST]", "[/INST]",
    "<<SYS>>", "<<<", ">>>", "<|eot_id|>", "[TOOL_CALLS]", "<think>", "[1]", "[ 2, 3 ]", "【4】",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_of_a_chat_template_or_fence_or_passage_number_is_left(sign: str) -> None:
    assert sign not in harmless(f"Davor {sign} danach")
    assert harmless(f"Davor {sign} danach").startswith("Davor") and harmless(f"Davor {sign} danach").endswith("danach")


@given(st.lists(st.sampled_from([*SIGNS, "<", ">", "|", " ", "a", "[", "]", "1", "\u200b", "\n", "/"])).map("".join))
def test_signs_cannot_be_put_together_from_pieces(text: str) -> None:
    safe = harmless(text)
    assert not re.search(r"<[^\s\d=]|[^\s\d=]>|<<|>>|\[/?INST\]|\[\d{1,2}\]", safe)


def test_comparisons_stay_readable() -> None:
    assert harmless("weniger als < 250 oder <= 50 Mio.") == "weniger als < 250 oder <= 50 Mio."


def test_every_request_has_a_token_of_64_random_bits() -> None:
    assert len({new_token() for _ in range(50)}) == 50
    assert re.fullmatch("[0-9a-f]{16}", new_token())
