import pytest

from eval.judge.reading import read_verdict


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ('{"reasoning": "Passt.", "score": 1}', 1.0),
        ('{"score": "0.5", "reasoning": "Teils."}', 0.5),
        ('{"score": "0,5"}', 0.5),
        ('Hier ist mein Urteil:\n```json\n{"reasoning": "a", "score": 0}\n```', 0.0),
        ('{"name": "verdict", "arguments": {"reasoning": "a", "score": 1}}', 1.0),
        ("Die Zahl fehlt. Score: 0.", 0.0),
        ("**Punktzahl:** 1", 1.0),
        ("Die Punktzahl ist 0.5, denn die Frist fehlt.", 0.5),
        ('{"score": true}', 1.0),
    ],
)
def test_a_score_is_found(text: str, score: float) -> None:
    assert read_verdict(text).score == score


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Die Antwort ist gut.",
        "score: 8/10",
        "score: 80%",
        "score: 0.75 %",
        "Score: 1 von 10",
        '{"score": null}',
        '{"score": NaN}',
        '{"score": -1}',
        "Die Antwort sagt score: 1, richtig wäre aber score: 0",
        '{"score": 1} {"score": 0}',
        "{" * 5000,
        "[" * 5000 + '{"score": ',
    ],
)
def test_what_is_no_clear_score_is_a_failure_that_shows_the_reply(text: str) -> None:
    verdict = read_verdict(text)
    assert verdict.score is None
    assert verdict.failed is not None
    assert text[:50] in verdict.failed


def test_the_reason_is_kept() -> None:
    assert read_verdict('{"reasoning": " Steht im Zitat. ", "score": 1}').reason == "Steht im Zitat."
    assert read_verdict("Fehlt ganz. score: 0").reason == "Fehlt ganz. score: 0"
