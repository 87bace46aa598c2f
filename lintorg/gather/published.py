"""Whether a scan may say how a cohort does: only of what everybody counts who scans this head.

The difference of two scans that count a little less or more is about the few people in between.
"""

from __future__ import annotations

from lintorg.config.settings import default_settings
from lintorg.gather.policy import read_settings
from lintorg.mine.tree import HeadFiles
from lintorg.mine.view import View
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options, Period
from lintorg.model.settings import Settings


def is_published(view: View, options: Options, settings: Settings) -> bool:
    """Tell whether the window is the default one at HEAD, and what is counted is what the configuration there says."""
    if options.period != Period() or view.named or view.part or settings.window_days != default_settings().window_days:
        return False
    try:
        committed = read_settings(HeadFiles(view), Options())
    except LintorgError:
        return False
    return _counted(settings) == _counted(committed)


def _counted(settings: Settings) -> tuple[object, ...]:
    """Return the settings that decide whose work is counted, and as work on what."""
    return settings.areas, settings.classes, settings.credit, settings.bots, settings.agents, settings.co_author_limit
