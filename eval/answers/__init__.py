"""The task ``answers``: question → answer and citations."""

from pathlib import Path

from eval.answers.evaluate import evaluate
from eval.answers.generate import AnswersConfig, generate
from eval.task import Task, all_cases

TASK = Task("answers", "Antworten", Path(__file__).parent, AnswersConfig, all_cases, generate, evaluate)
