"""The task ``scope``: which questions are answered, and how the others are met."""

from pathlib import Path

from eval.scope.evaluate import evaluate
from eval.scope.generate import ScopeConfig, generate
from eval.task import Task, all_cases

TASK = Task("scope", "Zuständigkeit", Path(__file__).parent, ScopeConfig, all_cases, generate, evaluate)
