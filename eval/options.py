"""The fields of a task's configuration as options of its command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import typer
from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from eval.case_fields import Kind
from eval.config import TaskConfig
from eval.kinds import KINDS

F = TypeVar("F", bound=Callable[..., Any])

_METAVARS = {Path: "PFAD", int: "ANZAHL", float: "ZAHL", str: "TEXT"}
_SHOWN = 4
"""As many choices are named in the help; an error names them all."""


def with_options(function: F, *configs: type[TaskConfig]) -> F:
    """``function`` with an option for every field of ``configs`` where it takes ``**given``.

    An option that is not given arrives as ``None``, so that the configuration's own value holds.
    """
    signature = inspect.signature(function, eval_str=True)
    own = [one for one in signature.parameters.values() if one.kind is not inspect.Parameter.VAR_KEYWORD]
    fields = {name: field for config in configs for name, field in config.model_fields.items()}
    options = [_option(name, field) for name, field in fields.items()]
    function.__signature__ = signature.replace(parameters=[*options, *own])  # type: ignore[attr-defined]
    return function


def _option(name: str, field: FieldInfo) -> inspect.Parameter:
    kind, several = _type(field.annotation)
    bounds = {type(one): one for one in field.metadata}
    option = typer.Option(
        help=field.description,
        metavar=_metavar(kind),
        show_default=False,
        min=bounds[Ge].ge if Ge in bounds and kind in (int, float) else None,
        max=bounds[Le].le if Le in bounds and kind in (int, float) else None,
        exists=kind is Path,
        resolve_path=kind is Path,
    )
    annotation = list[kind] | None if several else kind | None  # type: ignore[valid-type]
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[annotation, option]
    )


def _metavar(kind: Any) -> str | None:
    if not isinstance(kind, type) or not issubclass(kind, StrEnum):
        return _METAVARS.get(kind)
    return "|".join(kind) if len(kind) <= _SHOWN else "ART"


def _type(annotation: Any) -> tuple[Any, bool]:
    """What one value of a field is, and whether it takes several."""
    if get_origin(annotation) is tuple:
        return _type(get_args(annotation)[0])[0], True
    if get_origin(annotation) in (Union, UnionType):
        return _type(next(one for one in get_args(annotation) if one is not NoneType))
    if annotation == Kind:
        return _choice(KINDS), False
    return (_choice(get_args(annotation)) if get_origin(annotation) is Literal else annotation), False


def _choice(values: Iterable[str]) -> Any:
    return StrEnum("Choice", {value: value for value in values})  # Typer takes no list of a Literal
