"""Chat models: asked within limits of time, number and money; whatever fails is told in one way."""

from assistant.models.budget import Usage
from assistant.models.chat import ChatModel
from assistant.models.opening import open_judge, open_models
from assistant.models.reply import Message
from assistant.models.trained_judge import TrainedJudge
from assistant.models.unavailable import ModelNotSetUp, ModelUnavailable, Reason

__all__ = [
    "ChatModel",
    "Message",
    "ModelNotSetUp",
    "ModelUnavailable",
    "Reason",
    "TrainedJudge",
    "Usage",
    "open_judge",
    "open_models",
]
