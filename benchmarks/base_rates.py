"""How often each rule speaks of public training repositories: ``FOLDER`` measures, ``--write`` alone writes.

Scans and backtests the repositories of public.yaml, found in FOLDER as owner/name or owner+name, and keeps what they
show together: base_rates.json, the rules' ``base_rate`` and the quartiles beside a scan's headline. No repository's
own result is kept.
"""

from __future__ import annotations

import json
import math
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

import lintorg
from lintorg.gather.policy import shipped_policy
from lintorg.model.rule import Rule

Json = Mapping[str, Any]
HERE = Path(__file__).parent
ROOT = HERE.parent
LIST, RATES, QUARTILES = HERE / "public.yaml", HERE / "base_rates.json", ROOT / "lintorg/render/shared/public.py"
WORST = ("breach", "undecided", "pass", "abstained")
"""What a repository is counted as, by its subjects; a fact known of one of them comes before none known of another."""
ROSTER = "needs a roster"
SHOWN = ("contributor_absence_factor", "core_areas_without_successor", "cross_core_commit_share")
"""The measures that have a column of their own beside a scan's headline."""
_CHANGES = 200


def ran(*arguments: str) -> Json:
    """Return the JSON that lintorg prints, whatever its findings."""
    command = [sys.executable, "-m", "lintorg", *arguments, "--quiet", "--no-config", "--format=json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    found: Json = json.loads(done.stdout)
    return found


def complete(scan: Json, head: str, counted: int) -> str | None:
    """Return why a scan cannot be counted, or None: another head, or commits that were not read."""
    repository = scan["repository"]
    if repository["head"] != head:
        return f"its head is {repository['head'][:12]}, not {head[:12]}"
    if repository["skipped_commits"] or repository["commits"] != counted:
        return f"{repository['commits']} commits of {counted} were read, {repository['skipped_commits']} skipped"
    return None


def aggregate(scans: Sequence[Json], backtests: Sequence[Json]) -> dict[str, object]:
    """Return what the repositories show together, in a fixed order."""
    return {
        "version": lintorg.__version__,
        "to": max(scan["repository"]["as_of"] for scan in scans)[:10],
        "repositories": len(scans),
        "commits": sum(scan["repository"]["window_commits"] for scan in scans),
        "guards": dict(sorted(Counter(one["id"] for scan in scans for one in scan["guards"] if one["active"]).items())),
        "core_areas": _core_areas(scans),
        "rules": _rules(scans),
        "changes": _changes(backtests),
        "measures": _measures(scans),
    }


def _core_areas(scans: Iterable[Json]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for scan in scans:
        values = {one["metric"]: one["value"] for one in scan["measures"] if one["subject"] == "repo"}
        judged, alone = values["core_areas_judged"] or 0, values["core_areas_without_successor"] or 0
        counts += Counter(judged=judged, alone=alone, repositories_judged=judged > 0, repositories_alone=alone > 0)
    return dict(counts)


def _rules(scans: Iterable[Json]) -> dict[str, dict[str, dict[str, int]]]:
    repositories: dict[str, Counter[str]] = {}
    subjects: dict[str, Counter[str]] = {}
    for scan in scans:
        outcomes: dict[str, list[str]] = {}
        for finding in scan["findings"]:
            outcomes.setdefault(finding["rule"], []).append(finding["outcome"])
        for rule, found in outcomes.items():
            repositories.setdefault(rule, Counter())[min(found, key=WORST.index)] += 1
            subjects.setdefault(rule, Counter()).update(found)
    return {
        rule: {"repositories": _ordered(repositories[rule]), "subjects": _ordered(subjects[rule])}
        for rule in sorted(repositories)
    }


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    return {outcome: counts.get(outcome, 0) for outcome in WORST}


def _changes(backtests: Iterable[Json]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for backtest in backtests:
        for rule in backtest["rules"]:
            spoken = len(rule["changes"])
            judged = backtest["changes"] - rule["abstained"] - rule["undecided"]
            found.setdefault(rule["rule"], Counter()).update(spoken=spoken, judged=judged, repositories=spoken > 0)
    return {rule: dict(found[rule]) for rule in sorted(found)}


def _measures(scans: Iterable[Json]) -> dict[str, dict[str, object]]:
    values: dict[str, list[float]] = {}
    for scan in scans:
        for one in scan["measures"]:
            if one["subject"] == "repo" and one["value"] is not None:
                values.setdefault(one["metric"], []).append(one["value"])
    return {
        metric: {"n": len(found), "quartiles": [float(f"{cut:.4g}") for cut in _quartiles(found)]}
        for metric, found in sorted(values.items())
        if len(found) >= 5
    }


def _quartiles(values: Sequence[float]) -> list[float]:
    return statistics.quantiles(values, n=4, method="inclusive")


def base_rate(rule: Rule, rates: Json) -> str:
    """Word how often a rule speaks."""
    about = f"heads to {rates['to']}, lintorg {rates['version']}"
    of = f"of {rates['repositories']} public training repositories"
    if rule.id in rates["changes"]:
        found = rates["changes"][rule.id]
        if not found["judged"]:
            return f"not measured: it was judged on no change {of}; {about}"
        share = 100 * found["spoken"] / found["judged"]
        return (
            f"speaks on {found['spoken']} of {found['judged']:,} changes ({share:.1f} %), "
            f"in {found['repositories']} {of}; {about}"
        )
    counted = rates["rules"].get(rule.id)
    if counted is None and not _of_roster(rule):
        return f"not measured yet: the rule is newer than the count {of}; {about}"
    if counted is None or counted["subjects"] == _ordered({"abstained": sum(counted["subjects"].values())}):
        return ROSTER if _of_roster(rule) else f"never judged in any {of}; {about}"
    here, each = counted["repositories"], counted["subjects"]
    fires = f"fires in {here['breach']} {of}"
    if rule.scope != ("repo",):
        kind = {"area": "areas", "pair": "pairs of areas"}.get("/".join(rule.scope), "subjects")
        fires += f" ({each['breach']} of {each['breach'] + each['pass'] + each['undecided']:,} {kind} judged)"
    others = (("passes in", here["pass"]), ("undecided in", here["undecided"]), ("not judged in", here["abstained"]))
    return f"{', '.join([fires, *(f'{what} {count}' for what, count in others if count)])}; {about}"


def _of_roster(rule: Rule) -> bool:
    return rule.scope == ("cohort",) or rule.id == "LO804"


def with_base_rate(text: str, sentence: str) -> str:
    """Return a rule's text that says so, before its cases."""
    line = f'base_rate: "{sentence}"\n'
    if re.search(r"^base_rate:", text, re.MULTILINE):
        return re.sub(r"^base_rate:.*\n", line, text, flags=re.MULTILINE)
    return re.sub(r"^cases:", f"{line}cases:", text, count=1, flags=re.MULTILINE)


def between(metric: str, low: float, high: float) -> str:
    """Word two quartiles: whole percent, or whole numbers around them."""
    if metric.endswith("_share"):
        return f"{100 * low:.0f}-{100 * high:.0f} %"
    return f"{math.floor(low)}-{math.ceil(high)}"


def quartiles_module(rates: Json) -> str:
    """Return the module that a scan reads the quartiles from."""
    lines = [
        '"""Half of the public training repositories lie between these; `python -m benchmarks.base_rates --write`."""',
        "",
        "from typing import Final",
        "",
        "HALF_BETWEEN: Final = {",
    ]
    for metric in SHOWN:
        low, _, high = rates["measures"][metric]["quartiles"]
        lines.append(f'    "{metric}": "{between(metric, low, high)}",')
    return "\n".join([*lines, "}", ""])


def write(rates: Json) -> None:
    """Put the rates into the rules and beside the headline."""
    for loaded in shipped_policy().rules:
        file = next((ROOT / "rules").rglob(f"{loaded.rule.id}-*.yaml"))
        text = file.read_text(encoding="utf-8")
        file.write_text(with_base_rate(text, base_rate(loaded.rule, rates)), encoding="utf-8")
    QUARTILES.write_text(quartiles_module(rates), encoding="utf-8")


def measured(folder: Path, say: Callable[[str], object] = print) -> dict[str, object]:
    """Scan and backtest every repository of the list; those that cannot be counted are said and left out."""
    scans, backtests = [], []
    for entry in yaml.safe_load(LIST.read_text(encoding="utf-8")):
        path = _found(folder, entry["name"])
        count = ["git", "-c", "safe.directory=*", "--git-dir", str(path), "rev-list", "--count", entry["head"]]
        counted = int(subprocess.run(count, capture_output=True, text=True, check=True).stdout)
        scan = ran("scan", str(path), "--deep", "--pedantic")
        if why := complete(scan, entry["head"], counted):
            say(f"{entry['name']} is not counted: {why}")
            continue
        scans.append(scan)
        backtests.append(ran("backtest", str(path), f"--changes={_CHANGES}", "--blame"))
        say(f"{entry['name']} is counted")
    return aggregate(scans, backtests)


def _found(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / name.replace("/", "+"), folder / name.replace("/", "+") / "repo"):
        if any((path / git).exists() for git in ("HEAD", ".git")):
            return path / ".git" if (path / ".git").is_dir() else path
    raise SystemExit(f"there is no clone of {name} in {folder}")


def main(arguments: Sequence[str]) -> None:
    """Measure when a folder is named, and write the rates into the rules."""
    if arguments != ["--write"]:
        rates = measured(Path(arguments[0]))
        RATES.write_text(json.dumps(rates, indent=1) + "\n", encoding="utf-8")
    write(json.loads(RATES.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main(sys.argv[1:])
