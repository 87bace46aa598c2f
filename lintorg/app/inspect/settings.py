"""Every setting with its value and where it came from."""

from __future__ import annotations

from lintorg.config.presets import rule_presets
from lintorg.gather.place import placed_view
from lintorg.gather.policy import load_policy
from lintorg.model.options import Options
from lintorg.model.settings import Settings
from lintorg.model.text import safe


def describe_settings(options: Options) -> str:
    """Return one line per setting of the repository at ``path``: key, value, origin."""
    with placed_view(options) as (view, settled):
        settings = load_policy(view, settled).settings
    rows = {**_rows(settings), "roster": "given" if options.roster else "none"}
    origins = {**settings.origins, **_preset_origins(settings)}
    if options.select:
        origins["select"] = "--select"
    if options.roster:
        origins["roster"] = "--roster or LINTORG_ROSTER"
    if options.ignore:
        origins["ignore"] = f"{origins.get('ignore', 'default')} and --ignore"
    return "".join(f"{key:<13} {safe(value):<50} {safe(origins.get(key, 'default'))}\n" for key, value in rows.items())


def _preset_origins(settings: Settings) -> dict[str, str]:
    """Return where ``ignore`` and ``overrides`` came from when a preset of rules has a part in them."""
    if settings.rule_preset is None:
        return {}
    preset, name = rule_presets()[settings.rule_preset], f"rule-preset {settings.rule_preset}"
    changed = [key for key, rules in (("ignore", preset.ignore), ("overrides", preset.overrides)) if rules]
    return {key: " and ".join(filter(None, (settings.origins.get(key), name))) for key in changed}


def _rows(settings: Settings) -> dict[str, str]:
    return {
        "areas": ", ".join(dict.fromkeys(area.name for area in settings.areas)),
        "core": ", ".join(dict.fromkeys(area.name for area in settings.areas if area.core)),
        "upkeep": ", ".join(dict.fromkeys(area.name for area in settings.areas if area.upkeep)),
        "window": f"{settings.window_days}d",
        "credit": settings.credit,
        "rules": ", ".join(settings.rules) or "the shipped ones",
        "select": ", ".join(settings.select) or "all",
        "ignore": ", ".join(settings.ignore) or "none",
        "fail-on": settings.fail_on,
        "bots": ", ".join(settings.bots) or "known automation",
        "agents": ", ".join(settings.agents) or "known coding agents",
        "co-author-limit": str(settings.co_author_limit),
        "rule-preset": settings.rule_preset or "none",
        "overrides": ", ".join(settings.overrides) or "none",
    }
