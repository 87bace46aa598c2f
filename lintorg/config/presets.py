"""What lintorg knows beforehand: areas and classes of ML training code, and presets of rules."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from pydantic import RootModel

from lintorg.config.schema import PresetFile, RulePresetFile
from lintorg.model.document import Document, parse_document, validate


class _RulePresets(RootModel[dict[str, RulePresetFile]]):
    """Presets of rules by name."""


def area_preset() -> PresetFile:
    """Return the areas and classes of codebases that train models."""
    return validate(_shipped("ml.yaml"), PresetFile)


def rule_presets() -> Mapping[str, RulePresetFile]:
    """Return the presets of rules by name."""
    return validate(_shipped("rule-presets.yaml"), _RulePresets).root


def _shipped(name: str) -> Document:
    return parse_document(resources.files("lintorg.config").joinpath(name).read_text(encoding="utf-8"), name)
