import json
from pathlib import Path

from eval.results import write_run


def test_a_run_can_be_read_back_with_what_was_asked_for(tmp_path: Path) -> None:
    run = write_run(tmp_path, "answers", {"cases": Path("fälle.jsonl")}, {"status right": 1.0}, [{"n": 1}, {"n": 2}])

    config = json.loads((run / "config.json").read_text(encoding="utf-8"))
    assert (config["task"], config["cases"]) == ("answers", "fälle.jsonl")
    assert json.loads((run / "results.json").read_text(encoding="utf-8")) == {"status right": 1.0}
    rows = (run / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["n"] for row in rows] == [1, 2]
