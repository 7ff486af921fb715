"""The file of what was read of sentences."""

from pathlib import Path
from threading import Thread

import pytest

from assistant.corpus.reranking.kept_readings import KeptReadings

ONE, TWO = b"one reading", b"another, longer reading"


def test_what_was_kept_is_found_after_a_restart(tmp_path: Path) -> None:
    first = KeptReadings(tmp_path / "new" / "kept.sqlite3")
    first.keep({"one": ONE, "two": TWO})
    first.close()

    second = KeptReadings(tmp_path / "new" / "kept.sqlite3")
    found = second.find(["two", "three", "one"])
    second.close()

    assert found == {"one": ONE, "two": TWO}


def test_the_file_holds_no_text(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path / "kept.sqlite3")
    kept.keep({"Der Zuschuss beträgt 50 Prozent.": ONE})
    kept.close()

    assert b"Zuschuss" not in (tmp_path / "kept.sqlite3").read_bytes()


def test_those_kept_first_go_when_there_are_too_many(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path / "kept.sqlite3", most=2)
    for text in ("one", "two", "three"):
        kept.keep({text: ONE})

    assert set(kept.find(["one", "two", "three"])) == {"two", "three"}
    kept.close()


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite3"
    file.write_bytes(b"no database at all" * 100)
    kept = KeptReadings(file)

    kept.keep({"one": ONE})

    assert set(kept.find(["one"])) == {"one"}
    kept.close()


def test_where_nothing_can_be_kept_nothing_is_found_and_it_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = KeptReadings(tmp_path / "file" / "kept.sqlite3")

    kept.keep({"one": ONE})
    kept.keep({"one": ONE})

    assert kept.find(["one"]) == {}
    assert len(caplog.messages) == 1


def test_many_threads_may_keep_and_find(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path / "kept.sqlite3")
    other = KeptReadings(tmp_path / "kept.sqlite3")

    def work(own: KeptReadings, name: str) -> None:
        for number in range(20):
            own.keep({f"{name} {number}": ONE})
            own.find([f"{name} {number}"])

    threads = [Thread(target=work, args=(kept if place % 2 else other, str(place))) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(kept.find([f"{place} {number}" for place in range(4) for number in range(20)])) == 80
    kept.close()
    other.close()
