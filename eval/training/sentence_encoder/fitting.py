"""Fits the low-rank weights: a question's vector shall lie nearer to what answers it than to what does not."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from assistant.corpus.reranking.sentence_encoder import MOST_TOKENS, QUESTION, SENTENCE
from eval.training.sentence_encoder.data import Asked
from eval.training.sentence_encoder.network import Encoder

TOGETHER = 16
"""Questions of one step; the sentences of the others count as wrong ones too."""
RATE, WARM_UP = 1e-3, 20
STEEPNESS, MIDDLE = 40.0, 0.84
"""Where the cosine's scale starts: what it is multiplied by, and from where a sentence rather answers."""
ABSOLUTE = 0.3
"""Weight of the loss that a sentence by itself is told from one that answers, beside the order among sentences."""
SEED = 7
_RUN = 40


class Fitting:
    """Trains the upper layers of an encoder; ``tell`` hears the progress."""

    def __init__(self, encoder: Encoder, tokenizer: Tokenizer, tell: Callable[[str], None]) -> None:
        self._encoder = encoder
        self._tokenizer = tokenizer
        self._tell = tell
        self._states: dict[str, Tensor] = {}
        self._steepness = nn.Parameter(torch.tensor(math.log(STEEPNESS)))
        self._middle = nn.Parameter(torch.tensor(MIDDLE))

    def fit(self, examples: Sequence[Asked], epochs: int) -> None:
        """Goes through the examples ``epochs`` times in random order."""
        torch.manual_seed(SEED)
        chance = random.Random(SEED)  # noqa: S311 - no secret
        self._read(examples)
        trained = [p for p in self._encoder.parameters() if p.requires_grad] + [self._steepness, self._middle]
        optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
        steps = epochs * (len(examples) // TOGETHER)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.05, 1 - step / steps)
        )
        step, mean = 0, 0.0
        for _ in range(epochs):
            order = chance.sample(list(examples), len(examples))
            for start in range(0, len(order) - TOGETHER + 1, TOGETHER):
                loss = self._loss(order[start : start + TOGETHER], chance)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(trained, 1.0)
                optimizer.step()
                schedule.step()
                step += 1
                mean = float(loss) if step == 1 else 0.95 * mean + 0.05 * float(loss)
                if step % 20 == 0:
                    self._tell(f"step {step} of {steps}, loss {mean:.3f}")

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """The vectors of texts with their prefix, one row each."""
        order = sorted(range(len(texts)), key=lambda number: len(self._states[texts[number]]))
        found = []
        for numbers in np.array_split(order, max(1, len(order) // _RUN)):
            states = [self._states[texts[number]] for number in numbers]
            joined = nn.utils.rnn.pad_sequence(states, batch_first=True)
            lengths = torch.tensor([len(state) for state in states])
            mask = (torch.arange(joined.shape[1])[None, :] < lengths[:, None]).float()
            with torch.autocast("cpu", torch.bfloat16):
                found.append(self._encoder.upper(joined, mask))
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(found)[back]

    def _loss(self, examples: Sequence[Asked], chance: random.Random) -> Tensor:
        drawn = [example.drawn(chance) for example in examples]
        texts = [SENTENCE + text for own, _ in drawn for text in own]
        both = self.vectors(texts + [QUESTION + example.question for example in examples])
        cosines = both[len(texts) :] @ both[: len(texts)].T
        total, start = torch.zeros(()), 0
        for row, (example, (own, answering)) in enumerate(zip(examples, drawn, strict=True)):
            right = torch.tensor([text.removeprefix(SENTENCE) in example.right for text in texts])
            here = slice(start, start + len(own))
            if answering:
                others = right.clone()
                others[start] = False
                logits = (cosines[row] * self._steepness.exp()).masked_fill(others, -1e4)
                total = total + functional.cross_entropy(logits[None], torch.tensor([start]))
            by_itself = (cosines[row, here] - self._middle) * self._steepness.exp()
            told = functional.binary_cross_entropy_with_logits(by_itself, right[here].float() * 0.95)
            total = total + ABSOLUTE * told
            start += len(own)
        return total / len(examples)

    def _read(self, examples: Sequence[Asked]) -> None:
        """Keeps the states of every text after the layers that are not trained."""
        texts = {QUESTION + example.question for example in examples}
        texts |= {SENTENCE + text for example in examples for text in (*example.right, *example.wrong)}
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
