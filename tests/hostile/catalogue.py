"""Hostile repositories, by name: each is made anew from literals, and says what must hold of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import objects
from tests.hostile.attacks import ATTRIBUTES, Canaries, arm
from tests.mine.awkward import make_raw
from tests.repos import NOW, TEAL, C, git, history, make_repo

ESCAPES = "\x1b[31m\x1b]0;title\x07\x1b]8;;http://evil.example\x07\x9b2J\r\x08\x00\x7f"
BIDI = "\u202e\u2066\u200f\u061c\u2028\u2029\u0085\ufeff\U000e0041"
COMMANDS = "::error file=x::injected %0A::add-mask::x ##[error]injected ##vso[task.complete]"
MARKUP = "<script>injected()</script><img src=x onerror=injected()>\"'><b>&lt;![CDATA[ ]]>{{7*7}}"
MARKDOWN = "](javascript:injected()) ![x](http://evil.example/x.png) | a | @everyone #1 `x` $(touch x) </details>"
FORMULAS = ('=HYPERLINK("http://evil.example")', "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\uff1d1+1")
ILLEGAL = "\x01\x0b\x0c\x1f\ufffe\uffff"
Files = dict[str | bytes, str | bytes | tuple[str, str] | None]
TEXTS = {
    "terminal escapes": ESCAPES,
    "bidi": BIDI,
    "workflow commands": COMMANDS,
    "HTML": MARKUP,
    "Markdown": MARKDOWN,
    "illegal in XML": ILLEGAL,
    "characters of two halves": "\U0001f52c" * 40,
    **{f"formula {number}": text for number, text in enumerate(FORMULAS)},
}
"""Texts that some reader of an output would obey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A repository, and what must hold: how a scan ends, and how many commits it counts if it is not all."""

    make: Callable[[Path, Canaries], Path]
    code: int = 0
    says: str = ""
    """Part of the sentence on stderr."""


def _commits(count: int = 24, path: str = "kernels/gemm.cu") -> list[C]:
    return history(count, path=path, every=3) + history(4, author=TEAL, path="data/load.py", every=3)


def _shown(text: str) -> str:
    """Return a text as a path may hold it."""
    return text.replace("\0", "").replace("/", "\u2215")


def runs_programs(path: Path, canaries: Canaries) -> Path:
    """Every configuration, hook and attribute of a repository that makes git run a program."""
    modules = '[submodule "evil"]\n\tpath = evil\n\turl = ext::sh -c x\n\tupdate = !x\n[submodule "--upload-pack=x"]\n'
    files: Files = {".gitattributes": ATTRIBUTES, ".gitmodules": modules, "evil": ("160000", "1" * 40)}
    repo = make_repo(path, [*_commits(), C(name="attributes", files=files)])
    arm(repo, canaries)
    return repo


def areas_called(path: Path, canaries: Canaries) -> Path:
    """Folders, and so areas, files and rules' subjects, whose names some reader of an output would obey."""
    commits: list[C] = []
    for text in TEXTS.values():
        folder = _shown(text)
        commits += history(
            22, path=f"{folder}/{folder}.py", every=0.2, author=f"A{len(commits)} <{len(commits)}@x.org>"
        )
    return make_repo(path, commits)


def people_called(path: Path, canaries: Canaries) -> Path:
    """Names, addresses, subjects, bodies and trailers that some reader of an output would obey."""
    commits = []
    for number, text in enumerate(TEXTS.values()):
        line = text.translate({ord(mark): None for mark in "<>\0\n"})
        trailers = "".join(f"{token}: {line} <{line}>\n" for token in ("Co-authored-by", "Reviewed-by", "Assisted-by"))
        message = f'Revert "{text}"\n\nThis reverts commit {"0" * 40}.\n\n{text}\n\n{trailers}'.replace("\0", "")
        commits += [
            C(
                name=f"{number}.{n}",
                author=f"{line} <{line}{number}@x.org>",
                message=message,
                files={"kernels/gemm.cu": f"{number}.{n}\n"},
                days_ago=100 - 5 * number - n,
            )
            for n in range(4)
        ]
    return make_repo(path, commits)


def settings_called(path: Path, canaries: Canaries) -> Path:
    """A map of areas, waivers, owners and a mailmap in which texts stand that some reader would obey."""
    patterns = json.dumps(["kernels/", *(f"{_shown(text)}/".lstrip("!#") for text in (COMMANDS, MARKUP, MARKDOWN))])
    people = "".join(f"{text} <quill@example.org>\n" for text in TEXTS.values())
    files: Files = {
        ".lintorg.yaml": f"areas:\n  - {{name: evil, patterns: {patterns}}}\n",
        ".mailmap": people.replace("\0", ""),
        "CODEOWNERS": f"* {people}".replace("\0", ""),
        ".gitattributes": "[z-a] linguist-generated\n*a*a*a*a*a*a*b linguist-generated\n" + MARKDOWN,
        ".git-blame-ignore-revs": f"{MARKUP}\n{'0' * 40}\n",
    }
    return make_repo(path, [*_commits(), C(name="settings", files=files)])


def mistakes_called(path: Path, canaries: Canaries) -> Path:
    """A configuration whose mistakes, which are shown, hold texts that some reader would obey."""
    keys = "".join(f'"{text.encode("unicode_escape").decode()}": 1\n' for text in (ESCAPES, BIDI, COMMANDS))
    name = f"areas: [{{name: {json.dumps(COMMANDS)}, patterns: [x/]}}]\n"
    return make_repo(path, [*_commits(), C(name="settings", files={".lintorg.yaml": keys + name})])


def links_out_of_the_tree(path: Path, canaries: Canaries) -> Path:
    """Files that are read at the head as links to files elsewhere, and folders that are links to their own parent."""
    names: tuple[str | bytes, ...] = (".mailmap", ".gitattributes", "CODEOWNERS", ".lintorg/opt-out", "data/passwd")
    files = dict.fromkeys(names, ("120000", "/etc/passwd")) | {"loop": ("120000", ".."), "self": ("120000", "self")}
    return make_repo(path, [*_commits(), C(name="links", files=files)])


def a_configuration_elsewhere(path: Path, canaries: Canaries) -> Path:
    """A configuration that is a link to a file outside of the repository."""
    return make_repo(path, [*_commits(), C(name="link", files={".lintorg.yaml": ("120000", "/etc/passwd")})])


def trees_that_git_refuses(path: Path, canaries: Canaries) -> Path:
    """Names of files that git writes in no tree: ``..``, ``.git``, slashes, nothing, twice the same, 4,000 bytes."""
    repo = make_repo(path, _commits())
    blob = objects.store(repo, "blob", b"1\n")
    names = [b"..", b".", b".git", b"../../escaped", b"/etc/passwd", b"same", b"same", b"x" * 4000, b"a\nb\"c'd\\"]
    names += [b"-rf", b"--output=x", b":(exclude)*", b"C:\\x", b".GIT", b"g\xe2\x80\x8bit~1", b"\xff\xfe"]
    inner = objects.tree(repo, [(b"100644", name, blob) for name in names])
    objects.commit(repo, of=objects.tree(repo, [(b"40000", b"kernels", inner), (b"100644", b"a-tree", inner)]))
    objects.commit(repo, of=inner)
    return repo


def trees_that_are_none(path: Path, canaries: Canaries) -> Path:
    """Trees in the past with modes of nothing, without a name, and cut off."""
    repo = make_repo(path, _commits())
    blob, whole = objects.store(repo, "blob", b"1\n"), git(repo, "rev-parse", "HEAD^{tree}").strip()
    for entry in ((b"777777", b"mode", blob), (b"x", b"mode", blob), (b"100644", b"", blob)):
        objects.commit(repo, of=objects.tree(repo, [entry]))
    objects.commit(repo, of=objects.store(repo, "tree", b"100644 cut"))
    objects.commit(repo, of=blob)
    objects.commit(repo, of=whole)
    return repo


def a_head_that_is_no_tree(path: Path, canaries: Canaries) -> Path:
    """A newest commit whose tree is malformed."""
    repo = make_repo(path, _commits())
    objects.commit(repo, of=objects.store(repo, "tree", b"100644 cut"))
    return repo


def deep_folders(path: Path, canaries: Canaries) -> Path:
    """A file 500 folders down, with 8 bytes a folder."""
    return make_repo(
        path, [*_commits(), C(name="deep", files={"kernels/" + "a-folder/" * 500 + "f.cu": "1\n"})], bare=True
    )


def names_that_look_alike(path: Path, canaries: Canaries) -> Path:
    """Paths and people that differ in their code points only, or in case."""
    alike = ("caf\u00e9", "cafe\u0301", "CAFE\u0301", "\u0441afe", "cafe\u200b", "cafe")
    commits = [
        C(name=f"{n}.{text}", author=f"{text} <{text}@x.org>", files={f"{text}/{text}.py": f"{n}\n"})
        for n in range(5)
        for text in alike
    ]
    return make_repo(path, commits)


def refs_called(path: Path, canaries: Canaries) -> Path:
    """Branches and tags whose names are options, commands or escapes, in files as git would never write them."""
    repo = make_repo(path, _commits())
    head = git(repo, "rev-parse", "HEAD").strip()
    refs = repo / ".git" / "refs" / "heads"
    for name in ("--upload-pack=x", "-rf", "$(touch x)", "a\x1b[31mb", "\u202e", "HEAD", "::error::x", "0" * 40):
        (refs / name).write_text(head + "\n")
    packed = (
        f"# pack-refs with: peeled\n{head} refs/heads/../../../x\nnonsense\n{head}\n^{head}\n{head} refs/tags/\x1b\n"
    )
    (repo / ".git" / "packed-refs").write_text(packed)
    (refs / "main").unlink()
    (repo / ".git" / "HEAD").write_text("ref: refs/heads/a\x1b[31mb\n")
    return repo


def a_head_out_of_the_repository(path: Path, canaries: Canaries) -> Path:
    """A head that leads to a file elsewhere."""
    repo = make_repo(path, _commits())
    (repo / ".git" / "HEAD").write_text("ref: refs/heads/../../../../../etc/passwd\n")
    return repo


def a_git_file_elsewhere(path: Path, canaries: Canaries) -> Path:
    """A ``.git`` file that leads to a folder that is no git directory."""
    path.mkdir()
    (path / ".git").write_text("gitdir: /etc\n")
    return path


def a_common_directory_elsewhere(path: Path, canaries: Canaries) -> Path:
    """A ``commondir`` that leads to a folder that is no git directory."""
    repo = make_repo(path, _commits())
    (repo / ".git" / "commondir").write_text("/etc\n")
    return repo


def objects_elsewhere(path: Path, canaries: Canaries) -> Path:
    """Alternates that lead to nowhere, to a relative path, to itself and to what is no path."""
    repo = make_repo(path, _commits())
    lines = f"/does/not/exist\n../../..\n{repo}/.git/objects\n\x1b[31m\n# x\n"
    (repo / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "objects" / "info" / "alternates").write_text(lines)
    return repo


def waits_for_ever(path: Path, canaries: Canaries) -> Path:
    """Pipes without a writer in the place of files that are read."""
    repo = make_repo(path, _commits())
    for name in (".git/shallow", ".git/packed-refs", ".git/commondir", ".git/info/grafts", ".git/FETCH_HEAD"):
        (repo / name).parent.mkdir(exist_ok=True)
        os.mkfifo(repo / name)
    return repo


def replaced_and_grafted(path: Path, canaries: Canaries) -> Path:
    """Replace refs, grafts and a shallow file without content that would all show another history."""
    repo = make_repo(path, _commits())
    head, first = git(repo, "rev-parse", "HEAD").strip(), git(repo, "rev-list", "--max-parents=0", "HEAD").strip()
    git(repo, "replace", head, first)
    (repo / ".git" / "info" / "grafts").write_text(f"{head}\n")
    (repo / ".git" / "shallow").write_text("")
    return repo


def an_octopus(path: Path, canaries: Canaries) -> Path:
    """A merge of 60 parents, one that merges itself's parent twice, and one of unrelated roots."""
    sides = [C(name=f"side {n}", parents=["root"], files={f"kernels/{n}.cu": "1\n"}) for n in range(60)]
    octopus = C(name="octopus", parents=[side.name for side in sides], files={"kernels/all.cu": "1\n"})
    stranger = C(name="stranger", parents=[], files={"z.py": "1\n"})
    last = C(name="last", parents=["octopus", "stranger"], files={"z.py": "2\n"})
    repo = make_repo(path, [C(name="root", files={"a.py": "1\n"}), *sides, octopus, stranger, last])
    head = git(repo, "rev-parse", "HEAD").strip()
    objects.commit(repo, parents=[head, head, head])
    return repo


def clocks(path: Path, canaries: Canaries) -> Path:
    """Dates decades apart and out of order, before 1970, past what a calendar holds, and zones of no place."""
    repo = make_repo(path, _commits())
    dates: tuple[bytes, ...] = (
        b"0",
        b"-1",
        b"-99999999999",
        b"4102444800",
        b"253402300800",
        b"99999999999999",
        b"18446744073709551616",
    )
    dates += (b"9" * 60, b"", b"x", b"1e9", b"1767225600.5", b" 1", str(NOW - 40 * 365 * 86_400).encode())
    for date in dates:
        who = b"Quill Marrow <quill@example.org> " + date
        objects.commit(repo, author=who + b" +9999", committer=who + b" -9999")
    objects.commit(repo)
    return repo


def headers(path: Path, canaries: Canaries) -> Path:
    """Commits without authors, with several, with headers nobody knows, and signatures."""
    repo = make_raw(path)
    objects.commit(repo, author=b"<<>>", committer=b">")
    objects.commit(repo, extra=b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\nmergetag x\n")
    objects.commit(repo, extra=b"encoding ../../../etc/passwd\n", message=b"\xff\n")
    objects.commit(repo, author=b"x" * 100_000 + b" <" + b"y" * 100_000 + b"> 1767225600 +0000")
    return repo


def trailers(path: Path, canaries: Canaries) -> Path:
    """A message of 100,000 trailers, one of 100,000 empty lines, and one line of a megabyte."""
    repo = make_repo(path, _commits())
    objects.commit(repo, message=b"x\n\n" + b"Co-authored-by: A B <a@example.org>\n" * 100_000)
    objects.commit(repo, message=b"\n" * 100_000 + b"x")
    objects.commit(repo, message=b"Revert " * 150_000)
    return repo


def a_megabyte_of_owners(path: Path, canaries: Canaries) -> Path:
    """Files about people with many lines, deep patterns and stars."""
    owners = "".join(f"/kernels/{'*' * (n % 30)}/**/{n} @o{n}\n" for n in range(8_000))
    mail = "".join(f"N{n} <n{n}@example.org> <n{n + 1}@example.org>\n" for n in range(8_000))
    files: Files = {"CODEOWNERS": owners, ".mailmap": mail, ".git-blame-ignore-revs": f"{'a' * 40}\n" * 20_000}
    return make_repo(path, [*_commits(), C(name="owners", files=files)])


REPOSITORIES: dict[str, Hostile] = {
    "runs programs": Hostile(make=runs_programs),
    "areas called": Hostile(make=areas_called),
    "people called": Hostile(make=people_called),
    "settings called": Hostile(make=settings_called),
    "mistakes called": Hostile(make=mistakes_called, code=2, says=".lintorg.yaml:1:1: unknown key"),
    "links out of the tree": Hostile(make=links_out_of_the_tree),
    "a configuration elsewhere": Hostile(make=a_configuration_elsewhere, code=2, says="outside of the repository"),
    "trees that git refuses": Hostile(make=trees_that_git_refuses),
    "trees that are none": Hostile(make=trees_that_are_none),
    "a head that is no tree": Hostile(make=a_head_that_is_no_tree, code=3, says="git fsck"),
    "deep folders": Hostile(make=deep_folders),
    "names that look alike": Hostile(make=names_that_look_alike),
    "refs called": Hostile(make=refs_called),
    "a head out of the repository": Hostile(make=a_head_out_of_the_repository, code=3, says="cannot be resolved"),
    "a git file elsewhere": Hostile(make=a_git_file_elsewhere, code=3, says="is no git directory"),
    "a common directory elsewhere": Hostile(make=a_common_directory_elsewhere, code=3, says="objects are missing"),
    "objects elsewhere": Hostile(make=objects_elsewhere),
    "waits for ever": Hostile(make=waits_for_ever),
    "replaced and grafted": Hostile(make=replaced_and_grafted),
    "an octopus": Hostile(make=an_octopus),
    "clocks": Hostile(make=clocks),
    "headers": Hostile(make=headers),
    "trailers": Hostile(make=trailers),
    "a megabyte of owners": Hostile(make=a_megabyte_of_owners),
}
