"""What the judge is trained on."""

from __future__ import annotations

import json
import random
from pathlib import Path

from eval.cases import DATASETS
from eval.training.judge.data import FEWEST, MOST, of_passages, of_texts

SENTENCES = [f"Satz {number} spricht von Sache {number}." for number in range(12)]


def test_a_passage_stands_with_its_headings_and_all_its_statements(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    claims = [{"claim": f"Aussage {number}", "kind": kind} for number, kind in enumerate(("supported", "role"))]
    given = {"title": "Richtlinie", "heading": "2 Wer", "sentences": ["Eins.", "Zwei."], "claims": claims}
    file.write_text(json.dumps(given) + "\n", "utf-8")
    (group,) = of_passages(file)
    assert (group.context, group.passage) == ("Richtlinie – 2 Wer", "Eins. Zwei.")
    assert group.statements == (("Aussage 0", True), ("Aussage 1", False))


def test_a_stretch_has_the_statements_on_it_and_one_that_is_supported_far_away(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    claims = [
        {"claim": f"{kind} {number}", "kind": kind, "on": [number, number]}
        for number in range(12)
        for kind in ("supported", "number", "elsewhere", "supported")
    ]
    file.write_text(json.dumps({"title": "Text", "sentences": SENTENCES, "claims": claims}) + "\n", "utf-8")
    groups = list(of_texts(file, random.Random(3)))  # noqa: S311 - no secret
    assert groups
    for group in groups:
        held = {number for number, sentence in enumerate(SENTENCES) if sentence in group.passage}
        of = [(int(text.split()[1]), text.split()[0], supported) for text, supported in group.statements]
        own = [one for one in of if one[0] in held]
        assert len(own) >= FEWEST
        assert all(supported is (kind == "supported") for _, kind, supported in own)
        assert "elsewhere" not in {kind for _, kind, _ in of}
        (strange,) = [one for one in of if one[0] not in held]
        assert strange[1:] == ("supported", False)
        assert min(abs(strange[0] - number) for number in held) >= 2


def test_no_more_statements_are_drawn_than_are_read_with_a_passage() -> None:
    groups = list(of_passages(DATASETS / "training-passages.jsonl"))
    chance = random.Random(1)  # noqa: S311 - no secret
    drawn = [group.drawn(chance) for group in groups]
    assert max(len(group.statements) for group in drawn) == MOST
    assert all(set(one.statements) <= set(group.statements) for one, group in zip(drawn, groups, strict=True))
    assert sum(len(group.statements) for group in groups) == 12123
