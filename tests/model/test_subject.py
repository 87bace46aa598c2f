from lintorg.model import subject


def test_a_pair_is_in_alphabetical_order():
    assert subject.pair("model", "data") == subject.pair("data", "model") == "areas:data|model"


def test_subjects_say_their_scope_areas_and_title():
    assert [subject.scope_of(about) for about in ("repo", "area:x", "areas:a|b", "cohort:c", "change")] == [
        "repo",
        "area",
        "pair",
        "cohort",
        "change",
    ]
    assert subject.areas_of("areas:a|b") == ("a", "b")
    assert subject.areas_of("repo") == ()
    titles = [subject.title(about) for about in ("areas:a|b", "repo", "cohort:c", "change")]
    assert titles == ["a | b", "repo", "c people", "change"]
