"""Days of the calendar in files that people write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("must be a day such as 2026-12-31")
    return value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
