"""The task ``support``: does verification tell supported sentences from unsupported ones?"""

from pathlib import Path

from eval.support.evaluate import evaluate
from eval.support.generate import SupportConfig, chosen, generate
from eval.task import Task

TASK = Task("support", "Prüfung von Sätzen", Path(__file__).parent, SupportConfig, chosen, generate, evaluate)
