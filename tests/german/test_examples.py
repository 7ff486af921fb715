"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import assistant.german

_MODULES = sorted(module.name for module in pkgutil.iter_modules(assistant.german.__path__, "assistant.german."))


@pytest.mark.parametrize("name", _MODULES)
def test_examples_of_docstrings_hold(name: str) -> None:
    failures, _ = doctest.testmod(importlib.import_module(name))
    assert failures == 0
