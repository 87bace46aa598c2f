"""Makes the generated parts of the documentation anew: ``python -m tests.generated``, or ``--check`` them."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from click.testing import CliRunner

from lintorg.cli import lintorg
from lintorg.gather.policy import shipped_policy
from tests import atlas, condition_examples, reference
from tests.fuzz import budget
from tests.fuzz.targets import TARGETS
from tests.hostile import broken, catalogue
from tests.sessions import rerun
from tests.stamped import named_files, stamped
from tests.unlucky.catalogue import MANY_MOMENTS, faults_injected

ROOT = Path(__file__).parents[1]
ROSTER_KEY = "the-key-of-an-example-is-no-secret-at-all"
_HAS_PARTS = re.compile(r"<!-- (generated: \S+|session) -->")
_BLOCK = re.compile(r"(<!-- generated: (\S+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def _help() -> str:
    result = CliRunner().invoke(lintorg, ["--help"], prog_name="lintorg", terminal_width=100)
    return _fenced("", result.output)


@contextmanager
def _beside_the_lab() -> Iterator[Path]:
    """Yield a folder with the example lab and the example rosters in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [sys.executable, ROOT / "examples/lab/make_lab.py", folder / "lab"], check=True, capture_output=True
        )
        for roster in (ROOT / "examples/roster").glob("*.yaml"):
            shutil.copy(roster, folder)
        yield folder


def _run(folder: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LINTORG_CACHE_DIR": str(folder / "cache"),
        "LINTORG_ROSTER_KEY": ROSTER_KEY,
    }
    done = subprocess.run(
        [sys.executable, "-m", "lintorg", *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
    )
    return done.stdout


def _scan_of_the_lab() -> str:
    with _beside_the_lab() as folder:
        return _fenced("console", f"$ lintorg scan lab\n{_run(folder, 'scan', 'lab', '--quiet', '--color=never')}")


def _roster() -> str:
    """Check both example rosters, and show what they add to a scan of the lab."""
    with _beside_the_lab() as folder:
        checked = _run(folder, "roster", "check", "roster.yaml", "lab")
        scanned = _run(folder, "scan", "lab", "--roster", "sealed.yaml", "--quiet", "--color=never")
    found = re.search(r"^Students and interns.*\n(  .*\n)*", scanned, re.MULTILINE)
    assert found is not None
    return _fenced(
        "console",
        f"$ lintorg roster check roster.yaml lab\n{checked}"
        f"$ export LINTORG_ROSTER_KEY={ROSTER_KEY}\n"
        f"$ lintorg scan lab --roster sealed.yaml | grep -A2 Students\n{found[0]}",
    )


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


def _attacks() -> str:
    ways = broken.FAULTS.keys() - {"nothing"}
    return (
        f"{len(catalogue.REPOSITORIES)} hostile repositories, {len(ways)} ways in which one is broken, and "
        f"{faults_injected()} faults of the machine (kills at {MANY_MOMENTS} moments among them) are tried.\n"
    )


def _fuzzed() -> str:
    return (
        f"`make check` reads {budget.inputs():,} such texts by {len(TARGETS)} readers; `make fuzz` draws new ones, "
        "thousands of each kind.\n"
    )


PARTS: dict[str, Callable[[], str]] = {
    "help": _help,
    "scan": _scan_of_the_lab,
    "rules": _rules,
    "roster": _roster,
    "rules-reference": reference.rules,
    "metrics-reference": reference.metrics,
    "claims-reference": reference.claims,
    "condition-outcomes": condition_examples.outcomes,
    "condition-mistakes": condition_examples.mistakes,
    "proof": reference.proof,
    "attacks": _attacks,
    "fuzzed": _fuzzed,
    "atlas": atlas.findings,
    "atlas-list": atlas.repositories,
    "atlas-numbers": atlas.numbers,
    "atlas-rules": atlas.rules,
    "rule-keys": reference.rule_keys,
    "tutorial-rule": partial(_file, "yaml", "examples/rules/lint-rules/team/TEAM1-mostly-one-person.yaml"),
    "tutorial-ci": partial(_file, "bash", "examples/rules/ci.sh"),
}


def pages() -> list[str]:
    """Return every page with a generated part or a session, relative to the checkout."""
    found = [
        ROOT / "README.md",
        ROOT / "SECURITY.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
    ]
    return sorted(
        page.relative_to(ROOT).as_posix() for page in found if _HAS_PARTS.search(page.read_text(encoding="utf-8"))
    )


def renewed(page: str) -> str:
    """Return a page with its generated parts made anew and its sessions run again."""
    return stamped(rerun(_BLOCK.sub(lambda block: block[1] + PARTS[block[2]]() + block[4], page)))


def main() -> int:
    """Write the pages, or with ``--check`` show how they differ and return 1."""
    stale = 0
    made = pages()
    for name in sorted({*made, *named_files()}):
        page = (ROOT / name).read_text(encoding="utf-8")
        fresh = renewed(page) if name in made else stamped(page)
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
