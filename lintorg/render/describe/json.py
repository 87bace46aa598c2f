"""Metrics, rules and areas as JSON, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass


def render(name: str, described: object) -> str:
    """Return a document of what is described, called ``lintorg.NAME/1``."""
    return json.dumps({"schema": f"lintorg.{name}/1", name: _plain(described)}, indent=1) + "\n"


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
