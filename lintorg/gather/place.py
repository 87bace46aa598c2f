"""Opens the commit and the part that options name: HEAD, with the configuration on disk, or another with its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from lintorg.gather.change_span import Span
from lintorg.gather.policy import committed
from lintorg.mine.part import check_part, normal_part
from lintorg.mine.refs import resolve
from lintorg.mine.view import View, open_view
from lintorg.model.errors import CannotJudge
from lintorg.model.options import Options


@contextmanager
def placed_view(options: Options) -> Iterator[tuple[View, Options]]:
    """Yield the view that options name, and the options with that commit's hash in the place of its name.

    Raises:
        CannotJudge: there is no such repository or commit.
    """
    with open_view(options.path, any_head=options.head is not None) as opened:
        view = opened
        if options.head is not None:
            view = opened.at(resolve(opened, options.head))
            options = committed(replace(options, head=view.head), opened.source.work_tree)
        part = part_of(view, options)
        check_part(view, part)
        yield replace(view, part=part), options


def check_part_of_change(view: View, span: Span) -> None:
    """Make sure that the view's part is there before or after a change: one may add it, or delete it.

    Raises:
        CannotJudge: it is not.
    """
    try:
        check_part(replace(view, head=span.head), view.part)
    except CannotJudge:
        check_part(replace(view, head=span.target), view.part)


def part_of(view: View, options: Options) -> str:
    """Return the folder that options name: by itself, or as where the repository is."""
    return view.source.folder if options.part is None else normal_part(options.part)


def pinned(options: Options) -> Options:
    """Return options with a hash in the place of a commit's name, which may soon mean another commit."""
    if options.head is None:
        return options
    with placed_view(options) as (_, settled):
        return settled
