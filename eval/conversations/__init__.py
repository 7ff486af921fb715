"""The task ``conversations``: follow-ups that make sense only with what was asked before."""

from pathlib import Path

from eval.conversations.evaluate import evaluate
from eval.conversations.generate import ConversationsConfig, chosen, generate
from eval.task import Task

TASK = Task("conversations", "Gespräche", Path(__file__).parent, ConversationsConfig, chosen, generate, evaluate)
