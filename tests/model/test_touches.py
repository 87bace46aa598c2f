from lintorg.model.touches import Touch, Touches

MOVED = Touch("b", "src/new.py", "R", "old.py")
ALL = (Touch("a", "src/net.py", "M"), Touch("a", "run.py", "A"), MOVED, Touch("c", "run.py", "D"))
TOUCHES = Touches(ALL)


def test_they_are_what_was_given_in_its_order_each_time():
    assert list(TOUCHES) == list(TOUCHES) == list(ALL)
    assert all(isinstance(touch, Touch) for touch in TOUCHES)
    assert TOUCHES.paths == ("src/net.py", "run.py", "src/new.py", "run.py")
    assert len(TOUCHES) == 4


def test_none_at_all():
    assert not list(Touches())
    assert not Touches()
    assert Touches().commits == ()
    assert Touches() == TOUCHES.of(())


def test_commits_stand_with_what_each_touches():
    assert TOUCHES.commits == ("a", "b", "c")
    assert list(TOUCHES.sizes()) == [2, 1, 1]
    assert dict(TOUCHES.paths_by_commit())["a"] == ("src/net.py", "run.py")
    assert [TOUCHES.at(place) for place in range(3)] == [ALL[:2], (MOVED,), (ALL[3],)]


def test_those_of_some_commits_keep_their_order():
    few = TOUCHES.of({"c", "b", "z"})
    assert list(few) == [MOVED, ALL[3]]
    assert few == Touches([MOVED, ALL[3]])
    assert few.at(1) == (ALL[3],)


def test_equal_ones_say_the_same_of_the_same_commits():
    same = Touches(Touch(*touch) for touch in ALL)
    assert same == TOUCHES
    assert hash(same) == hash(TOUCHES)
    others = [ALL[::-1], ALL[:3], (*ALL[:2], MOVED._replace(old_path="other.py"), ALL[3])]
    others += [(*ALL[:3], ALL[3]._replace(**field)) for field in ({"hash": "b"}, {"kind": "M"}, {"path": "x"})]
    assert all(Touches(other) != TOUCHES for other in others)
    assert TOUCHES != ALL


def test_they_show_what_they_are():
    assert repr(Touches([MOVED])) == "Touches([Touch(hash='b', path='src/new.py', kind='R', old_path='old.py')])"
