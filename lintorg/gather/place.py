"""Opens the commit that options name: HEAD, with the configuration on disk, or another with its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from lintorg.gather.policy import committed
from lintorg.mine.refs import resolve
from lintorg.mine.view import View, open_view
from lintorg.model.options import Options


@contextmanager
def placed_view(options: Options) -> Iterator[tuple[View, Options]]:
    """Yield the view that options name, and the options with that commit's hash in the place of its name.

    Raises:
        CannotJudge: there is no such repository or commit.
    """
    with open_view(options.path, any_head=options.head is not None) as view:
        if options.head is None:
            yield view, options
            return
        commit = resolve(view, options.head)
        yield view.at(commit), committed(replace(options, head=commit), view.source.work_tree)


def pinned(options: Options) -> Options:
    """Return options with a hash in the place of a commit's name, which may soon mean another commit."""
    if options.head is None:
        return options
    with placed_view(options) as (_, settled):
        return settled
