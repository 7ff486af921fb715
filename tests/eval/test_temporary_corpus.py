from pathlib import Path

import pytest

from eval.temporary_corpus import CorpusIncomplete, corpus_of_pdfs, corpus_of_texts, temporary_settings


def test_measuring_keeps_off_the_data_that_the_settings_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOERDERLOTSE_DATA", str(tmp_path / "real"))
    monkeypatch.setenv("FOERDERLOTSE_DATABASE_URL", f"sqlite:///{tmp_path}/real.sqlite3")
    monkeypatch.setenv("CHROMA_URL", "http://localhost:1")
    with temporary_settings() as settings:
        assert (settings.database_url, settings.chroma_url) == (None, None)
        assert settings.data.parent != tmp_path


def test_each_text_is_a_document_that_can_be_searched() -> None:
    with corpus_of_texts({"eins": "Der Zuschuss beträgt 40 Prozent.", "zwei": "Anträge nimmt das Amt an."}) as corpus:
        assert {info.metadata.file for info in corpus.documents()} == {"eins", "zwei"}
        hit = corpus.vectors.search(corpus.encoder.embed_query("Wie hoch ist der Zuschuss?"), 1)[0]
        assert corpus.chunks([hit.chunk_id])[0].document.metadata.file == "eins"


def test_a_document_that_is_not_indexed_stops_the_measuring(tmp_path: Path) -> None:
    (tmp_path / "kaputt.pdf").write_bytes(b"no PDF")
    with pytest.raises(CorpusIncomplete, match=r"kaputt\.pdf"), corpus_of_pdfs([tmp_path]):
        pass
