"""A process that turns Vega-Lite specifications into SVG: its engine takes a second to start, beside all other work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import Any

from lintorg.model.errors import CannotJudge
from lintorg.model.interrupts import deaf_children
from lintorg.workers import worker_context

Spec = dict[str, Any]
_ENGINE = "vl_convert"


class Painter:
    """The process, which ends with this one: where its pipe is closed, or with the interpreter."""

    def __init__(self) -> None:
        # Two pipes of one way: no socket, and no lock to be left.
        context = worker_context()
        asked, self._asked = context.Pipe(duplex=False)
        self._made, made = context.Pipe(duplex=False)
        with deaf_children():
            context.Process(target=_paint, args=(asked, made), daemon=True).start()
        asked.close()
        made.close()

    def paint(self, specs: Sequence[Spec]) -> list[str]:
        """Return specifications as SVG.

        Raises:
            CannotJudge: the process has ended, for want of memory or killed.
        """
        try:
            self._asked.send(specs)  # all at once: neither side waits for the other to read
            answers = [self._made.recv() for _ in specs]
        except (EOFError, BrokenPipeError):
            raise CannotJudge(
                "the process that draws the charts ended before it was done; is there enough memory? "
                "Formats other than html have no charts"
            ) from None
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return answers


@cache
def painter() -> Painter:
    """Return the painter, started when it is first asked for.

    Raises:
        ModuleNotFoundError: the library that draws is not installed.
    """
    if find_spec(_ENGINE) is None:  # not imported here: only the other process needs it
        raise ModuleNotFoundError(name=_ENGINE)
    return Painter()


def _paint(asked: Connection, made: Connection) -> None:
    """Answer every specification with its SVG, or with what went wrong, until nobody asks any more."""
    import vl_convert  # noqa: PLC0415 — in this process only

    vl_convert.vegalite_to_svg({"data": {"values": []}, "mark": "point"})  # starts the engine
    while True:
        try:
            specs = asked.recv()
        except EOFError:
            return
        for spec in specs:
            try:
                made.send(vl_convert.vegalite_to_svg(spec))
            except BrokenPipeError:
                return
            except Exception as error:  # noqa: BLE001 — raised where it was asked for
                made.send(error)
