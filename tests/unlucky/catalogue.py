"""Faults of the machine, by name: each says what a shell does before lintorg starts, and how lintorg must end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

START = 'exec "$@"'
_MOUNTED = """exec unshare -rm bash -c 'mount -t tmpfs {options} none "$0" && {then} exec "$@"' "$PLACE/mount" "$@" """
_FULL = _MOUNTED.format(options="-o size=64k", then='{ head -c 60k /dev/zero >"$0/a"; cat /dev/zero >"$0/b"; } 2>&-;')
_READ_ONLY = _MOUNTED.format(options="-o ro", then="")
GITS = {
    "old-git": "#!/bin/sh\necho git version 2.31.8\n",
    "strange-git": "#!/bin/sh\necho what\n",
    "silent-git": "#!/bin/sh\nexit 1\n",
    "not-a-program": "\x7fELF",
}
"""Programs called git, each in a folder of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """``$PLACE`` is a folder with ``lab`` (the repository), ``file`` (a file), ``mount``, and the folders of GITS."""

    shell: str = START
    environment: Mapping[str, str | None] = field(default_factory=dict)
    """None takes a variable away."""
    code: int = 0
    """With 0, stdout must be what it is on a lucky machine."""
    says: str = ""
    """Part of the one sentence on stderr; without one stderr must be empty."""
    lost: bool = False
    """What lintorg prints reaches nobody, or not all of it does."""

    rare: bool = False
    """Left to `make long`: another one much like it is in `make check`."""

    @property
    def mounts(self) -> bool:
        """Whether it takes the right to mount a file system of one's own."""
        return "unshare" in self.shell


def _path(folder: str) -> dict[str, str | None]:
    return {"PATH": f"$PLACE/{folder}:$PATH"}


_CANNOT_WRITE = "the cache cannot be written"
_OLD = "lintorg needs git 2.32 or newer; the git on PATH says "
_CANNOT_PRINT = "the result cannot be written"
_NO_FILES = "the machine has run out of what this takes: Too many open files; nothing was judged"
_NO_FOLDER = "no temporary folder can be written; free some space, or set TMPDIR to one"
FAULTS: dict[str, Fault] = {
    "the disk of the cache is full": Fault(
        shell=_FULL, environment={"LINTORG_CACHE_DIR": "$PLACE/mount/cache"}, says=_CANNOT_WRITE
    ),
    "the disk of the cache is read-only": Fault(
        shell=_READ_ONLY, environment={"LINTORG_CACHE_DIR": "$PLACE/mount/cache"}, says=_CANNOT_WRITE, rare=True
    ),
    "the cache lies below a file": Fault(environment={"LINTORG_CACHE_DIR": "$PLACE/file/cache"}, says=_CANNOT_WRITE),
    "the cache is a file": Fault(environment={"LINTORG_CACHE_DIR": "$PLACE/file"}, says=_CANNOT_WRITE, rare=True),
    "the disk of temporary files is full": Fault(shell=_FULL, environment={"TMPDIR": "$PLACE/mount"}),
    "the disk of temporary files is read-only": Fault(
        shell=_READ_ONLY, environment={"TMPDIR": "$PLACE/mount"}, rare=True
    ),
    "no byte can be written": Fault(shell=f"ulimit -f 0; {START}", code=3, says=_NO_FOLDER),
    "no file may be larger than 1 KB": Fault(
        shell=f"ulimit -f 1; {START}", code=3, says="has run out of what this takes: File too large; nothing was judged"
    ),
    "no HOME": Fault(environment={"HOME": None}, rare=True),
    "a HOME that is not there": Fault(
        environment={"HOME": "$PLACE/file/home", "XDG_CACHE_HOME": None, "LINTORG_CACHE_DIR": None}, says=_CANNOT_WRITE
    ),
    "no HOME, and a user whom the system does not know": Fault(
        shell='exec unshare -U --map-user=54321 "$@"',
        environment={"HOME": None, "XDG_CACHE_HOME": None, "LINTORG_CACHE_DIR": None},
        says=f"{_CANNOT_WRITE} (there is no home folder for it; set LINTORG_CACHE_DIR); going on without it",
    ),
    "no TMPDIR": Fault(environment={"TMPDIR": None}, rare=True),
    "a TMPDIR that is not there": Fault(environment={"TMPDIR": "$PLACE/nowhere"}),
    "a TMPDIR that is a file": Fault(environment={"TMPDIR": "$PLACE/file"}, rare=True),
    "a current folder that is gone": Fault(
        shell=f'mkdir "$PLACE/gone"; cd "$PLACE/gone"; rmdir "$PLACE/gone"; {START}'
    ),
    **{
        f"only {count} open files": Fault(shell=f"ulimit -n {count}; {START}", code=3, says=_NO_FILES, rare=count != 8)
        for count in (6, 7, 8)
    },
    "stdout is closed": Fault(shell=f"{START} >&-", code=3, says=_CANNOT_PRINT, lost=True),
    "stdout is a full disk": Fault(shell=f"{START} >/dev/full", code=3, says=_CANNOT_PRINT, lost=True),
    "whoever reads stdout leaves": Fault(shell='"$@" | true; exit "${PIPESTATUS[0]}"', code=141, lost=True),
    "whoever reads stdout leaves after a line": Fault(
        shell='"$@" | { sleep 0; head -1; } >&2; test "${PIPESTATUS[0]}" = 0 -o "${PIPESTATUS[0]}" = 141; exit 141',
        code=141,
        says="{",
        lost=True,
    ),
    "stderr is closed": Fault(shell=f"{START} 2>&-"),
    "stderr is a full disk": Fault(shell=f"{START} 2>/dev/full", rare=True),
    "stdin is closed": Fault(shell=f"{START} <&-", rare=True),
    "every stream is closed": Fault(shell=f"{START} <&- >&- 2>&-", code=3, lost=True),
    "a locale that is not there": Fault(shell='exec env LC_ALL=xx LANG=xx "$@"'),
    "the C locale": Fault(environment={"LC_ALL": "C", "LANG": "C"}, rare=True),
    "a locale of ASCII alone": Fault(
        environment={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": None}
    ),
    "an output of ASCII alone": Fault(environment={"PYTHONIOENCODING": "ascii"}),
    "an output of UTF-16": Fault(environment={"PYTHONIOENCODING": "utf-16"}, rare=True),
    "a terminal of no columns": Fault(environment={"COLUMNS": "0", "LINES": "0", "TERM": ""}),
    "a terminal of negative columns": Fault(environment={"COLUMNS": "-3", "TERM": "nonsense"}, rare=True),
    "no git": Fault(environment={"PATH": "$PLACE/nowhere"}, code=3, says="git is not installed, or not on PATH"),
    "no PATH": Fault(environment={"PATH": ""}, code=3, says="git is not installed, or not on PATH", rare=True),
    "a git too old": Fault(environment=_path("old-git"), code=3, says=f"{_OLD}git version 2.31.8"),
    "a git that is something else": Fault(environment=_path("strange-git"), code=3, says=f"{_OLD}what"),
    "a git that says nothing": Fault(environment=_path("silent-git"), code=3, says=f"{_OLD}nothing", rare=True),
    "a git that is no program": Fault(environment=_path("not-a-program"), code=3, says=f"{_OLD}nothing"),
}
SIGNALS = ("SIGINT", "SIGTERM", "SIGKILL")
"""Sent to a scan at moments spread over its life."""
MOMENTS, MANY_MOMENTS = 10, 100


def arranged(place: Path) -> None:
    """Make what the faults need in a folder."""
    (place / "file").write_text("")
    (place / "mount").mkdir()
    for name, program in GITS.items():
        (place / name).mkdir()
        (place / name / "git").write_text(program)
        (place / name / "git").chmod(0o755)


def faults_injected() -> int:
    """Return how many ways of failing are tried: each fault once, each signal at each moment."""
    return len(FAULTS) + len(SIGNALS) * MANY_MOMENTS
