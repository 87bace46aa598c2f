"""The plan of the house holds, and each of its contracts notices when it is broken."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SABOTAGE = {
    "Imports only go down": ("lintorg/policy/judge.py", "import lintorg.derive.credit"),
    "Only mine touches git": ("lintorg/app/scan.py", "import subprocess"),
    "Tables, metrics and shared words open no files and read no clock": ("lintorg/metrics/hhi.py", "import time"),
    "Metrics do not know each other": ("lintorg/metrics/hhi.py", "import lintorg.metrics.people"),
    "Tables do not know each other": ("lintorg/derive/credit.py", "import lintorg.derive.areas"),
    "Formats do not know each other": ("lintorg/render/scan/json.py", "import lintorg.render.scan.terminal"),
    "Commands do not know each other": ("lintorg/cli/areas.py", "import lintorg.cli.scan"),
}


def lint_imports(folder):
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(folder)}
    )


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "lintorg", tmp_path / "lintorg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_its_sabotage():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == SABOTAGE.keys()


@pytest.mark.parametrize("contract", SABOTAGE)
def test_a_contract_fails_when_it_is_sabotaged(copy, contract):
    path, line = SABOTAGE[contract]
    file = copy / path
    source = file.read_text()
    file.write_text(
        source.replace("from __future__ import annotations\n", f"from __future__ import annotations\n{line}\n", 1)
    )
    result = lint_imports(copy)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


def test_the_contracts_are_kept(copy):
    result = lint_imports(copy)
    assert result.returncode == 0, result.stdout


HEAVY = ("altair", "duckdb", "git", "jinja2", "numpy", "pathspec", "pydantic", "pydriller", "rich", "yaml")


def test_the_command_line_starts_without_heavy_libraries():
    code = f"import sys, lintorg.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "module", sorted((ROOT / "lintorg").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_module_is_small_and_says_what_it_is(module):
    source = module.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree)
    assert source.count("\n") <= 260
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        if not any("command" in ast.unparse(decorator) for decorator in function.decorator_list):  # a line an option
            assert function.end_lineno - function.lineno < 60, function.name


@pytest.mark.parametrize("metric", sorted(path.stem for path in (ROOT / "lintorg/metrics").glob("[a-z]*.py")))
def test_a_metric_has_a_test_of_its_name_or_one_with_its_twin(metric):
    """Twins share a test, which then measures both by their names."""
    tests = ROOT / "tests/metrics"
    named = any(f'("{metric}"' in path.read_text(encoding="utf-8") for path in tests.glob("test_*.py"))
    assert (tests / f"test_{metric}.py").is_file() or named
