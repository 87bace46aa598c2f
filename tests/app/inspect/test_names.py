"""The commands that name people to help: who, me, and people with its .mailmap."""

from hashlib import sha256

import pytest

from lintorg.app.inspect.me import describe_me
from lintorg.app.inspect.who import describe_who
from lintorg.model.options import Options
from tests.commands import lintorg, lintorg_on_a_terminal
from tests.repos import QUILL, TEAL, C, git, history, make_repo

ROWAN = "Rowan Field <rowan@example.org>"
BOT = "helper[bot] <helper[bot]@users.noreply.github.com>"


def together(author, *paths, count=4, start=0.0):
    return [
        C(name=f"{author}{paths}{n}", author=author, files=dict.fromkeys(paths, f"{n}\n"), days_ago=start + n / 10)
        for n in reversed(range(count))
    ]


def lab(tmp_path, *more, files=()):
    """Quill alone in kernels, which change with training, where Teal and a bot work; Rowan was there last summer."""
    commits = [
        *history(9, start=200, author=ROWAN, path="kernels/old.cu"),
        *history(3, start=120, author=ROWAN, path="training/loop.py"),
        *together(TEAL, "training/loop.py", "docs/a.md", start=5),
        *together(BOT, "training/loop.py", start=5),
        *together(QUILL, "kernels/gemm.cu", "training/step.py", count=3, start=3),
        *history(6, start=1, every=0.1, author=QUILL, path="kernels/attention.cu"),
        *more,
        *(C(name=path, author=QUILL, files={path: text}) for path, text in files),
    ]
    return make_repo(tmp_path / "lab", commits)


def who(repo, area):
    return describe_who(area, Options(path=repo))


def test_who_names_those_who_are_active_there_and_nearby(tmp_path):
    assert who(lab(tmp_path), "kernels") == (
        "worked in kernels\n"
        "  Quill Marrow <quill@example.org>\n"
        "worked in training, which changes together with it\n"
        "  Teal Harbor <teal@example.org>\n"
        "\n"
        "Three commits or more in the 365 days to 2025-12-31, and active in the last 90 of these.\n"
    )


def test_names_stand_in_alphabetical_order_whoever_does_most(tmp_path):
    amber = "amber Wood <amber@example.org>"
    shown = who(lab(tmp_path, *together(amber, "kernels/gemm.cu", count=3)), "kernels")
    assert shown.index("amber Wood") < shown.index("Quill Marrow")
    assert not any(character.isdigit() for character in shown.partition("\n\n")[0])


@pytest.mark.parametrize("entry", ["TEAL@example.org", f"sha256:{sha256(b'teal@example.org').hexdigest()}"])
def test_who_opted_out_is_not_named(tmp_path, entry):
    shown = who(lab(tmp_path, files=[(".lintorg/opt-out", f"# whoever asks\n{entry}\n")]), "training")
    assert "Teal" not in shown
    assert "Quill" in shown
    assert "Who opted out is not listed." in shown


def test_an_opt_out_by_one_address_holds_for_all_of_a_person(tmp_path):
    old = "Teal Harbor <harbor@old.example>"
    more = together(old, "training/loop.py", count=1, start=9)
    shown = who(lab(tmp_path, *more, files=[(".lintorg/opt-out", "harbor@old.example\n")]), "training")
    assert "Teal" not in shown


def test_a_list_that_cannot_be_read_names_nobody(tmp_path):
    repo = lab(tmp_path, files=[(".lintorg/opt-out", "Teal Harbor\n")])
    for command in (("who", "training"), ("me", "--email=quill@example.org")):
        done = lintorg(*command, repo, "--yes-print-names")
        assert (done.returncode, done.stdout) == (2, "")
        assert ".lintorg/opt-out:1:1: must be an e-mail" in done.stderr
        assert "Teal" not in done.stderr


def test_an_area_where_nobody_is_says_what_to_do(tmp_path):
    shown = who(lab(tmp_path), "eval")
    assert shown.startswith("nobody to name, neither in eval nor nearby: no area changes together with it")
    assert "Ask who reviewed changes there" in shown


def test_an_unknown_area_ends_in_2_with_the_closest(tmp_path):
    done = lintorg("who", "kernel", lab(tmp_path), "--yes-print-names")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "lintorg: no area is called kernel; did you mean 'kernels'?; see `lintorg areas`\n"


def test_the_areas_of_the_configuration_hold(tmp_path):
    repo = lab(tmp_path)
    (repo / ".lintorg.yaml").write_text("areas: [{name: gemm, patterns: [kernels/gemm.cu], core: true}]\n")
    assert "Quill" in who(repo, "gemm")
    assert "Quill" not in lintorg("who", "gemm", repo, "--no-config", "--yes-print-names").stdout


def me(repo, email):
    return describe_me(Options(path=repo), email)


def test_me_shows_what_hangs_on_one_alone_and_what_to_hand_over(tmp_path):
    assert me(lab(tmp_path), "QUILL@example.org") == (
        "you are Quill Marrow <quill@example.org>\n"
        "in the 365 days to 2025-12-31\n"
        "\n"
        "only you are active in, and could hand over first\n"
        "  kernels: 9 commits of yours\n"
        "    begin with kernels/attention.cu, kernels/gemm.cu\n"
        "    active in training, which changes together with it\n"
        "      Teal Harbor <teal@example.org>\n"
        "others are active too in training\n"
    )


def test_where_nothing_hangs_on_one_alone_the_most_of_ones_work_stands_first(tmp_path):
    shown = me(lab(tmp_path, *together(TEAL, "kernels/gemm.cu", count=3)), "quill@example.org")
    assert "no area hangs on you alone; most of your work, to hand over first\n  kernels: 9 commits" in shown
    assert "    active there too\n      Teal Harbor" in shown


def test_one_with_little_work_here_is_told_so(tmp_path):
    shown = me(lab(tmp_path, *together(BOT.replace("[bot]", "x"), "data/a.py", count=2)), "rowan@example.org")
    assert "kernels: 9 commits" in shown
    new = "Iris New <iris@example.org>"
    quiet = make_repo(tmp_path / "quiet", [*history(4), *history(1, author=new, path="data/a.py")])
    assert "nothing hangs on you" in me(quiet, "iris@example.org")


def test_one_is_who_the_environment_or_ones_own_git_says_and_not_the_repository(tmp_path):
    repo = lab(tmp_path)
    git(repo, "config", "user.email", "teal@example.org")
    own = tmp_path / "gitconfig"
    own.write_text(f"[user]\n\temail = quill@example.org\n[include]\n\tpath = {repo}/.git/config\n")

    def shown(*arguments, author_email=""):
        environment = {"GIT_CONFIG_GLOBAL": str(own), "GIT_AUTHOR_EMAIL": author_email}
        return lintorg("me", "--yes-print-names", *arguments, cwd=repo, **environment).stdout

    assert "you are Quill" in shown()
    assert "you are Rowan" in shown(author_email="rowan@example.org")
    assert "you are Teal" in shown("--email=teal@example.org", author_email="rowan@example.org")


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("stranger@example.org", "no author here has your e-mail; use --email with one that `lintorg people` shows"),
        ("root@localhost", "several people here share your e-mail"),
        ("", "who are you? Use --email"),
    ],
)
def test_an_email_that_says_nobody_ends_in_2_and_is_not_repeated(tmp_path, email, sentence):
    shared = [C(name=n, author=f"{n} <root@localhost>", files={f"{n}.py": ""}) for n in ("amber", "cobalt")]
    done = lintorg(
        "me", lab(tmp_path, *shared), "--yes-print-names", GIT_AUTHOR_EMAIL=email, GIT_CONFIG_GLOBAL="/dev/null"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "@" not in done.stderr


@pytest.mark.parametrize("command", [("who", "kernels"), ("me", "--email=quill@example.org"), ("people",)], ids=str)
def test_a_terminal_is_enough_and_nothing_else_is(tmp_path, command):
    repo = lab(tmp_path)
    code, shown = lintorg_on_a_terminal(*command, repo)
    assert code == 0, shown
    assert ("helper[bot]" if command == ("people",) else "Quill Marrow <quill@example.org>") in shown
    refused = lintorg(*command, repo)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--yes-print-names" in refused.stderr


TWIN = "Marrow Quill <qm@example.org>"
SAME = "Quill Marrow <marrow@elsewhere.example>"


@pytest.fixture
def twins(tmp_path):
    return make_repo(tmp_path / "lab", [*history(3), *history(2, author=SAME), *history(2, author=TWIN)])


def people(repo):
    return lintorg("people", repo, "--yes-print-names").stdout


def commit_mailmap(repo):
    git(repo, "add", ".mailmap")
    git(repo, "-c", "user.name=Quill Marrow", "-c", "user.email=quill@example.org", "commit", "-qm", "map")


def test_the_mailmap_that_is_written_and_committed_leaves_people_as_they_are(twins):
    before = people(twins)
    assert "2 people from 3 identities" in before
    assert f"{QUILL} ~ {TWIN}  (the name in another form)" in before
    done = lintorg("people", twins, "--write-mailmap", cwd=twins)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "1 line was added to .mailmap; read the file, then commit it: it takes effect with the commit\n"
        "1 suggestion was left out (--with-suggestions)\n"
    )
    assert (twins / ".mailmap").read_text() == f"{SAME} {QUILL}\n"
    commit_mailmap(twins)
    assert git(twins, "check-mailmap", QUILL).strip() == SAME
    assert "2 people from 2 identities" in people(twins)


def test_with_suggestions_they_are_gone_once_it_is_committed(twins):
    lintorg("people", twins, "--write-mailmap", "--with-suggestions", cwd=twins)
    commit_mailmap(twins)
    after = people(twins)
    assert "1 person from 1 identities" in after
    assert "perhaps" not in after
    for stated in (QUILL, SAME, TWIN):
        assert git(twins, "check-mailmap", stated).strip() == TWIN
    assert lintorg("people", twins, "--write-mailmap", cwd=twins).stdout == ".mailmap needs no new lines\n"


def test_what_the_mailmap_holds_stays_as_it_is(twins):
    (twins / ".mailmap").write_bytes(b"# ours\r\nTeal Harbor <teal@example.org> <t@old.example>")
    lintorg("people", twins, "--write-mailmap", cwd=twins)
    written = (twins / ".mailmap").read_bytes()
    assert written.startswith(b"# ours\r\nTeal Harbor <teal@example.org> <t@old.example>\n")
    assert written.count(b"\n") == 3
    lintorg("people", twins, "--write-mailmap", cwd=twins)
    assert (twins / ".mailmap").read_bytes() == written


def test_in_another_folder_the_heads_mailmap_is_the_beginning(twins, tmp_path):
    (twins / ".mailmap").write_text("# ours\n")
    commit_mailmap(twins)
    (tmp_path / "elsewhere").mkdir()
    lintorg("people", twins, "--write-mailmap", cwd=tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / ".mailmap").read_text() == f"# ours\n{SAME} {QUILL}\n"
    assert (twins / ".mailmap").read_text() == "# ours\n"


def test_a_mailmap_that_leads_elsewhere_is_not_written_to(twins, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("")
    (twins / ".mailmap").symlink_to(outside)
    done = lintorg("people", twins, "--write-mailmap", cwd=twins)
    assert done.returncode == 2
    assert "leads outside" in done.stderr
    assert outside.read_text() == ""


def test_suggestions_go_with_a_mailmap_only(twins):
    done = lintorg("people", twins, "--with-suggestions")
    assert done.returncode == 2
    assert "--with-suggestions goes with --write-mailmap" in done.stderr
