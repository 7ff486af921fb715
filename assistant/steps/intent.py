"""What a message wants: an answer about funding, or something else."""

from enum import StrEnum


class Intent(StrEnum):
    """The kinds of message the pipeline tells apart."""

    FUNDING = "funding"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    CAPABILITIES = "capabilities"
    AMBIGUOUS = "ambiguous"
    OFF_TOPIC = "off_topic"
    ATTACK = "attack"
    ABUSE = "abuse"
    ADVICE = "advice"


class Topic(StrEnum):
    """What a question about funding is about."""

    ELIGIBILITY = "eligibility"
    CLUSTERS = "clusters"
    COMPLIANCE = "compliance"
    PROCESS = "process"
