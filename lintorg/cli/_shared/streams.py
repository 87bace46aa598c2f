"""Standard streams that are closed from the start."""

from __future__ import annotations

import os
import sys


def open_closed_streams() -> None:
    """Put the null device where a standard stream is closed: else the next file opened would take its number.

    stdout is opened for reading, so that a result that reaches nobody is an error; what is said on a closed
    stderr is lost, as whoever closed it asked.
    """
    for number, flags in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # the lowest free number, which is this one
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
