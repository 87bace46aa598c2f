"""How long each stage of a story takes."""

from __future__ import annotations

import time


class Stopwatch:
    """Seconds by stage, for people who wonder where the time goes; nothing judged reads it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Book the time since the last lap on a stage."""
        now = time.perf_counter()
        self.seconds[stage] = now - self._last
        self._last = now
