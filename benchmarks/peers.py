"""Other tools that read histories, each in a virtual environment of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.timing import Contender, Run, environment, timed

PACKAGES = {
    "bca vcs": "big-code-analysis-cli==2.4.0",
    "truckfactor": "truckfactor==0.3.2",
    "git-fame --loc=ins,del": "git-fame==4.2.1",
    "blindspot": "blindspot==0.2.3",
    "campanile": "campanile==1.0.0",
}
_MINUTES = 5
_LONG = 30
"""Seconds from which one run of a tool has to do."""


class Peers(NamedTuple):
    """The tools that run on a clone: those to run in turns, one run of each slow one, a sentence about the others."""

    quick: list[Contender]
    slow: dict[str, Run]
    left_out: list[str]


def peers(folder: Path, clone: Path, as_of: str) -> Peers:
    """Install and try the other tools."""
    found, slow, left_out = [], {}, []
    for name, package in PACKAGES.items():
        programs = folder / package.partition("=")[0] / "bin"
        if not _installed(programs, package):
            left_out.append(f"{name} left out: `pip install {package}` fails here")
            continue
        contender = Contender(name=name, command=_commands(programs, clone, as_of)[name], folder=_where(name, clone))
        try:
            run = timed(contender)
        except (subprocess.CalledProcessError, OSError) as error:
            left_out.append(f"{name} left out: it ends with {getattr(error, 'returncode', 'an error')} on this history")
        else:
            if run.wall > _LONG:
                slow[name] = run
            else:
                found.append(contender)
    return Peers(found, slow, left_out)


def _where(name: str, clone: Path) -> Path:
    """Return the folder that a tool is to be started from: bca wants to be inside, truckfactor outside."""
    return clone if name == "bca vcs" else clone.parent


def _commands(programs: Path, clone: Path, as_of: str) -> Mapping[str, Sequence[str | Path]]:
    return {
        "bca vcs": (programs / "bca", "vcs", "-O", "json", "--file-types", "all", "--top", "0", "--as-of", as_of),
        "truckfactor": (programs / "truckfactor", clone, "--output=verbose"),
        "git-fame --loc=ins,del": (programs / "git-fame", "-s", "--loc=ins,del", "--format=json", clone),
        "blindspot": (programs / "blindspot", "scan", clone, "-o", clone.parent / "blindspot.html"),
        "campanile": (programs / "campanile", "scan", clone),
    }


def _installed(programs: Path, package: str) -> bool:
    """Make an environment with one package, unless it is there already."""
    if (programs / "complete").exists():
        return True
    subprocess.run([sys.executable, "-m", "venv", programs.parent], check=True)
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", package]
    done = subprocess.run(install, env=environment(), capture_output=True, check=False, timeout=60 * _MINUTES)
    if done.returncode == 0:
        (programs / "complete").touch()
    return done.returncode == 0
