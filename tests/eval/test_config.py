from pathlib import Path

import pytest
from pydantic import Field

from eval.config import BadConfig, TaskConfig
from tests.eval.leaflet import case


class Config(TaskConfig):
    """With a field of its own, as tasks have."""

    k: int = Field(10, ge=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with twelve cases, half of them about tables and half of them held back."""
    kinds = ["fact", "table"]
    cases = [
        case(id=str(n), question=f"Frage {n}?", kind=kinds[n % 2], split="train" if n < 6 else "test")
        for n in range(12)
    ]
    lines = "".join(f"{one.model_dump_json(exclude_unset=True)}\n" for one in cases)
    (tmp_path / "cases.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "pdf").mkdir()
    return tmp_path


def written(folder: Path, text: str = "dataset: cases.jsonl\ncorpus: pdf\n") -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def ids(config: TaskConfig) -> list[str]:
    return [one.id for one in config.cases()]


def test_paths_of_a_file_are_relative_to_it_wherever_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(folder)
    monkeypatch.chdir(folder.parent)

    config = Config.read(Path(folder.name) / "config.yaml")

    assert config.dataset == (folder / "cases.jsonl",)
    assert config.corpus == (folder / "pdf",)
    assert len(config.cases()) == 12


def test_what_is_given_goes_before_the_file_and_the_rest_stays(folder: Path) -> None:
    path = written(folder, "dataset: cases.jsonl\ncorpus: pdf\nk: 5\nlimit: 3\nkind: [table]\n")
    config = Config.read(path, limit=2, k=None, kind=())
    assert (config.limit, config.k, config.kind) == (2, 5, ("table",))


def test_what_is_written_is_read_again(folder: Path) -> None:
    config = Config.read(written(folder), split="test", kind=("table",), limit=2, k=3)
    config.write(folder / "again.yaml")
    assert Config.read(folder / "again.yaml") == config


def test_umlauts_in_paths_survive_being_written(folder: Path) -> None:
    (folder / "Förderung").mkdir()
    config = Config.read(written(folder), corpus=(folder / "Förderung",))
    config.write(folder / "again.yaml")
    assert "Förderung" in (folder / "again.yaml").read_text("utf-8")
    assert Config.read(folder / "again.yaml") == config


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dataset: cases.jsonl\ncorpus: pdf\nlimit: 0\n", "limit"),
        ("dataset: cases.jsonl\ncorpus: pdf\nlimt: 3\n", "limt"),
        ("dataset: cases.jsonl\ncorpus: pdf\nkind: [riddle]\n", "kind.0"),
        ("dataset: cases.jsonl\ncorpus: pdf\nsplit: dev\n", "split"),
        ("dataset: cases.jsonl\n", "corpus"),
        ("dataset: []\ncorpus: pdf\n", "dataset"),
        ("dataset: 7\ncorpus: pdf\n", "dataset"),
        ("- dataset\n", "enthält keine Angaben"),
        ("dataset: [cases.jsonl\n", "ist nicht lesbar"),
    ],
)
def test_a_wrong_file_is_told_with_its_name_and_the_field(folder: Path, text: str, told: str) -> None:
    path = written(folder, text)
    with pytest.raises(BadConfig) as caught:
        Config.read(path)
    assert str(path) in caught.value.message
    assert told in caught.value.message


def test_the_fields_that_there_are_stand_beside_a_wrong_one(folder: Path) -> None:
    with pytest.raises(BadConfig) as caught:
        Config.read(written(folder), limit=-1)
    assert caught.value.hint == "Möglich sind: dataset, corpus, split, kind, limit, k."


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(BadConfig, match=r"nowhere\.yaml ist nicht lesbar"):
        Config.read(folder / "nowhere.yaml")


def test_cases_are_chosen_by_half_and_kind(folder: Path) -> None:
    path = written(folder)
    assert ids(Config.read(path, split="test")) == ["6", "7", "8", "9", "10", "11"]
    assert ids(Config.read(path, split="test", kind=("table",))) == ["7", "9", "11"]


def test_a_limit_takes_cases_evenly_from_all(folder: Path) -> None:
    path = written(folder)
    assert ids(Config.read(path, limit=3)) == ["0", "4", "8"]
    assert len(ids(Config.read(path, limit=50))) == 12


def test_a_file_named_twice_is_an_error_and_asks_nothing_twice(folder: Path) -> None:
    path = written(folder, "dataset: [cases.jsonl, cases.jsonl]\ncorpus: pdf\n")
    with pytest.raises(BadConfig, match="Kennung 0 kommt mehrfach vor"):
        Config.read(path).cases()


def test_no_case_left_is_an_error_and_no_empty_run(folder: Path) -> None:
    with pytest.raises(BadConfig, match="Kein Fall bleibt übrig"):
        Config.read(written(folder), kind=("smalltalk",)).cases()
