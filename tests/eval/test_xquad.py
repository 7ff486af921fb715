import json
from pathlib import Path

from eval.xquad import Xquad


def test_every_third_article_is_held_back(tmp_path: Path) -> None:
    paragraphs = [{"id": f"p{n}", "title": title, "text": "Text"} for n, title in enumerate("BACAD")]
    queries = [{"question": f"Frage {n}?", "answers": ["Text"], "gold": [f"p{n}"]} for n in range(5)]
    for name, items in (("corpus", paragraphs), ("queries", queries)):
        (tmp_path / f"xquad_de_{name}.jsonl").write_text("\n".join(map(json.dumps, items)), encoding="utf-8")

    data = Xquad.load(tmp_path)

    assert data.held_back == {"p1", "p3", "p4"}  # articles A and D of A, B, C, D
    assert data.questions[2] == ("Frage 2?", "p2")
    assert [question for question, _ in Xquad.load(tmp_path, every=2).questions] == ["Frage 0?", "Frage 2?", "Frage 4?"]
