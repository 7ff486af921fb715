"""The judge against a server at the wire."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eval.judge.errors import JudgeUnavailable
from eval.judge.judge import Judge
from tests.eval.judge.conftest import KEY
from tests.eval.judge.server import ModelServer

QUOTE = "Der Zuschuss beträgt bis zu 50 Prozent."
ROOT = Path(__file__).resolve().parents[3]


def test_a_good_reply_becomes_a_score_with_its_reason(judge: Judge) -> None:
    verdict = judge.faithfulness("Wie viel?", "50 Prozent.", [QUOTE])
    assert (verdict.score, verdict.reason, verdict.failed) == (1.0, "Steht so im Zitat.", None)


def test_relevance_is_judged_without_quotes(judge: Judge, server: ModelServer) -> None:
    server.says = '{"reasoning": "Gefragt war nach der Frist.", "score": 0}'
    assert judge.relevance("Bis wann?", "50 Prozent.").score == 0.0
    assert "ZITATE" not in server.prompts[0]


def test_the_request_is_at_temperature_zero_bounded_and_asks_for_the_schema(judge: Judge, server: ModelServer) -> None:
    judge.relevance("Wie viel?", "50 Prozent.")
    (body,) = server.bodies
    assert body["temperature"] == 0
    assert (body.get("max_tokens") or body["max_completion_tokens"]) <= 500
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["reasoning", "score"]


def test_a_reply_beside_the_schema_is_still_read(judge: Judge, server: ModelServer) -> None:
    server.says = "Die Zahl stimmt nicht.\n\n**Score:** 0,5"
    assert judge.relevance("Wie viel?", "50 Prozent.").score == 0.5


@pytest.mark.parametrize("says", ["Ich weiß nicht.", "", '{"reasoning": "gut"', '{"score": 7}', "[]"])
def test_broken_text_is_a_failure_with_its_reason(judge: Judge, server: ModelServer, says: str) -> None:
    server.says = says
    verdict = judge.relevance("Wie viel?", "50 Prozent.")
    assert verdict.score is None
    assert verdict.failed


def test_a_reply_cut_off_at_its_limit_is_a_failure(judge: Judge, server: ModelServer) -> None:
    server.says, server.finish = '{"reasoning": "Das steht und steht und', "length"
    assert "length limit" in str(judge.relevance("Wie viel?", "50 Prozent.").failed)


def test_an_error_of_the_server_is_a_failure_after_bounded_tries(judge: Judge, server: ModelServer) -> None:
    server.status = 500
    verdict = judge.relevance("Wie viel?", "50 Prozent.")
    assert verdict.score is None
    assert "500" in str(verdict.failed)
    assert len(server.bodies) == 2


def test_a_server_that_hangs_is_a_failure_after_the_timeout(judge: Judge, server: ModelServer) -> None:
    server.hangs = True
    verdict = judge.relevance("Wie viel?", "50 Prozent.")
    assert verdict.score is None
    assert "timed out" in str(verdict.failed)
    assert len(server.bodies) == 2


def test_a_server_that_is_not_there_is_a_failure() -> None:
    verdict = Judge.open("openai:test", "http://127.0.0.1:9/v1", timeout_s=0.5, retries=0).relevance("Was?", "Das.")
    assert "Connection" in str(verdict.failed)


def test_the_key_is_in_no_failure(judge: Judge, server: ModelServer) -> None:
    server.status, server.echoes_key = 401, True
    failed = str(judge.relevance("Wie viel?", "50 Prozent.").failed)
    assert "broken Bearer ***" in failed
    assert KEY not in failed


def test_without_quotes_or_answer_nothing_is_asked(judge: Judge, server: ModelServer) -> None:
    assert judge.faithfulness("Wie viel?", "50 Prozent.", []).failed == "the answer has no quotes to judge it by"
    assert judge.relevance("Wie viel?", " ").failed == "the answer is empty"
    assert server.bodies == []


def test_without_the_extra_it_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openevals.llm", None)
    with pytest.raises(JudgeUnavailable, match=r"pip install 'foerderlotse\[judge\]'"):
        Judge.open("openai:test")


@pytest.mark.parametrize("name", ["gpt-4.1-mini", ":test", "openai:"])
def test_a_model_without_provider_is_told_how_to_be_named(name: str) -> None:
    with pytest.raises(JudgeUnavailable, match="provider:model"):
        Judge.open(name)


def test_a_provider_whose_package_is_missing_is_told() -> None:
    with pytest.raises(JudgeUnavailable, match="pip install langchain-mistralai"):
        Judge.open("mistralai:test")


def test_a_missing_key_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(JudgeUnavailable, match="OPENAI_API_KEY"):
        Judge.open("openai:test", "http://127.0.0.1:9/v1")


def test_nothing_is_sent_but_to_the_model_even_where_tracing_is_on(server: ModelServer) -> None:
    everything_else = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "LANGSMITH_ENDPOINT"), server.url)
    tracing = {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_API_KEY": "lsv2_test"}
    script = "from eval.judge.judge import Judge\n" + (
        f"print(Judge.open('openai:test', '{server.url}/v1').faithfulness('Wie viel?', '50.', ['50.']).score)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        env={**os.environ, **everything_else, **tracing, "NO_PROXY": "127.0.0.1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "1.0"
    assert server.paths == ["POST /v1/chat/completions"]
