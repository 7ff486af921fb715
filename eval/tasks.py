"""All tasks, in the order in which they run and are shown."""

from typing import Any

from eval import answers, conversations, guardrails, retrieval, scope, support
from eval.task import Task

TASKS: dict[str, Task[Any]] = {
    task.name: task
    for task in (retrieval.TASK, answers.TASK, scope.TASK, guardrails.TASK, conversations.TASK, support.TASK)
}
