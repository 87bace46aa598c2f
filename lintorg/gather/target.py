"""The branch that a change goes into: its tip, its history up to there, and what time it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from lintorg.gather.change import MinedChange
from lintorg.gather.history import History, read_history
from lintorg.gather.lines import touches_of
from lintorg.gather.period import resolve
from lintorg.gather.policy import Policy
from lintorg.mine.view import View
from lintorg.mine.walk import Walk
from lintorg.model.dates import day
from lintorg.model.errors import CannotJudge
from lintorg.model.options import Mining, Period
from lintorg.model.tables import DAY, Window


def not_after(mined: MinedChange, end: int) -> MinedChange:
    """Return the change as of its target's tip at the latest: it does not say itself what time it is.

    Raises:
        CannotJudge: it is dated in the future.
    """
    if mined.time > time.time() + DAY:
        raise CannotJudge(
            f"the change's last commit is dated {day(mined.time)}, in the future; commit it again "
            "(`git commit --amend --no-edit --reset-author`)"
        )
    return replace(mined, time=min(mined.time, end))


def target_history(target: View, policy: Policy, mining: Mining, walked: Callable[[], Walk]) -> History:
    """Return the history up to a target, with the touches of its window: nothing here reads older ones."""

    def window_of(time_of_target: int) -> Window:
        if time_of_target > time.time() + DAY:
            raise CannotJudge(
                f"the base commit is dated {day(time_of_target)}, in the future, so that the year before it means "
                "nothing; name an earlier --base"
            )
        return resolve(Period(), default_days=policy.settings.window_days, head_time=time_of_target, now=time.time())

    history = read_history(target, policy.settings, window_of, mining, lines=False, walked=walked)
    recent = [commit.hash for commit in history.facts.commits if commit.committer_time in history.window]
    facts = replace(history.facts, touches=touches_of(history.facts, recent))
    return replace(history, facts=facts)
