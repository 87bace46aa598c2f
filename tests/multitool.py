"""Microsoft's SARIF Multitool, a pinned version, installed once by npm into a folder that git ignores."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.commands import ROOT

VERSION = "5.7.0"


@pytest.fixture(scope="session")
def sarif_multitool():
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, and the SARIF Multitool comes as a package of npm")
    system = "darwin" if sys.platform == "darwin" else "linux"
    folder = ROOT / ".tools" / f"sarif-multitool-{VERSION}"
    program = folder / "node_modules" / "@microsoft" / f"sarif-multitool-{system}" / "Sarif.Multitool"
    if not program.exists():
        package = f"@microsoft/sarif-multitool-{system}@{VERSION}"
        command = [npm, "install", f"--prefix={folder}", "--no-audit", "--no-fund", "--ignore-scripts", package]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        program.chmod(0o755)

    def validate(file):
        """Return what the tool has to say of a SARIF file: (level, rule) pairs."""
        import json

        out = file.with_suffix(".validated.sarif")
        command = [program, "validate", file, "--rule-kind=Sarif;Gh", f"--output={out}", "--log=ForceOverwrite"]
        environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert "Analysis completed successfully" in done.stdout, done.stdout + done.stderr
        results = json.loads(out.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
        return [(result.get("level", "warning"), result["ruleId"]) for result in results]

    return validate
