"""Fits the low-rank weights: what answers a question shall be more like it than what does not, and what does not answer
it unlike it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from assistant.corpus.reranking.sentence_encoder import MOST_TOKENS, QUESTION, SENTENCE
from eval.training.sentence_encoder.data import Asked, Drawn, MadeText
from eval.training.sentence_encoder.learning import batches, endless, learn
from eval.training.sentence_encoder.network import Encoder, Read

ON_DOCUMENTS, ON_FAMILIES = 0.25, 0.55
"""Share of the steps on documents and on families of made-up documents; the others are on made-up texts."""
TOGETHER = 16
"""Questions of a step on documents; the sentences of the others count as wrong ones too."""
TEXTS, QUESTIONS, OF_FAMILY = 2, 24, 40
"""Made-up texts of a step and questions of each; questions of a family, which is a step by itself."""
RATE, WARM_UP = 6e-4, 60
BY_ITSELF = 0.5
"""Weight of the loss that tells whether any sentence answers, beside the order among sentences."""
SEED = 7


class Fitting:
    """Trains an encoder; ``tell`` hears the progress."""

    def __init__(self, encoder: Encoder, tokenizer: Tokenizer, tell: Callable[[str], None]) -> None:
        self._encoder = encoder
        self._tokenizer = tokenizer
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tell = tell

    def fit(self, asked: Sequence[Asked], texts: Sequence[MadeText], families: Sequence[MadeText], steps: int) -> None:
        """Takes ``steps``, each on questions about documents, on made-up texts or on a family, by chance."""
        torch.manual_seed(SEED)
        self._encoder.train()
        losses = ((name, self._loss(drawn)) for name, drawn in _drawn(asked, texts, families))
        learn(self._encoder, losses, steps, RATE, WARM_UP, self._tell)
        self._encoder.eval()

    def read(self, texts: Sequence[str]) -> list[Read]:
        """What is read of texts with their prefix."""
        tokens = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        found: dict[int, Read] = {}
        for numbers, rows, longest in batches([len(own) for own in tokens]):
            ids, mask = torch.ones(rows, longest, dtype=torch.long), torch.zeros(rows, longest)
            mask[:, 0] = 1  # a row without a text must not be empty
            for row, number in enumerate(numbers):
                ids[row, : len(tokens[number])] = torch.tensor(tokens[number])
                mask[row, : len(tokens[number])] = 1
            found |= zip(numbers, self._encoder(ids, mask), strict=False)
        return [found[number] for number in range(len(texts))]

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
        loss = BY_ITSELF * torch.stack(by_itself).mean()
        return loss + torch.stack(order).mean() if order else loss


def _drawn(
    asked: Sequence[Asked], texts: Sequence[MadeText], families: Sequence[MadeText]
) -> Iterator[tuple[str, list[Drawn]]]:
    """What each step is on, without end."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    questions, made, together = endless(asked, chance), endless(texts, chance), endless(families, chance)
    while True:
        number = chance.random()
        if number < ON_DOCUMENTS:
            yield "documents", [next(questions).drawn(chance) for _ in range(TOGETHER)]
        elif number < ON_DOCUMENTS + ON_FAMILIES:
            yield "families", next(together).drawn(chance, OF_FAMILY)
        else:
            yield "texts", [one for _ in range(TEXTS) for one in next(made).drawn(chance, QUESTIONS)]


def begin_with(encoder: Encoder, weights: Mapping[str, Tensor]) -> None:
    """Gives the encoder the trained weights of a model file; those it has not stay as they are."""
    unknown = encoder.load_state_dict(dict(weights), strict=False).unexpected_keys
    if unknown:
        raise ValueError(f"These weights are none of the encoder's: {', '.join(unknown)}")
