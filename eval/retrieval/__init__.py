"""The task ``retrieval``: question → passages."""

from pathlib import Path

from eval.retrieval.evaluate import evaluate
from eval.retrieval.generate import RetrievalConfig, chosen, generate
from eval.task import Task

TASK = Task("retrieval", "Suche", Path(__file__).parent, RetrievalConfig, chosen, generate, evaluate)
