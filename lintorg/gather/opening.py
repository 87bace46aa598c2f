"""Opens a repository and makes its tables: the one way from options to what can be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lintorg.derive.areas import area_map, folder_areas
from lintorg.derive.identities import people
from lintorg.derive.personal import named_settings
from lintorg.gather.history import History, read_history
from lintorg.gather.measuring import table_makers
from lintorg.gather.period import window_of
from lintorg.gather.place import placed_view
from lintorg.gather.policy import Policy, load_policy
from lintorg.mine.view import View
from lintorg.mine.walk import Walk, walking
from lintorg.model.facts import Replays
from lintorg.model.inputs import Inputs
from lintorg.model.options import Mining, Options, Period
from lintorg.model.tables import Lens, People, Window
from lintorg.wiring import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open repository: what it is judged by, and the walk through its history, which has begun."""

    view: View
    policy: Policy
    walked: Callable[[], Walk]
    options: Options
    """With the hash of the commit that was named."""

    @property
    def mining(self) -> Mining:
        """How to mine."""
        return self.options.mining

    @property
    def name(self) -> str:
        """The repository's name."""
        return self.view.source.name

    def history(self, window: Callable[[int], Window], *, lines: bool = True) -> History:
        """Read the history; ``window`` gives the judged window for the head's committer date."""
        return read_history(self.view, self.policy.settings, window, self.mining, lines=lines, walked=self.walked)


@contextmanager
def opened(options: Options) -> Iterator[Opened]:
    """Open a repository, and load its settings and rules while git begins to walk.

    Raises:
        CannotJudge: it is no repository, has no commits, is shallow, or no rule is left to judge by.
        BadFiles: its configuration, a rule or the roster is wrong.
    """
    with placed_view(options) as (view, settled), walking(view) as walked:
        yield Opened(view=view, policy=load_policy(view, settled), walked=walked, options=settled)


def tables_of(
    history: History,
    policy: Policy,
    *,
    published: bool = False,
    replays: Replays | None = None,
    everyone: People | None = None,
) -> Tables:
    """Return the tables over a mined history; ``everyone`` is who is who, where that takes more than the history.

    Nothing is said of cohorts unless that may be ``published``.

    The map of areas is settled once, for this window: others are compared with it.
    """
    inputs = Inputs(
        facts=history.facts,
        tree=history.tree,
        settings=policy.settings,
        window=history.window,
        lens=Lens(shared_credit=policy.settings.credit == "shared"),
        roster=policy.roster,
        published=published,
        replays=replays,
    )
    tables = Tables(table_makers(), inputs)
    if everyone is not None:
        tables = tables.settle(people)(everyone)
    tables = tables.over(replace(inputs, settings=tables.of(named_settings)))
    tables = tables.settle(area_map)(tables.of(area_map))
    return tables.settle(folder_areas)(tables.of(folder_areas))


def tables_at(options: Options) -> Tables:
    """Return the tables over a repository's usual window, mined without lines."""
    with opened(options) as source:
        days = source.policy.settings.window_days
        return tables_of(source.history(window_of(Period(), days), lines=False), source.policy)
