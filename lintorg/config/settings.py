"""From configuration files to Settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lintorg.config.presets import area_preset, rule_presets
from lintorg.config.schema import AreaFile, ConfigFile, OverrideFile, PresetFile, RulePresetFile
from lintorg.config.source import ConfigSource
from lintorg.model.document import Document, Path, validate
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.part import patterns_in
from lintorg.model.settings import Area, PathClass, RuleOverride, Settings

CLASS_ORDER = ("vendored", "generated", "lock", "artifact", "notebook")


def default_settings() -> Settings:
    """Return the settings of a repository that says nothing."""
    return _build(ConfigFile.model_validate({}), origins={})


def settings_from(source: ConfigSource | None, fleet: Mapping[str, object] | None = None, part: str = "") -> Settings:
    """Return the settings a configuration file states, defaults for the rest; keys of a fleet file go before both.

    Patterns in files are about paths from the root, and those of the settings about paths in the ``part``.

    Raises:
        BadFiles: the file has mistakes; all of them are reported.
    """
    config, origins = ConfigFile.model_validate({}), {}
    if source is not None:
        config = validate(source.document, ConfigFile)
        if problems := list(area_problems(source.document, ("areas",), config.areas)):
            raise BadFiles(problems)
        origins = {key: source.origin(key) for key in source.keys}
    over = ConfigFile.model_validate(fleet or {})
    config = config.model_copy(update={key: getattr(over, key) for key in over.model_fields_set})
    return _build(config, part=part, origins={**origins, **dict.fromkeys(fleet or {}, "the fleet file:1")})


def area_problems(document: Document, at: Path, areas: Sequence[AreaFile]) -> Iterator[Problem]:
    """Yield areas named twice, named like the catch-all, or both core and upkeep; ``at`` is where their list stands."""
    seen: set[str] = set()
    for place, area in enumerate(areas):
        for wrong, message in (
            (area.name in seen, f"area '{area.name}' is named twice"),
            (area.name == "other", "'other' is what no area takes; choose another name"),
            (area.core and area.upkeep, f"area '{area.name}' cannot be both core and upkeep"),
        ):
            if wrong:
                yield document.problem((*at, place, "name"), message)
        seen.add(area.name)


def _build(config: ConfigFile, origins: Mapping[str, str], part: str = "") -> Settings:
    known_areas = area_preset()
    preset = known_areas if config.area_preset == "ml" else PresetFile(areas=[], classes=known_areas.classes)
    rules = rule_presets()[config.rule_preset] if config.rule_preset else RulePresetFile()
    own, known = _areas(config.areas, preset.areas, part)
    return Settings(
        areas=(*own, *known),
        classes=_classes(config, preset, part),
        part=part,
        window_days=_days(config.window),
        credit=config.credit,
        rules=tuple(config.rules),
        select=tuple(config.select),
        ignore=(*config.ignore, *(rule for rule in rules.ignore if rule not in config.overrides)),
        fail_on=config.fail_on,
        bots=tuple(config.bots),
        agents=tuple(config.agents),
        co_author_limit=config.co_author_limit,
        rule_preset=config.rule_preset,
        overrides={
            rule: _override(rules.overrides.get(rule), config.overrides.get(rule))
            for rule in (*rules.overrides, *config.overrides)
        },
        origins=origins,
    )


def _areas(own: Sequence[AreaFile], preset: Sequence[AreaFile], part: str) -> tuple[list[Area], list[Area]]:
    """Return the user's areas and the known ones; two of one name are one area, with the patterns of both."""
    replaced = {area.name for area in own if area.replace}
    stated = {area.name: area for area in own if area.core or area.upkeep}
    known = {area.name: area for area in preset if area.name not in replaced}

    def area(entry: AreaFile, *, mine: bool) -> Area:
        kind = stated.get(entry.name) or known.get(entry.name) or entry
        patterns = patterns_in(entry.patterns, part) if mine else tuple(entry.patterns)
        return Area(name=entry.name, patterns=patterns, core=kind.core, upkeep=kind.upkeep, own=mine)

    return [area(entry, mine=True) for entry in own], [area(entry, mine=False) for entry in known.values()]


def _classes(config: ConfigFile, preset: PresetFile, part: str) -> tuple[PathClass, ...]:
    """Join a class's own patterns to the preset's."""
    known = [(item.name, tuple(item.patterns)) for item in preset.classes]
    own = [(item.name, patterns_in(item.patterns, part)) for item in config.classes]
    return tuple(
        PathClass(name=name, patterns=tuple(p for other, patterns in (*known, *own) if other == name for p in patterns))
        for name in CLASS_ORDER
    )


def _override(preset: OverrideFile | None, own: OverrideFile | None) -> RuleOverride:
    """Join what a preset and the user change of a rule; the user's word is the last."""
    preset, own = preset or OverrideFile(), own or OverrideFile()
    return RuleOverride(
        severity=own.severity or preset.severity,
        tier=own.tier or preset.tier,
        params={**preset.params, **own.params},
    )


def _days(window: str | None) -> int:
    if window is None:
        return 365
    return int(window[:-1]) * (7 if window.endswith("w") else 1)
