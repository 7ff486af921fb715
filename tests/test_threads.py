"""Questions asked at once get the answers they get one by one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from assistant.assistant import Assistant
from assistant.corpus.search.topics import topics


def test_sixty_questions_from_eight_threads_are_answered_as_one_by_one(assistant: Assistant) -> None:
    names = [document.metadata.title for document in assistant.corpus.documents()]
    questions = [topic.questions["de"].format(name=name) for name in names for topic in topics()][::2][:60]
    assert len(set(questions)) == 60
    asked_at_once, asked_alone = Assistant(assistant.corpus), Assistant(assistant.corpus)

    def told(of: Assistant, question: str) -> dict[str, Any]:
        return {**of.ask(question).to_json(), "id": "", "duration_ms": 0}

    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(lambda question: told(asked_at_once, question), questions))
    alone = [told(asked_alone, question) for question in questions]
    assert [one["status"] for one in alone if one["status"] == "failed"] == []
    assert at_once == alone
