"""Puts owner and version where they are named: pyproject.toml says the owner, lintorg/__init__.py the version."""

import re
import tomllib
from pathlib import Path

import lintorg

ROOT = Path(__file__).parents[1]
_REPOSITORY = re.compile(r"github\.com/[\w.-]+/lintorg\b")
_ACTION = re.compile(r"(?<=uses: )[\w.-]+/lintorg@v[\w.]+")
_TAG = re.compile(r"(github\.com/[\w.-]+/lintorg)@v[\w.]+")
_VERSION = re.compile(r"(?<=^version: )[\d.]+$|(?<=^    rev: v)[\d.]+", re.MULTILINE)


def owner() -> str:
    """Return whose the repository is, from the address in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["urls"]["Repository"]).split("/")[-2]


def named_files() -> list[str]:
    """Return every file that may name owner or version, relative to the checkout."""
    found = [
        *(ROOT / name for name in ("README.md", "SECURITY.md", "pyproject.toml", "action.yml", "CITATION.cff")),
        *(path for folder in ("docs", "examples", ".github") for path in (ROOT / folder).rglob("*") if path.is_file()),
        *ROOT.glob("Dockerfile"),
    ]
    return sorted(path.relative_to(ROOT).as_posix() for path in found if path.suffix not in (".png", ".svg", ".pyc"))


def stamped(text: str) -> str:
    """Return a text with the owner and the version of today."""
    name, version = owner(), lintorg.__version__
    text = _TAG.sub(rf"\1@v{version}", text)
    text = _REPOSITORY.sub(f"github.com/{name}/lintorg", text)
    text = _ACTION.sub(f"{name}/lintorg@v{version}", text)
    return _VERSION.sub(version, text)
