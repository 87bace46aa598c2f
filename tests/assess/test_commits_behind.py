"""The commits behind a finding: what the metrics say of themselves, counted again from the literals."""

import pytest

from lintorg.assess.commits_behind import commits_behind
from lintorg.gather.history import History
from lintorg.gather.measuring import catalogue, definitions, measure_all
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import shipped_policy
from lintorg.mine.bulk import mine_history
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from lintorg.model.facts import MethodChange
from lintorg.model.located import Located
from lintorg.model.subject import scope_of
from lintorg.model.tables import DAY, Window
from lintorg.model.touches import Touch, Touches
from lintorg.policy.judge import judge
from lintorg.policy.rules import load_rules
from tests.policy.samples import rule_file, rule_text
from tests.repos import QUILL, TEAL, C, make_repo
from tests.tabled import having, table
from tests.worlds import did, team

OWN = [name for name, module in definitions() if hasattr(module, "commits_behind")]
RULES = {loaded.rule.id: loaded for loaded in shipped_policy().rules}


def behind(rule, about, tables):
    loaded = RULES[rule]
    found = judge(
        (loaded,), measure_all(tables, loaded.condition.metrics), {}, table(tables, "standing"), frozenset(), ()
    )
    finding = next(one for one in found if one.subject == about)
    return commits_behind(tables, loaded, finding)


def own(metric, tables):
    return tables.call(dict(definitions())[metric].commits_behind)


def test_of_an_area_they_are_the_windows_commits_newest_first():
    kernels = [did(day, "a", "kernels") for day in (30, 10, 20)]
    tables = team([*kernels, did(5, "b", "data"), did(400, "a", "kernels")])
    assert behind("LO104", "area:kernels", tables) == tuple(kernels[at].hash for at in (1, 2, 0))


def test_of_a_repository_they_are_all_of_the_windows():
    commits = [did(1, "a"), did(2, "b", "data"), did(366, "a")]
    assert behind("LO101", "repo", team(commits)) == (commits[0].hash, commits[1].hash)


def test_of_a_pair_those_that_touch_both_come_first():
    data = [did(10 * n + 3, "abc"[n % 3], "data") for n in range(20)]
    model = [did(10 * n + 2, "def"[n % 3], "model") for n in range(20)]
    both = [did(90, "a", "data model"), did(80, "d", "data model")]
    paths = {area: {one.hash: (f"{area}/a.py",) for one in both} for area in ("data", "model")}
    tables = having(team([*data, *model, *both, did(1, "a", "docs")]), area_paths=paths)
    found = behind("LO201", "areas:data|model", tables)
    assert found[:2] == (both[1].hash, both[0].hash)
    assert len(found) == 42
    assert set(found) == {one.hash for one in (*data, *model, *both)}


def test_of_a_departure_they_reach_back_455_days():
    left = [did(100 + 15 * n, "a", "kernels") for n in range(24)]  # 100 to 445 days ago
    tables = team([*left, did(456, "a", "kernels"), *(did(n, "b", "model") for n in range(20))])
    assert behind("LO803", "area:kernels", tables) == tuple(one.hash for one in left)


def test_of_functions_they_are_those_that_change_one_in_one_hand():
    hot = [did(day, "a", "kernels") for day in range(1, 7)]
    shared = [did(day, "ab"[day % 2], "kernels") for day in range(10, 16)]
    changes = [MethodChange(one.hash, "kernels/k.cu", "load") for one in hot]
    changes += [MethodChange(one.hash, "kernels/k.cu", "store") for one in shared]
    tables = having(team([*hot, *shared]), area_methods={"kernels": tuple(changes)})
    assert behind("LO106", "area:kernels", tables) == tuple(one.hash for one in hot)
    assert behind("LO106", "area:kernels", team([*hot, *shared])) == ()


def test_of_orphaned_files_they_are_those_that_touch_one():
    commits = [did(3, "b", "model"), did(2, "b", "model"), did(1, "b", "data")]
    touches = [("model/old.py", 0), ("model/new.py", 1), ("data/old.py", 2)]
    tables = having(
        team(commits),
        located=Located(touches=Touches(Touch(commits[at].hash, path, "M") for path, at in touches)),
        file_authors={"model/old.py": (0,), "model/new.py": (1,), "data/old.py": (0,)},
        last_commits={0: 0, 1: commits[0].time},
        path_area=lambda path: path.partition("/")[0],
    )
    assert own("orphaned_share", tables) == {
        "repo": (commits[2].hash, commits[0].hash),
        "area:model": (commits[0].hash,),
        "area:data": (commits[2].hash,),
    }


def test_of_the_truck_factor_they_are_all_up_to_the_windows_end():
    commits = [did(1, "a"), did(900, "b"), did(-5, "a")]  # the last one after the end
    assert own("truck_factor", team(commits)) == {"repo": (commits[0].hash, commits[1].hash)}


def test_of_work_across_areas_they_are_those_across():
    commits = [did(1, "a", "data model"), did(2, "a", "data docs"), did(3, "a", "model eval data")]
    assert own("cross_core_commit_share", team(commits)) == {"repo": (commits[0].hash, commits[2].hash)}


def test_where_one_metric_has_commits_of_its_own_these_come_before_the_others():
    text = rule_text(
        scope="scope: repo",
        when="when: newcomer_core_share < newcomer_commit_share",
        cases="cases:\n  - {name: a, measures: {newcomer_core_share: 0, newcomer_commit_share: 1}, expect: breach}\n"
        "  - {name: b, measures: {newcomer_core_share: 1, newcomer_commit_share: 0}, expect: pass}\n"
        "  - {name: c, measures: {}, expect: abstained}",
    )
    (loaded,) = load_rules([rule_file(text)], catalogue())
    commits = [did(1, "a"), did(2, "b", "data"), did(3, "b", "docs"), did(4, "a", "model"), did(500, "b", "data")]
    tables = team(commits)
    (found,) = judge((loaded,), measure_all(tables, loaded.condition.metrics), {}, {}, frozenset(), ())
    assert commits_behind(tables, loaded, found) == tuple(commits[at].hash for at in (1, 3, 0, 2))


def test_of_newcomers_in_core_they_are_all_of_core():
    commits = [did(1, "a", "data"), did(2, "b", "docs"), did(500, "b", "data")]
    assert own("newcomer_core_share", team(commits)) == {"repo": (commits[0].hash,)}


def test_of_areas_nobody_could_take_over_they_are_those_areas():
    alone = [did(n, "a", "kernels") for n in range(20)]
    shared = [did(n + 0.5, "ab"[n % 2], "data") for n in range(20)]
    assert own("core_areas_without_successor", team([*alone, *shared])) == {"repo": tuple(one.hash for one in alone)}


@pytest.fixture(scope="module")
def mined(tmp_path_factory):
    """The tables of a real repository, as a scan makes them."""
    places = ("data/load.py", "model/net.py", "kernels/gemm.cu", "tests/test_net.py")
    commits = [
        C(
            name=str(n),
            author=(QUILL, TEAL)[n % 3 == 0],
            files={places[n % 4]: str(n), places[n % 3]: str(n)},
            days_ago=4 * (140 - n),
        )
        for n in range(140)
    ]
    with open_view(make_repo(tmp_path_factory.mktemp("behind") / "lab", commits)) as view:
        facts = mine_history(view, jobs=2)
        end = facts.commits[0].committer_time
        history = History(facts=facts, tree=mine_tree(view), window=Window(start=end - 365 * DAY, end=end))
        return tables_of(history, shipped_policy())


@pytest.mark.parametrize("metric", OWN)
def test_a_metric_answers_about_subjects_of_its_scopes_with_known_commits_each_once(metric, mined):
    known = {one.hash for one in table(mined, "contributions")}
    for about, found in own(metric, mined).items():
        assert scope_of(about) in catalogue()[metric].scopes
        assert set(found) <= known
        assert len(set(found)) == len(found)
