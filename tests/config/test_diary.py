import re

import jsonschema
import pytest
import yaml

from lintorg.app.inspect.schemas import schema
from lintorg.config.diary import ActionEntry, EventEntry, parse_actions, parse_events
from lintorg.model.errors import BadFiles
from tests.repos import DAY

AREAS = ("data", "eval", "kernels")
ACTIONS = """\
- area: eval
  what: a second reviewer
    for every change
  when: 2026-05-04
- {area: kernels, what: pair on the next kernel, when: 2026-05-04}
"""
EVENTS = """\
- {when: 2026-02-03, what: data and eval became one team}
- {when: 2026-06-15, what: ten interns started}
"""
MAY_4 = 20_577 * DAY


def problems(parse, *arguments):
    with pytest.raises(BadFiles) as caught:
        parse(*arguments)
    return [f"{one.file}:{one.line}:{one.column}: {one.message}" for one in caught.value.problems]


def test_actions_and_events_are_read():
    assert parse_actions(ACTIONS, "a.yaml", AREAS) == (
        ActionEntry("eval", "a second reviewer for every change", MAY_4),
        ActionEntry("kernels", "pair on the next kernel", MAY_4),
    )
    assert parse_events(EVENTS, "e.yaml")[1] == EventEntry("ten interns started", MAY_4 + 42 * DAY)
    assert parse_actions("", "a.yaml", AREAS) == ()
    assert parse_events("# none yet\n", "e.yaml") == ()


def test_every_unknown_area_and_day_out_of_order_is_said_at_once():
    text = ACTIONS.replace("kernels", "kernel").replace("when: 2026-05-04}", "when: 2026-03-01}")
    text += "- {area: gone, what: x, when: 2026-02-01}\n"
    assert problems(parse_actions, text, "a.yaml", AREAS) == [
        "a.yaml:5:10: no area is called kernel; did you mean 'kernels'?; see `lintorg areas`",
        "a.yaml:5:55: 2026-03-01 stands after 2026-05-04; list the oldest first",
        "a.yaml:6:10: no area is called gone; see `lintorg areas`",
        "a.yaml:6:31: 2026-02-01 stands after 2026-03-01; list the oldest first",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {when: 2026-02-30, what: x}\n", "e.yaml:1:10: 2026-02-30 is not a date"),
        ("- {when: soon, what: x}\n", "e.yaml:1:10: must be a day"),
        ("- {when: 2026-02-03}\n", "e.yaml:1:3: missing key 'what'"),
        ("- {when: 2026-02-03, waht: x, what: x}\n", "e.yaml:1:22: unknown key 'waht'; did you mean 'what'?"),
        ("when: 2026-02-03\n", "e.yaml:1:1: must be"),
        ("- {when: 2026-02-03, what: ''}\n", "e.yaml:1:28: "),
    ],
)
def test_what_is_no_event_is_said_with_its_place(text, says):
    assert re.match(re.escape(says), "\n".join(problems(parse_events, text, "e.yaml")))


@pytest.mark.parametrize(("name", "text"), [("actions", ACTIONS), ("events", EVENTS)])
def test_the_schema_takes_what_is_read_and_nothing_else(name, text):
    def as_json(text):
        return yaml.load(text, yaml.BaseLoader)

    jsonschema.validate(as_json(text), schema(name))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([*as_json(text), {"who": "me"}], schema(name))
