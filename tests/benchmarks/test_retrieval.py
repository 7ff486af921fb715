import json
from pathlib import Path

import pytest

from benchmarks.retrieval import main
from eval.commands import run
from tests.conftest import needs_shared_data
from tests.eval.leaflet import case, write_leaflet


@needs_shared_data
def test_xquad_is_searched_and_the_figures_are_written(
    shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(xquad=shared_data / "xquad", xquad_every=200, out=tmp_path / "figures.json")

    columns = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert list(columns) == ["XQuAD", "XQuAD, not trained on"]
    assert columns["XQuAD"]["figures"]["among five"]["value"] > 0.8
    assert len(columns["XQuAD"]["questions"]) >= 6
    assert "among five" in capsys.readouterr().out


def test_cases_are_searched_in_their_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_leaflet(tmp_path / "merkblatt.pdf")
    cases = [case(split="train"), case(id="f-2", question="Wie lange läuft es?", pages=[2], split="test", support=[])]
    lines = "".join(f"{one.model_dump_json(exclude_unset=True)}\n" for one in cases)
    (tmp_path / "cases.jsonl").write_text(lines, encoding="utf-8")

    main(cases=tmp_path / "cases.jsonl", documents=[tmp_path], split="test", out=tmp_path / "figures.json")

    (questions,) = (column["questions"] for column in json.loads((tmp_path / "figures.json").read_text()).values())
    assert [(one["question"], one["gold"], one["gold_rank"]) for one in questions] == [
        ("Wie lange läuft es?", [["merkblatt.pdf", 2]], 1)
    ]
    assert "PDFs" in capsys.readouterr().out


def test_asking_for_nothing_is_told_as_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks.retrieval"])
    with pytest.raises(SystemExit) as ended:
        run(main)
    assert ended.value.code == 2
    assert "--xquad" in capsys.readouterr().err
