"""What a repository or a caller's environment could make git run, each with a canary that writes its own file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CONFIGURATION = (
    ("core", "fsmonitor"),
    ("core", "sshCommand"),
    ("core", "pager"),
    ("core", "editor"),
    ("core", "askPass"),
    ("core", "gitProxy"),
    ("core", "alternateRefsCommand"),
    ("credential", "helper"),
    ("diff", "external"),
    ('diff "evil"', "textconv"),
    ('diff "evil"', "command"),
    ('filter "evil"', "clean"),
    ('filter "evil"', "smudge"),
    ('filter "evil"', "process"),
    ("gpg", "program"),
    ('gpg "ssh"', "program"),
    ('gpg "ssh"', "defaultKeyCommand"),
    ("interactive", "diffFilter"),
    ('merge "evil"', "driver"),
    ("pager", "log"),
    ("pager", "rev-list"),
    ("sequence", "editor"),
    ('trailer "evil"', "command"),
    ('trailer "evil"', "cmd"),
    ("uploadpack", "packObjectsHook"),
    ('remote "origin"', "uploadpack"),
    ('remote "origin"', "vcs"),
)
"""Sections and keys whose value git hands to a shell, or runs."""
ALIASES = ("log", "cat-file", "rev-list", "diff-tree", "ls-tree", "merge-tree")
HOOKS = (
    "applypatch-msg",
    "fsmonitor-watchman",
    "post-checkout",
    "post-index-change",
    "post-merge",
    "post-rewrite",
    "pre-auto-gc",
    "pre-commit",
    "pre-receive",
    "prepare-commit-msg",
    "proc-receive",
    "push-to-checkout",
    "reference-transaction",
    "update",
)
ATTRIBUTES = "* diff=evil filter=evil merge=evil\n"
ENVIRONMENT = (
    "GIT_ASKPASS",
    "GIT_EDITOR",
    "GIT_EXTERNAL_DIFF",
    "GIT_PAGER",
    "GIT_PROXY_COMMAND",
    "GIT_SEQUENCE_EDITOR",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "SSH_ASKPASS",
)
"""Variables whose value git runs."""
TRACES = ("GIT_TRACE", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF", "GIT_TRACE_PACKET", "GIT_TRACE_SETUP")
"""Variables that name a file git writes to."""
MISLEADING = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ATTR_SOURCE",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
"""Variables that would have git read something else."""


class Canaries:
    """Programs that must never run: each leaves a file that says which."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "canary.sh"
        self._ran = folder / "ran"
        self._ran.mkdir(parents=True)
        self.program.write_text(f'#!/bin/sh\n: > "{self._ran}/$1"\n')
        self.program.chmod(0o755)

    def command(self, name: str) -> str:
        """Return a command line that tells that this attack ran."""
        return f"{self.program} {name}"

    def script(self, path: Path, name: str) -> None:
        """Write a program of its own, for attacks that name a file and give it arguments of git's."""
        path.write_text(f'#!/bin/sh\n: > "{self._ran}/{name}"\n')
        path.chmod(0o755)

    def sung(self) -> list[str]:
        """Return the attacks that ran."""
        return sorted(path.name for path in self._ran.iterdir())


def arm(repo: Path, canaries: Canaries) -> None:
    """Give a repository with a work tree every configuration, hook and attribute that runs a program."""
    folder = repo / ".git"
    lines = [
        "[core]\n\trepositoryformatversion = 1\n\tbare = maybe\n\tworktree = /\n",
        f"[include]\n\tpath = {folder}/included\n",
        f'[includeIf "gitdir:/"]\n\tpath = {folder}/included\n',
        "[extensions]\n\tpartialClone = origin\n\tworktreeConfig = true\n\tnoSuchExtension = true\n",
        '[log]\n\tshowSignature = true\n[protocol]\n\tallow = always\n[protocol "ext"]\n\tallow = always\n',
        f'[remote "origin"]\n\turl = "ext::{canaries.command("remote")}"\n\tpromisor = true\n',
        f'[submodule "evil"]\n\turl = "ext::{canaries.command("submodule")}"\n\tupdate = "!{canaries.command("up")}"\n',
    ]
    for section, key in CONFIGURATION:
        name = "-".join((section, key)).replace('"', "").replace(" ", "-")
        lines.append(f"[{section}]\n\t{key} = {canaries.command(name)}\n")
    lines += [f'[alias]\n\t{name} = "!{canaries.command(f"alias-{name}")}"\n' for name in ALIASES]
    hooks = folder / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in HOOKS:
        canaries.script(hooks / hook, f"hook-{hook}")
    lines.append(f"[core]\n\thooksPath = {hooks}\n")
    (folder / "config").write_text("".join(lines))
    (folder / "config.worktree").write_text(f"[core]\n\tfsmonitor = {canaries.command('config.worktree')}\n")
    (folder / "included").write_text(f"[core]\n\tfsmonitor = {canaries.command('included')}\n")
    (folder / "info").mkdir(exist_ok=True)
    (folder / "info" / "attributes").write_text(ATTRIBUTES)


def environment(canaries: Canaries, folder: Path) -> Mapping[str, str]:
    """Return variables of a caller that would run programs, write files or have git read something else."""
    home = folder / "home"
    (home / "git").mkdir(parents=True)
    for name in (".gitconfig", "git/config"):
        (home / name).write_text(f"[core]\n\tfsmonitor = {canaries.command('home')}\n[diff]\n\texternal = no-such\n")
    programs = folder / "programs"
    programs.mkdir()
    for name in ("git", "git-log", "git-diff-tree", "git-rev-list", "git-cat-file", "git-upload-pack"):
        canaries.script(programs / name, f"GIT_EXEC_PATH-{name}")
    variables = {name: canaries.command(name) for name in ENVIRONMENT}
    variables |= {name: str(folder / f"written-by-{name}") for name in TRACES}
    variables |= {name: str(folder / "nowhere") for name in MISLEADING}
    variables |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "GIT_EXEC_PATH": str(programs)}
    variables |= {"GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "diff.external", "GIT_CONFIG_KEY_1": "core.fsmonitor"}
    variables |= {f"GIT_CONFIG_VALUE_{n}": canaries.command(f"GIT_CONFIG_VALUE_{n}") for n in range(2)}
    variables |= {"GIT_CONFIG_PARAMETERS": f"'core.fsmonitor'='{canaries.command('GIT_CONFIG_PARAMETERS')}'"}
    variables |= {"GIT_CONFIG_GLOBAL": str(home / ".gitconfig"), "GIT_CONFIG_SYSTEM": str(home / ".gitconfig")}
    return variables
