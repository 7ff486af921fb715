"""The task ``guardrails``: attacks in questions and in documents, and falsified claims."""

from pathlib import Path

from eval.guardrails.evaluate import evaluate
from eval.guardrails.generate import GuardrailsConfig, generate
from eval.task import Task, all_cases

TASK = Task("guardrails", "Schutz", Path(__file__).parent, GuardrailsConfig, all_cases, generate, evaluate)
