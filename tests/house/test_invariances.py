"""What may not change any metric of the catalogue: the order of rows, names, bots, zones, the calendar, twins."""

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.config.disk import NoFiles
from lintorg.config.settings import default_settings
from lintorg.gather.measuring import catalogue, definitions, measure_all
from lintorg.gather.policy import policy_from
from lintorg.mine import bulk, drill
from lintorg.mine.view import open_view
from lintorg.model.facts import Facts, Identity, Trailer
from lintorg.model.settings import Area
from lintorg.model.touches import Touches
from tests import teams
from tests.repos import QUILL, TEAL, C, make_repo
from tests.tabled import having, table
from tests.teams import BOT, END, Row, answers, facts_of, history_of, measured, tables, team

each_team = given(seed=st.integers(0, 10_000))
few = settings(max_examples=3, deadline=None, derandomize=True)
plain = cache(lambda seed: measured(team(seed)))
"""What every metric says of a team as it is."""


@few
@each_team
def test_the_order_of_simultaneous_rows(seed):
    """The touches and lines of one commit, its trailers, the tree's paths, functions: nobody made them first."""
    dice, rows = random.Random(seed), team(seed)
    facts = facts_of(rows)
    place = {commit.hash: number for number, commit in enumerate(facts.commits)}

    def shuffled(things):
        return tuple(sorted(dice.sample(list(things), len(things)), key=lambda one: place[one.hash]))

    commits = tuple(one._replace(trailers=tuple(dice.sample(one.trailers, len(one.trailers)))) for one in facts.commits)
    other = replace(facts, commits=commits, touches=Touches(shuffled(facts.touches)), lines=shuffled(facts.lines))
    paths = dice.sample(list(teams.AREA_OF), len(teams.AREA_OF))
    made = having(tables(history_of(other, paths=paths), rows), methods=shuffled(teams.methods_of(rows)))
    assert answers(made) == plain(seed)


@few
@each_team
def test_which_number_a_person_has(seed):
    made = tables(history_of(facts_of(team(seed))), team(seed))
    people = table(made, "people")
    number = random.Random(seed).sample(range(len(people.identities)), len(people.identities))
    names = [identities for _, identities in sorted(zip(number, people.identities, strict=True))]
    others = replace(people, of={who: number[one] for who, one in people.of.items()}, identities=tuple(names))
    assert answers(having(made, people=others)) == plain(seed)


@few
@each_team
def test_what_people_are_called(seed):
    letters = "abcdefghi"
    names = dict(zip(letters, random.Random(seed).sample(letters, len(letters)), strict=True))
    of = {teams.person(old): Identity(f"Other Name{new}", f"{new}@elsewhere.example") for old, new in names.items()}
    facts = teams.renamed(facts_of(team(seed)), lambda who: of.get(who, who))
    assert answers(tables(history_of(facts), team(seed))) == plain(seed)


@few
@each_team
def test_a_bot_that_works_along(seed):
    dice, rows = random.Random(seed), list(team(seed))
    for number in range(80):
        at = dice.randrange(200, len(rows))
        paths = tuple(dice.sample(sorted(teams.AREA_OF), 3))
        reverts = rows[at - 1].key if number % 5 == 0 else None
        key = f"b{number:039x}"
        rows.insert(at, Row(key=key, days_ago=rows[at - 1].days_ago, who=BOT, paths=paths, reverts=reverts))
    made = tables(history_of(facts_of(rows)), team(seed))
    assert answers(made) == plain(seed)


@few
@each_team
@pytest.mark.parametrize("hours", [-31, 7, 24 * 365])
def test_when_all_of_it_happened(seed, hours):
    facts, shift = facts_of(team(seed)), hours * 3600
    commits = tuple(
        one._replace(author_time=one.author_time + shift, committer_time=one.committer_time + shift)
        for one in facts.commits
    )
    shifted = history_of(replace(facts, commits=commits), end=END + shift)
    assert answers(tables(shifted, team(seed))) == plain(seed)


NOT_SCALED = {
    # from a number of commits on, a person knows an area, carries it, or keeps it up
    "area_bridges",
    "area_bridges_null",
    "area_departed",
    "area_successors",
    "bridged_pairs_share",
    "core_areas_without_successor",
    "core_turnover",
    "hot_single_hand_functions",
    "upkeep_none_share",
    # so many commits, fixes or touches are needed before anything is told
    "fixes_of_others_half_people",
    "fixes_of_others_share",
    "second_hand_days",
    "upkeep_same_hand",
    "work_left_share",
    # from 20 commits on, an area is busy
    "core_areas_judged",
    # the authors of a file come from a logarithm
    "orphaned_share",
    "truck_factor",
    # two different commits: a commit and its twin are different
    "changes_hands",
    "effective_contributors",
    "hhi",
    "integrator_hhi",
}


@few
@each_team
def test_every_commit_twice_doubles_commits_and_changes_no_share(seed):
    rows = [twin for row in team(seed) for twin in _twins(row)]
    twice = measured(rows)
    for (metric, about), (value, *_) in plain(seed).items():
        if metric not in NOT_SCALED:
            factor = 2 if catalogue()[metric].unit == "commits" else 1
            expected = None if value is None else pytest.approx(factor * value)
            assert twice[metric, about][0] == expected, (metric, about)


def _twins(row: Row) -> tuple[Row, ...]:
    return (row,) if row.merges else (row, replace(row, key="f" + row.key[1:]))


@few
@each_team
def test_areas_that_always_change_together_are_as_good_as_one(seed):
    """An area's own measures; and those of the repository that count no areas or pairs."""
    counting_areas = ("areas", "pairs")
    rows = team(seed)
    facts = facts_of(rows)
    doubled = _mirrored(facts)
    paths = [*teams.AREA_OF, *(f"mirror/{path}" for path in teams.AREA_OF if path.startswith("model/"))]
    apart, joined = (answers(tables(history_of(doubled, paths=paths), rows, _policy(*own))) for own in (APART, JOINED))
    for (metric, about), answer in joined.items():
        if about == "area:model" and catalogue()[metric].unit != "functions":  # these add up
            assert apart[metric, "area:model"][0] == apart[metric, "area:mirror"][0] == answer[0], metric
        elif about == "repo" and catalogue()[metric].unit not in counting_areas and metric not in OF_PAIRS:
            assert apart[metric, "repo"] == answer, metric


APART = (
    Area(name="model", patterns=("/model/",), core=True, own=True),
    Area(name="mirror", patterns=("mirror/",), core=True, own=True),
)
JOINED = (Area(name="model", patterns=("/model/", "mirror/"), core=True, own=True),)
OF_PAIRS = {"cross_core_commit_share", "bridged_pairs_share"}


def _mirrored(facts: Facts) -> Facts:
    def with_mirror(things):
        for one in things:
            yield one
            if one.path.startswith("model/"):
                yield one._replace(path=f"mirror/{one.path}")

    return replace(facts, touches=Touches(with_mirror(facts.touches)), lines=tuple(with_mirror(facts.lines)))


def _policy(*own: Area):
    known = [area for area in default_settings().areas if area.name not in {one.name for one in own}]
    return policy_from(replace(default_settings(), areas=(*own, *known)), NoFiles())


def zoned(path, zones):
    commits = [
        C(
            name=str(number),
            author=(QUILL, TEAL)[number % 3 == 0],
            message=f"change {number}\n\nCo-authored-by: {TEAL}\n" if number % 4 == 0 else "change",
            files={("model/net.py", "tests/test_net.py", "docs/a.md")[number % 3]: f"{number}\n"},
            days_ago=3 * (60 - number),
            zone=zones[number % len(zones)],
        )
        for number in range(60)
    ]
    return make_repo(path, commits)


@pytest.mark.parametrize("miner", [bulk, drill], ids=["stream", "pydriller"])
def test_the_zones_that_clocks_were_set_to(tmp_path, miner):
    """A zone is part of a commit's hash, so hashes differ, and nothing else."""
    found = []
    for name, zones in (("utc", ["+0000"]), ("round", ["-1200", "+0545", "+1400", "-0330", "+0000", "+0900"])):
        with open_view(zoned(tmp_path / name, zones)) as view:
            found.append(_numbered(miner.mine_history(view, jobs=2)))
    assert found[0] == found[1]
    assert len(found[0].commits) == 60
    first, second = (answers(tables(history_of(facts, end=facts.commits[0].committer_time))) for facts in found)
    assert first == second


def _numbered(facts: Facts) -> Facts:
    """Return facts whose hashes are places in the history."""
    name = {commit.hash: f"{place:040x}" for place, commit in enumerate(reversed(facts.commits))}
    commits = tuple(
        one._replace(hash=name[one.hash], parents=tuple(name[parent] for parent in one.parents))
        for one in facts.commits
    )
    touches = Touches(one._replace(hash=name[one.hash]) for one in facts.touches)
    lines = tuple(one._replace(hash=name[one.hash]) for one in facts.lines)
    return replace(facts, head=name[facts.head], commits=commits, touches=touches, lines=lines)


@few
@each_team
def test_every_measure_is_well_formed_and_names_nobody(seed):
    for (name, about), measure in measure_all(tables(history_of(facts_of(team(seed))), team(seed))).items():
        metric = catalogue()[name]
        assert "Person" not in "".join(measure.detail.values()), name
        assert measure.detail.keys() <= set(metric.detail), name
        assert (measure.value is None) == bool(measure.why_none), (name, about)
        if measure.value is not None:
            assert measure.low <= measure.value <= measure.high, (name, about)
            assert measure.low >= 0, (name, about)
            assert measure.high <= 1 or metric.unit != "share", (name, about)
            assert measure.low == measure.high or not metric.fact, (name, about)


def test_the_commits_behind_a_measure_are_the_windows_newest_first():
    rows = team(3)
    made = tables(history_of(facts_of(rows)), rows)
    age = {one.hash: place for place, one in enumerate(table(made, "facts").commits)}
    metrics = [(name, module) for name, module in definitions() if hasattr(module, "commits_behind")]
    assert len(metrics) >= 4
    for name, module in metrics:
        behind = made.call(module.commits_behind)
        subjects = {about for metric, about in measure_all(made, {name})}
        assert not subjects or behind.keys() <= subjects, name  # merges are not replayed here
        for hashes in behind.values():
            assert [age[one] for one in hashes] == sorted({age[one] for one in hashes}), name


def test_the_teams_are_worth_it():
    """Most metrics have a value in most teams, or the tests above would compare nothing with nothing."""
    found = [plain(seed) for seed in range(5)]
    values = {name: [a[0] for f in found for (metric, _), a in f.items() if metric == name] for name in catalogue()}
    without_roster = {name for name in values if values[name] and catalogue()[name].scopes != ("cohort",)}
    silent = {name for name in without_roster if all(value is None for value in values[name])}
    assert len(silent) <= len(without_roster) / 4, silent


def test_the_exceptions_are_metrics_that_there_are():
    assert catalogue().keys() >= NOT_SCALED | OF_PAIRS


@few
@each_team
def test_an_agent_among_the_co_authors_of_every_commit(seed):
    """Tools that sign commits are nobody who could step in."""
    signed = (
        Trailer("co-authored-by", "Claude <noreply@anthropic.com>"),
        Trailer("co-authored-by", "claude-flow <flow@tool.example>"),
        Trailer("co-authored-by", "Happy <yesreply@happy.engineering>"),
    )
    facts = facts_of(team(seed))
    commits = tuple(one._replace(trailers=(*one.trailers, *signed)) for one in facts.commits)
    found = answers(tables(history_of(replace(facts, commits=commits)), team(seed)))
    named = ("people", "successor", "share")
    about_people = [key for key in plain(seed) if any(word in key[0] for word in named) and "agent" not in key[0]]
    assert any(metric == "area_successors" for metric, _ in about_people)
    assert {key: found[key] for key in about_people} == {key: plain(seed)[key] for key in about_people}
