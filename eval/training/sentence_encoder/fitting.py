"""Fits the low-rank weights: what answers a question shall be more like it than what does not, and what does not answer
it unlike it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from assistant.corpus.reranking.sentence_encoder import MOST_TOKENS, QUESTION, SENTENCE
from eval.training.sentence_encoder.data import Asked, Drawn, MadeText
from eval.training.sentence_encoder.learning import learn
from eval.training.sentence_encoder.network import Encoder, Read

TOGETHER = 16
"""Questions of a step on documents; the sentences of the others count as wrong ones too."""
TEXTS, QUESTIONS = 3, 24
"""Made-up texts of a step, and questions of each."""
RATE, WARM_UP = 1e-3, 30
BY_ITSELF = 0.5
"""Weight of the loss that tells whether any sentence answers, beside the order among sentences."""
SEED = 7
_RUN = 40


class Fitting:
    """Trains the upper layers of an encoder; ``tell`` hears the progress."""

    def __init__(self, encoder: Encoder, tokenizer: Tokenizer, tell: Callable[[str], None]) -> None:
        self._encoder = encoder
        self._tokenizer = tokenizer
        self._tell = tell
        self._states: dict[str, Tensor] = {}

    def fit(self, asked: Sequence[Asked], texts: Sequence[MadeText], steps: int) -> None:
        """Takes ``steps``, by turns on questions about documents and on made-up texts, each in random order."""
        torch.manual_seed(SEED)
        self._read(asked, texts)
        losses = (("questions", self._loss(drawn)) for drawn in _drawn(asked, texts, steps))
        learn(self._encoder, losses, steps, RATE, WARM_UP, self._tell)

    def read(self, texts: Sequence[str]) -> list[Read]:
        """What is read of texts with their prefix."""
        order = sorted(range(len(texts)), key=lambda number: len(self._states[texts[number]]))
        found: list[Read] = []
        for numbers in np.array_split(order, max(1, len(order) // _RUN)):
            states = [self._states[texts[number]] for number in numbers]
            joined = nn.utils.rnn.pad_sequence(states, batch_first=True)
            lengths = torch.tensor([len(state) for state in states])
            mask = (torch.arange(joined.shape[1])[None, :] < lengths[:, None]).float()
            with torch.autocast("cpu", torch.bfloat16):
                found += self._encoder.upper(joined, mask)
        back = dict(zip(order, found, strict=True))
        return [back[number] for number in range(len(texts))]

    def _loss(self, drawn: Sequence[Drawn]) -> Tensor:
        """Of the order among all sentences of the step; and among a question's own and "none of these", which is 0."""
        texts = list(dict.fromkeys(text for one in drawn for text in one.own))
        at = {text: number for number, text in enumerate(texts)}
        sentences = self.read([SENTENCE + text for text in texts])
        likeness = self._encoder.likeness(self.read([QUESTION + one.question for one in drawn]), sentences)
        order, by_itself = [], []
        for one, row in zip(drawn, likeness, strict=True):
            others = torch.tensor([text in one.right and text != one.target for text in texts])
            own = [at[text] for text in one.own if text == one.target or text not in one.right]
            none = functional.pad(row[own], (1, 0))
            place = 0 if one.target is None else 1 + own.index(at[one.target])
            by_itself.append(functional.cross_entropy(none[None], torch.tensor([place])))
            if one.target is not None:
                order.append(
                    functional.cross_entropy(row.masked_fill(others, -1e4)[None], torch.tensor([at[one.target]]))
                )
        return torch.stack(order).mean() + BY_ITSELF * torch.stack(by_itself).mean()

    def _read(self, asked: Sequence[Asked], made: Sequence[MadeText]) -> None:
        """Keeps the states of every text after the layers that are not trained."""
        texts = {QUESTION + one.question for one in asked} | {QUESTION + q for text in made for q, _ in text.questions}
        texts |= {SENTENCE + text for one in asked for text in (*one.right, *one.wrong)}
        texts |= {SENTENCE + sentence for text in made for sentence in text.sentences}
        self._tokenizer.enable_truncation(MOST_TOKENS)
        ordered = sorted(texts, key=len)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(ordered), _RUN):
                some = ordered[start : start + _RUN]
                ids = [torch.tensor(encoded.ids) for encoded in self._tokenizer.encode_batch(some)]
                joined = nn.utils.rnn.pad_sequence(ids, batch_first=True, padding_value=1)
                lengths = torch.tensor([len(one) for one in ids])
                mask = (torch.arange(joined.shape[1])[None, :] < lengths[:, None]).float()
                states = self._encoder.lower(joined, mask).to(torch.bfloat16)
                for text, state, length in zip(some, states, lengths, strict=True):
                    self._states[text] = state[: int(length)].clone()


def _drawn(asked: Sequence[Asked], texts: Sequence[MadeText], steps: int) -> Iterator[list[Drawn]]:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    questions: list[Asked] = []
    made: list[MadeText] = []
    for step in range(steps):
        if step % 2:
            if len(questions) < TOGETHER:
                questions = chance.sample(list(asked), len(asked))
            yield [questions.pop().drawn(chance) for _ in range(TOGETHER)]
        else:
            if len(made) < TEXTS:
                made = chance.sample(list(texts), len(texts))
            yield [drawn for _ in range(TEXTS) for drawn in made.pop().drawn(chance, QUESTIONS)]
