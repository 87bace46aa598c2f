"""Makes the generated parts of the documentation anew: ``python -m tests.generated``, or ``--check`` them."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from click.testing import CliRunner

from lintorg.app.policy import shipped_policy
from lintorg.cli import lintorg
from tests import condition_examples, reference
from tests.sessions import rerun

ROOT = Path(__file__).parents[1]
_HAS_PARTS = re.compile(r"<!-- (generated: \S+|session) -->")
_BLOCK = re.compile(r"(<!-- generated: (\S+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def _help() -> str:
    result = CliRunner().invoke(lintorg, ["--help"], prog_name="lintorg", terminal_width=100)
    return _fenced("", result.output)


def _scan_of_the_lab() -> str:
    with tempfile.TemporaryDirectory() as folder:
        lab = Path(folder) / "lab"
        subprocess.run([sys.executable, ROOT / "examples/lab/make_lab.py", lab], check=True, capture_output=True)
        done = subprocess.run(
            [sys.executable, "-m", "lintorg", "scan", lab, "--quiet", "--color=never", "--no-cache"],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
    return _fenced("console", f"$ lintorg scan lab\n{done.stdout}")


def _rules() -> str:
    rows = ["| rule | | subject | when | severity | evidence |", "|---|---|---|---|---|---|"]
    for loaded in shipped_policy().rules:
        rule = loaded.rule
        severity = f"{rule.severity}, {rule.severity_core} in core" if rule.severity_core else rule.severity
        grade = rule.evidence.grade
        rows.append(
            f"| {rule.id} | {rule.name} | {', '.join(rule.scope)} | `{rule.condition}` | {severity} | {grade} |"
        )
    return "\n".join(rows) + "\n"


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"


def _file(language: str, path: str) -> str:
    return _fenced(language, (ROOT / path).read_text(encoding="utf-8"))


PARTS: dict[str, Callable[[], str]] = {
    "help": _help,
    "scan": _scan_of_the_lab,
    "rules": _rules,
    "rules-reference": reference.rules,
    "metrics-reference": reference.metrics,
    "claims-reference": reference.claims,
    "condition-outcomes": condition_examples.outcomes,
    "condition-mistakes": condition_examples.mistakes,
    "proof": reference.proof,
    "tutorial-rule": partial(_file, "yaml", "examples/rules/lint-rules/team/TEAM1-mostly-one-person.yaml"),
    "tutorial-ci": partial(_file, "bash", "examples/rules/ci.sh"),
}


def pages() -> list[str]:
    """Return every page with a generated part or a session, relative to the checkout."""
    found = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
    return sorted(
        page.relative_to(ROOT).as_posix() for page in found if _HAS_PARTS.search(page.read_text(encoding="utf-8"))
    )


def renewed(page: str) -> str:
    """Return a page with its generated parts made anew and its sessions run again."""
    return rerun(_BLOCK.sub(lambda block: block[1] + PARTS[block[2]]() + block[4], page))


def main() -> int:
    """Write the pages, or with ``--check`` show how they differ and return 1."""
    stale = 0
    for name in pages():
        page = (ROOT / name).read_text(encoding="utf-8")
        fresh = renewed(page)
        if "--check" not in sys.argv:
            (ROOT / name).write_text(fresh, encoding="utf-8")
        elif fresh != page:
            stale = 1
            sys.stdout.writelines(
                difflib.unified_diff(page.splitlines(keepends=True), fresh.splitlines(keepends=True), name, "made anew")
            )
    return stale


if __name__ == "__main__":
    sys.exit(main())
