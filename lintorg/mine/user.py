"""The e-mail of whoever runs lintorg, from their own git configuration and from nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from lintorg.mine.keys import blanked

AUTHOR_EMAIL = "GIT_AUTHOR_EMAIL"


def own_email() -> str | None:
    """Return GIT_AUTHOR_EMAIL, else ``user.email`` of the user's global git configuration; None without either.

    git runs in the root folder, so that no repository's configuration is read.
    """
    if stated := os.environ.get(AUTHOR_EMAIL, "").strip():
        return stated
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if config := os.environ.get("GIT_CONFIG_GLOBAL"):
        kept["GIT_CONFIG_GLOBAL"] = config
    command = ["git", "config", "--global", "--get", "user.email"]
    try:
        # No shell, and nothing in the command comes from outside.
        done = subprocess.run(  # noqa: S603
            command,
            env={**kept, **blanked()},
            cwd=Path(Path.cwd().anchor),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return None
    return done.stdout.decode("utf-8", "replace").strip() or None
