import json
from pathlib import Path

import pytest

from eval.commands import run
from eval.retrieval.__main__ import main
from tests.conftest import needs_shared_data


@needs_shared_data
def test_xquad_is_searched_and_the_figures_are_written(shared_data: Path, tmp_path: Path) -> None:
    main(xquad=shared_data / "xquad", xquad_every=200, out=tmp_path)

    folder = next(tmp_path.iterdir())
    figures = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert figures["XQuAD"]["among five"]["value"] > 0.8
    assert len((folder / "rows.jsonl").read_text(encoding="utf-8").splitlines()) >= 6


def test_asking_for_nothing_is_told_as_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["eval.retrieval"])
    with pytest.raises(SystemExit) as ended:
        run(main)
    assert ended.value.code == 2
    assert "--xquad" in capsys.readouterr().err
