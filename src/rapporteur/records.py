"""Records ↔ JSON. Field names are those of `types.py`; a span is `[start, end]`, a day `"2020-06-05"`, unknown is `null`."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from rapporteur.types import Claim, Report

R = TypeVar("R")


def to_json_value(record: object) -> dict[str, Any]:
    """A record of `types.py` as dicts, lists, strings and numbers for `json.dumps`. Raises `TypeError` for anything else."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"not a record: {record!r:.80}")
    value: dict[str, Any] = _adapter(type(record)).dump_python(record, mode="json")
    return value


def from_json_value(kind: type[R], value: Mapping[str, Any]) -> R:
    """The record of a type from such a dict. Raises `ValueError` naming each slot that is missing, wrong or unknown."""
    adapter = _adapter(cast(Hashable, kind))
    made: R = adapter.validate_python(value)
    printed = adapter.dump_python(made, mode="json")
    # Most values are just what was printed, and the comparison is far quicker than the search.
    if printed != value and (unknown := sorted(_unknown(value, printed, kind.__name__))):
        raise ValueError(f"unknown slots: {', '.join(unknown)}")
    return made


def claim_from_json(value: Mapping[str, Any]) -> Claim:
    """The claim that `to_json_value` printed. Raises `ValueError` naming each slot that does not fit."""
    return from_json_value(Claim, value)


def report_from_json(value: Mapping[str, Any]) -> Report:
    """The report that `to_json_value` printed. Raises `ValueError` naming each slot that does not fit."""
    return from_json_value(Report, value)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _unknown(given: object, made: object, at: str) -> list[str]:
    """Slots of `given` that the record has no place for: pydantic passes over them in plain dataclasses without a word."""
    if isinstance(given, Mapping) and isinstance(made, dict):
        extra = [f"{at}.{k}" for k in given if k not in made]
        return extra + [name for k in given if k in made for name in _unknown(given[k], made[k], f"{at}.{k}")]
    if isinstance(given, list | tuple) and isinstance(made, list):
        return [name for n, (g, m) in enumerate(zip(given, made, strict=False)) for name in _unknown(g, m, f"{at}[{n}]")]
    return []
