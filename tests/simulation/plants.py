"""What goes wrong in a lab, one story per rule, each at a stated effect; whoever tells one sorts the commits after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from lintorg.model.roster import EARLY_CAREER
from lintorg.model.tables import DAY
from tests.simulation.labs import CORE, END, FOLDER, Change, paths_in
from tests.simulation.worlds import YEAR, World, add_merges

UPKEEP = {"tests", "docs", "infra"}
Story = Callable[[World, Random], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A story, the rule it is meant for, the other rules that it may rightly make fire, and the smallest lab."""

    rule: str
    effect: str
    story: Story
    also: frozenset[str]
    people: int


PLANTS: list[Plant] = []
MOVES = "LO104 LO106 LO801 LO804"
"""Where work moves from some people or areas to others, facts about one area change; each is counted twice."""


def plant(rule: str, effect: str, *, also: str = "", people: int = 12) -> Callable[[Story], Story]:
    """Declare a story as the plant of a rule."""

    def declare(story: Story) -> Story:
        PLANTS.append(Plant(rule=rule, effect=effect, story=story, also=frozenset(also.split()), people=people))
        return story

    return declare


def regulars(world: World) -> list[int]:
    """Return who has committed in the last 60 days, whoever made most commits of the last year first."""
    year = world.years()[0]
    made = Counter(change.people[0] for change in year)
    here = {change.people[0] for change in year if change.time > END - 60 * DAY}
    return sorted(here, key=lambda person: (-made[person], person))


def move(change: Change, areas: Sequence[str], random: Random) -> None:
    """Let a change touch other areas; where it touched them before, the same files."""
    new = [area for area in dict.fromkeys(areas) if area not in change.areas]
    change.areas = list(dict.fromkeys(areas))
    folders = tuple(f"{FOLDER[area]}/" for area in change.areas)
    change.paths = [path for path in change.paths if path.startswith(folders)] + paths_in(new, random)
    change.functions = [one for one in change.functions if one[0] in change.paths]


def leave(change: Change, left: set[str], instead: str, random: Random) -> None:
    """Let a change not touch some areas, and another one where it touched nothing else."""
    if left & set(change.areas):
        move(change, [area for area in change.areas if area not in left] or [instead], random)


def _owned(world: World, area: str, owner: int, random: Random, *, own: int, others: int) -> None:
    """Give every year of an area this many commits of its owner, and one each of some others."""
    guests = [person for person in regulars(world) if person != owner][:others]
    for year in world.years():
        for change in year:
            leave(change, {area}, "training", random)
        hands = [owner] * own + guests
        for change, person in zip(random.sample(year, len(hands)), hands, strict=True):
            change.people = [person]
            move(change, [area], random)


@plant("LO101", "one person makes two of three commits, in all years", also=f"LO102 LO202 {MOVES}", people=20)
def _one_for_all(world: World, random: Random) -> None:
    star = regulars(world)[0]
    for change in world.commits:
        if random.random() < 2 / 3:
            change.people = [star]


@plant("LO102", "one person wrote everything alone until a year ago")
def _the_founder(world: World, random: Random) -> None:
    founder = regulars(world)[0]
    for change in world.commits:
        if change.time <= END - YEAR:
            change.people = [founder]


@plant("LO103", "two of five commits of the last year go over to one person", also=MOVES, people=30)
def _a_rise(world: World, random: Random) -> None:
    star = regulars(world)[5]
    for change in world.years()[0]:
        if random.random() < 0.4:
            change.people = [star]


@plant("LO104", "one person makes 34 of 40 commits a year in one area, the rest falls on six others", also=MOVES)
def _one_keeper(world: World, random: Random) -> None:
    _owned(world, "tokenizer", regulars(world)[1], random, own=34, others=6)


@plant("LO105", "the commits to one area come from everybody in turn", also=MOVES, people=30)
def _everybodys(world: World, random: Random) -> None:
    year = world.years()[0]
    people = sorted({change.people[0] for change in year})
    for number, change in enumerate(change for change in year if "training" in change.areas):
        change.people = [people[number % len(people)]]


@plant("LO106", "one person changes the same four functions of one file in six commits")
def _one_hand(world: World, random: Random) -> None:
    owner = regulars(world)[0]
    for change in random.sample(world.years()[0], 6):
        change.people, change.areas, change.paths = [owner], ["model"], ["src/model/attention.py"]
        change.functions = [("src/model/attention.py", f"mask_{number}") for number in range(4)]


@plant("LO201", "nobody who works on training touches the model, nor the other way round", also=MOVES, people=25)
def _two_camps(world: World, random: Random) -> None:
    camps = ("training", "model")
    for change in world.commits:
        if set(camps) & set(change.areas):
            camp = change.people[0] % 2
            change.people = [person for person in change.people if person % 2 == camp]
            move(change, [camps[camp] if area in camps else area for area in change.areas], random)


@plant("LO202", "in the last year each of three areas has three people of its own", also=f"LO201 {MOVES}", people=25)
def _walls(world: World, random: Random) -> None:
    walled = ("kernels", "tokenizer", "inference")
    home = {person: walled[rank % 3] for rank, person in enumerate(regulars(world)[:9])}
    for change in world.years()[0]:
        own = home.get(change.people[0])
        change.people = [person for person in change.people if home.get(person) == own]
        rest = [area for area in change.areas if area not in CORE]
        move(change, [own, *rest] if own else change.areas, random)
        if own is None:
            leave(change, set(walled), "training", random)


@plant("LO203", "nine of ten edits go to a file that their author touched last, one area is one person's", also=MOVES)
def _gardens(world: World, random: Random) -> None:
    _owned(world, "tokenizer", regulars(world)[1], random, own=34, others=6)
    last: dict[str, int] = {}
    for change in world.commits:
        author = change.people[0]
        if change.time > END - YEAR and random.random() < 0.9:
            own = [path for path, person in last.items() if person == author]
            folders = {path.rpartition("/")[0] for path in change.paths}
            mine = [path for path in own if path.rpartition("/")[0] in folders]
            change.paths = random.sample(mine, min(len(mine), len(change.paths))) or change.paths
        last.update(dict.fromkeys(change.paths, author))


def _early(world: World, change: Change) -> bool:
    role = world.roles.get(change.people[0])
    return role is not None and role.role in EARLY_CAREER


@plant(
    "LO301", "every second person is a student; others land 7 of 8 of their commits", also=f"LO401 {MOVES}", people=40
)
def _held_back(world: World, random: Random) -> None:
    for person in world.roles:
        world.roles[person] = replace(world.roles[person], role="student" if person % 2 else "staff")
    year = world.years()[0]
    others = sorted({change.people[0] for change in year if not _early(world, change)})
    for change in year:
        if _early(world, change) and random.random() < 7 / 8:
            change.people = [random.choice(others)]


@plant(
    "LO302",
    "nine of ten core commits of students, not their first, go to configurations",
    also=f"LO201 LO202 {MOVES}",
    people=40,
)
def _kept_off_core(world: World, random: Random) -> None:
    """Whoever has some core work keeps some: what a few in core did would not be told."""
    seen: set[int] = set()
    for change in world.years()[0]:
        if _early(world, change) and set(change.areas) & set(CORE):
            if change.people[0] in seen and random.random() < 0.9:
                move(change, ["configs"], random)
            seen.add(change.people[0])


@plant("LO303", "three of four commits of students are upkeep only", also=f"LO201 LO202 LO302 LO401 {MOVES}", people=40)
def _errands(world: World, random: Random) -> None:
    for change in world.years()[0]:
        if _early(world, change) and random.random() < 0.75:
            move(change, [random.choice(sorted(UPKEEP))], random)


@plant("LO304", "120 people come for one commit to the docs each and do not return", also=MOVES)
def _visitors(world: World, random: Random) -> None:
    for person in range(1_000, 1_120):
        time = random.randrange(END - YEAR + DAY, END - 121 * DAY)
        world.changes += [Change(time=time, people=[person], areas=["docs"], lines=5, paths=["docs/part_0.md"])]


@plant("LO401", "one person makes four of five of 120 upkeep commits", also=f"LO405 {MOVES}", people=20)
def _caretaker(world: World, random: Random) -> None:
    year, owner = world.years()[0], regulars(world)[2]
    for change in year:
        if set(change.areas) <= UPKEEP:
            move(change, ["configs"], random)
    for number, change in enumerate(random.sample(year, 120)):
        area, person = random.choice(sorted(UPKEEP)), owner if number % 5 else change.people[0]
        paths = paths_in([area], random)
        world.changes += [Change(time=change.time, people=[person], areas=[area], lines=20, paths=paths)]


@plant("LO402", "three of four people never touch tests, docs or infrastructure", also=f"LO403 {MOVES}", people=20)
def _not_my_job(world: World, random: Random) -> None:
    for change in world.years()[0]:
        if any(person % 4 for person in change.people):
            leave(change, UPKEEP, "configs", random)


@plant("LO403", "nine of ten core commits that came with tests come without", also=MOVES, people=20)
def _untested(world: World, random: Random) -> None:
    for change in world.years()[0]:
        if set(change.areas) & set(CORE) and random.random() < 0.9:
            leave(change, {"tests"}, "configs", random)


@plant("LO404", "two people of those who do less make all fixes, 120 to files that others wrote", also=MOVES, people=30)
def _menders(world: World, random: Random) -> None:
    menders, year = regulars(world)[8:10], world.years()[0]
    for change in year:
        change.fixes = False
    for number, change in enumerate(random.sample(year, 120)):
        change.people, change.fixes = [menders[number % 2]], True


@plant("LO405", "one person makes four of five of 40 upkeep commits in each of five quarters", also=f"LO401 {MOVES}")
def _always_the_same(world: World, random: Random) -> None:
    owner = regulars(world)[2]
    late = [change for change in world.commits if change.time > END - 5 * YEAR // 4]
    for change in late:
        if set(change.areas) <= UPKEEP:
            move(change, ["configs"], random)
    for quarter in range(5):
        end = END - quarter * YEAR // 4
        for number, change in enumerate(random.sample([one for one in late if end - YEAR // 4 < one.time <= end], 40)):
            area, person = random.choice(sorted(UPKEEP)), owner if number % 5 else change.people[0]
            paths = paths_in([area], random)
            world.changes += [Change(time=change.time, people=[person], areas=[area], lines=20, paths=paths)]


def _revert(change: Change, other: Change) -> None:
    change.reverts = other
    change.areas, change.paths, change.functions = list(other.areas), list(other.paths), []


@plant("LO501", "one commit in seven takes back one of the last ten", also=f"LO502 {MOVES}", people=30)
def _to_and_fro(world: World, random: Random) -> None:
    year = world.years()[0]
    for place, change in enumerate(year[10:], 10):
        if random.random() < 1 / 7:
            _revert(change, year[place - random.randint(1, 10)])


@plant("LO502", "three people take back commits of each other in one area, eight times", also=MOVES)
def _revert_war(world: World, random: Random) -> None:
    year, sides = world.years()[0], regulars(world)[:3]
    changes = sorted(random.sample(year, 16), key=lambda change: change.time)
    for number in range(8):  # what takes back a revert would land a commit again
        change, answer = changes[2 * number : 2 * number + 2]
        one, other = ((0, 1), (1, 0), (1, 2), (2, 1))[number % 4]
        change.people, answer.people = [sides[one]], [sides[other]]
        move(change, ["data"], random)
        _revert(answer, change)


@plant("LO503", "two of five merges conflict, of 160")
def _clashes(world: World, random: Random) -> None:
    world.changes = list(world.commits)
    add_merges(world, 160, 0.4, random)


@plant("LO601", "one person commits nine of ten commits for their authors")
def _gatekeeper(world: World, random: Random) -> None:
    keeper, *others = regulars(world)
    for change in world.years()[0]:
        change.committer = keeper if random.random() < 0.9 else random.choice(others)


@plant("LO604", "each of half of the folders is owned by one person")
def _one_owner_each(world: World, random: Random) -> None:
    half = set(random.sample(CORE, len(CORE) // 2))
    world.owners = {area: f"@person-of-{area}" if area in half else "@lab/everyone" for area in FOLDER}


@plant("LO605", "a line of CODEOWNERS is about a folder that is not there")
def _a_ghost(world: World, random: Random) -> None:
    world.owners = dict.fromkeys([*FOLDER, random.choice(["src/old", "tools/gone"])], "@lab/everyone")


@plant("LO701", "one commit in five changes 1,100 to 5,000 lines")
def _big_bangs(world: World, random: Random) -> None:
    for change in world.years()[0]:
        if random.random() < 0.2:
            change.lines = random.randint(1_100, 5_000)


@plant("LO801", "someone wrote 60 files of one area, has left for 200 days; each was touched by others since")
def _orphans(world: World, random: Random) -> None:
    late = [change for change in world.years()[0] if change.time > END - 200 * DAY]
    for number in range(60):
        path, change = f"{FOLDER['data']}/written_{number}.py", random.choice(late)
        times = [random.randrange(END - 700 * DAY, END - 400 * DAY) for _ in range(3)]
        world.changes += [Change(time=time, people=[1_000], areas=["data"], lines=40, paths=[path]) for time in times]
        change.areas = list(dict.fromkeys([*change.areas, "data"]))
        change.paths.append(path)


@plant("LO802", "two of three people leave half a year ago", also=f"LO805 {MOVES}", people=30)
def _exodus(world: World, random: Random) -> None:
    stays = [person for person in regulars(world) if person % 3 == 0]
    for change in world.years()[0]:
        if change.time > END - 183 * DAY:
            change.people = [person for person in change.people if person % 3 == 0] or [random.choice(stays)]


@plant("LO803", "the only person who knew an area left 100 days ago", also=MOVES, people=15)
def _departed(world: World, random: Random) -> None:
    owner, *others = regulars(world)[1:]
    _owned(world, "tokenizer", owner, random, own=60, others=0)
    for change in world.years()[0]:
        if change.time > END - 100 * DAY:
            leave(change, {"tokenizer"}, "training", random)
            change.people = [person for person in change.people if person != owner] or [random.choice(others)]


@plant("LO804", "three people know an area, the roles of two end within half a year", also=f"LO201 {MOVES}", people=25)
def _ends_in_sight(world: World, random: Random) -> None:
    known = regulars(world)[:3]
    for number, change in enumerate(change for change in world.years()[0] if "tokenizer" in change.areas):
        change.people = [known[number % 3]]
    for number, person in enumerate(known):
        end = END + 90 * DAY if number else None
        role = world.roles.get(person) or world.roles[min(world.roles)]
        world.roles[person] = replace(role, start=END - 3 * YEAR, end=end)


@plant("LO805", "two of three people have made no commit for 95 days", also=MOVES, people=20)
def _silence(world: World, random: Random) -> None:
    stays = [person for person in regulars(world) if person % 3 == 0]
    for change in world.years()[0]:
        if change.time > END - 95 * DAY:
            change.people = [person for person in change.people if person % 3 == 0] or [random.choice(stays)]
