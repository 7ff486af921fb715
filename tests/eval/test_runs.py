import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.answer import AnswerStatus
from eval.answers.generate import AnswersConfig
from eval.asked import Asked, GivenAnswer
from eval.figures import Mean
from eval.row import Row
from eval.runs import NoRun, Run, RunInfo, final_folder, new_run, runs_in, write_task
from eval.task import Judged
from tests.eval.leaflet import case

INFO = RunInfo(at=datetime(2026, 1, 1, tzinfo=UTC), tasks=("answers",), commit="abc", corpus={"a.pdf": "00ff"})
ANSWER = GivenAnswer(status=AnswerStatus.ANSWERED, language="de", text="40 Prozent")
ROW = Row(
    id="f-1",
    question="Wie viel?",
    kind="fact",
    language="de",
    expected=AnswerStatus.ANSWERED,
    got=AnswerStatus.ANSWERED,
    measures={"facts right": 1.0, "faithful": None},
    gold=(("merkblatt.pdf", 1),),
    answer=ANSWER,
)


def write_run(out: Path, name: str = "test", info: RunInfo = INFO) -> Path:
    with new_run(out, name) as folder:
        config = AnswersConfig(dataset=(Path("elsewhere.jsonl"),), corpus=(out,), limit=7, split="test", kind=("fact",))
        judged = Judged.of([ROW], confusion={"answered": {"answered": 1}})
        write_task(folder, "answers", config, [case()], [Asked(case=case(), answer=ANSWER)], judged)
        (folder / "run.json").write_text(info.model_dump_json(), encoding="utf-8")
        return final_folder(folder)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    run = Run.read(write_run(tmp_path))
    assert run.info == INFO
    assert run.rows("answers") == [ROW]
    assert run.results("answers")["confusion"] == {"answered": {"answered": 1}}
    facts, faithful = (run.figures("answers")[name] for name in ("facts right", "faithful"))
    assert isinstance(facts, Mean)
    assert isinstance(faithful, Mean)
    assert (facts.value, faithful.value, faithful.failed) == (1, 0, 1)


def test_the_raw_answers_are_kept(tmp_path: Path) -> None:
    given = json.loads((write_run(tmp_path) / "answers" / "given.jsonl").read_text("utf-8"))
    assert given["answer"]["text"] == "40 Prozent"


def test_the_config_of_a_run_asks_just_its_cases_again(tmp_path: Path) -> None:
    folder = write_run(tmp_path) / "answers"
    config = AnswersConfig.read(folder / "config.yaml")
    assert config.cases() == [case()]
    assert (config.limit, config.split, config.kind, config.corpus) == (None, None, (), (tmp_path,))


def test_a_run_has_date_and_name_and_two_of_one_second_are_apart(tmp_path: Path) -> None:
    first, second = write_run(tmp_path), write_run(tmp_path)
    assert first.name.endswith("-test")
    assert first != second
    assert len(list(tmp_path.iterdir())) == 2


def test_two_runs_of_one_second_are_apart_while_both_are_under_way(tmp_path: Path) -> None:
    with new_run(tmp_path, "all") as first, new_run(tmp_path, "all") as second:
        assert first != second

    assert len(list(tmp_path.iterdir())) == 2


def test_an_error_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="broken"), new_run(tmp_path / "runs", "test") as folder:
        (folder / "answers").mkdir()
        raise RuntimeError("broken")
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_run_under_way_is_not_taken_for_one(tmp_path: Path) -> None:
    with new_run(tmp_path, "test") as folder:
        (folder / "run.json").write_text(INFO.model_dump_json(), encoding="utf-8")
        assert runs_in(tmp_path) == []
    assert len(runs_in(tmp_path)) == 1


def test_runs_are_listed_newest_first(tmp_path: Path) -> None:
    for name in ("20260101-000000-a", "20260301-000000-b", "20260201-000000-c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(INFO.model_dump_json(), encoding="utf-8")
    assert [run.folder.name[-1] for run in runs_in(tmp_path)] == ["b", "c", "a"]
    assert runs_in(tmp_path / "nowhere") == []


@pytest.mark.parametrize("content", [None, "{", '{"tasks": []}'])
def test_a_folder_that_holds_no_run_is_named(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(NoRun, match="ist kein Messlauf") as caught:
        Run.read(tmp_path)
    assert str(tmp_path) in caught.value.message


def test_a_task_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoRun, match=r"fehlt scope/rows\.jsonl"):
        Run.read(write_run(tmp_path)).rows("scope")
