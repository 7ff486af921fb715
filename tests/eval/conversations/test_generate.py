from pathlib import Path

from eval.conversations import TASK
from tests.eval.leaflet import case


def test_only_questions_with_one_before_them_are_asked(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    followup = case(id="f-2", question="Und wie lange?", before=["Was ist der Digitalgutschein?"])
    cases.write_text("".join(f"{one.model_dump_json(exclude_unset=True)}\n" for one in (case(), followup)), "utf-8")
    assert [chosen.id for chosen in TASK.chosen(TASK.configured(dataset=(cases,)))] == ["f-2"]
