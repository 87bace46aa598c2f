"""The e-mail of whoever runs lintorg, from their own git configuration and from nowhere else."""

from __future__ import annotations

import os
import subprocess

from lintorg.mine.keys import blanked
from lintorg.mine.programs import git_program, program_folders

AUTHOR_EMAIL = "GIT_AUTHOR_EMAIL"


def own_email() -> str | None:
    """Return GIT_AUTHOR_EMAIL, else ``user.email`` of the user's global git configuration; None without either.

    git runs in the root folder, so that no repository's configuration is read.

    Raises:
        CannotJudge: there is no git.
    """
    if stated := os.environ.get(AUTHOR_EMAIL, "").strip():
        return stated
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if config := os.environ.get("GIT_CONFIG_GLOBAL"):
        kept["GIT_CONFIG_GLOBAL"] = config
    # No shell, and nothing in the command comes from outside.
    done = subprocess.run(  # noqa: S603
        [git_program(), "config", "--global", "--get", "user.email"],
        env={**kept, "PATH": program_folders(), **blanked()},
        cwd=os.sep,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace").strip() or None
