"""Runs the steps of a composite action or a workflow's job as GitHub does, as far as that goes without GitHub.

Of its expressions only dotted names and ``||`` between them are known; everything else is refused, above all an
expression inside of a script.
"""

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_NAME = re.compile(r"[a-z_]+(\.[a-z_-]+)+")
_MAY_BE_MISSING = "github.event."
SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")

Uses = Callable[[Mapping[str, str]], Mapping[str, str]]


def load(path: Path) -> dict[str, Any]:
    """Return a YAML document; the key ``on``, which YAML 1.1 takes for a truth value, stays a word."""
    document: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in document.items()}


def expand(text: str, context: Mapping[str, Any]) -> str:
    """Return a text with its expressions replaced."""
    return _EXPRESSION.sub(lambda found: _value(found[1].strip(), context), str(text))


def _value(expression: str, context: Mapping[str, Any]) -> str:
    for name in expression.split(" || "):
        if not _NAME.fullmatch(name):
            raise ValueError(f"an expression that is not known here: {expression}")
        found: Any = context
        for key in name.split("."):
            if key not in found and not name.startswith(_MAY_BE_MISSING):
                raise ValueError(f"there is no {name}")
            found = found.get(key, {})
        if found:
            return str(found)
    return ""


@dataclass(kw_only=True)
class Job:
    """Steps that ran, in an environment and a folder; ``uses`` says what the actions of others would have given."""

    folder: Path
    environment: Mapping[str, str]
    context: Mapping[str, Any]
    uses: Mapping[str, Uses]
    ran: list[subprocess.CompletedProcess[str]] = field(default_factory=list)

    def run(self, steps: Sequence[Mapping[str, Any]]) -> int:
        """Run steps up to the first that fails, and return the exit code of the last one that ran."""
        outputs: dict[str, Any] = {}
        context = {**self.context, "steps": outputs}
        for step in steps:
            if "uses" in step:
                known = {key: expand(value, context) for key, value in step.get("with", {}).items()}
                outputs[step.get("id", "")] = {"outputs": self.uses[step["uses"].partition("@")[0]](known)}
                continue
            assert not _EXPRESSION.search(step["run"]), "an input in a script is a script"
            environment = {key: expand(value, context) for key, value in step.get("env", {}).items()}
            if self._script(step["run"], environment).returncode:
                break
        return self.ran[-1].returncode

    def _script(self, text: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*SHELL, "-c", text],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        self.ran.append(done)
        return done


def inputs_of(action: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    """Return an action's inputs, each given or by default; one that it does not know is refused."""
    declared = {name: str(of["default"]) for name, of in action["inputs"].items()}
    assert given.keys() <= declared.keys()
    return {**declared, **given}


def plain_environment() -> dict[str, str]:
    """Return what a program needs to run and to install from a registry: no token, nothing of another CI."""
    kept = ("PATH", "PIP_", "SSL_", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy")
    return {name: value for name, value in os.environ.items() if name.startswith(kept)}
