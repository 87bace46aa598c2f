"""The story of a check: a change against the branch that it goes into, before it is merged."""

from __future__ import annotations

import os
from dataclasses import replace

from lintorg.app.scan import Scan
from lintorg.assess.change_notes import behind, by_trailers, edits, limits
from lintorg.assess.change_verdict import build_change_report, without_trailers
from lintorg.config.ci import ci_change
from lintorg.gather.change import everyone, mine_change, read_change, with_origins
from lintorg.gather.change_span import find_span
from lintorg.gather.opening import tables_of
from lintorg.gather.place import check_part_of_change, part_of
from lintorg.gather.policy import committed, load_policy
from lintorg.gather.rosters import refuse_tracked_roster
from lintorg.gather.stopwatch import Stopwatch
from lintorg.gather.target import not_after, target_history
from lintorg.mine.running import threads
from lintorg.mine.view import open_view
from lintorg.mine.walk import walking
from lintorg.model.options import Options


def check(options: Options) -> Scan:
    """Check a change.

    Raises:
        CannotJudge: there is no such repository or change, or it is empty, or its history is cut off.
        BadFiles: the configuration or a rule is wrong.
    """
    watch = Stopwatch()
    ci = ci_change(os.environ)
    with open_view(options.path, any_head=bool(options.head)) as whole:
        refuse_tracked_roster(whole, options)  # the views at a commit have no work tree
        span = find_span(whole, options.base, options.head, ci)
        source = replace(whole, part=part_of(whole, options))
        check_part_of_change(source, span)
        target, parted, head = map(source.at, (span.target, span.base, span.head))
        options = committed(options, source.source.work_tree)
        watch.lap("finding the change")
        with walking(target) as walked, threads(1) as pool:  # all wait for git, and none needs the others
            mining = pool.submit(mine_change, source, span, options.mining)
            policy = load_policy(target if options.policy == "base" else head, options)
            watch.lap("configuration and rules")
            history = target_history(target, policy, options.mining, walked)
            watch.lap("history of its target")
            mined = not_after(mining.result(), history.window.end)
        watch.lap("commits of the change")
        known_people = everyone(history.facts, (mined,), history.tree, policy.settings)
        tables = tables_of(history, policy, everyone=known_people)
        change = read_change(mined, tables)
        watch.lap("tables")
        if options.blame:
            change = with_origins(source, mined, change, tables, options.mining)
            watch.lap("blame")
        notes = (
            *limits(mined, change, unread_event=bool(ci and ci.unread)),
            *edits(parted, head, policy, options, mined, by_head=options.policy == "head"),
            *behind(span),
        )
        name = source.source.name
    tables = tables.over(replace(tables.inputs, change=change))
    report = build_change_report(name, history, policy, tables, mined, pedantic=options.pedantic)
    watch.lap("measures and rules")
    words = by_trailers(report.findings, without_trailers(policy, tables, pedantic=options.pedantic))
    report = replace(report, notes=(*notes, *words, *report.notes))
    return Scan(report=report, policy=policy, tables=tables, timings=watch.seconds)
