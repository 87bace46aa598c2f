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
    assert (subject.title("areas:a|b"), subject.title("repo"), subject.title("cohort:c")) == ("a | b", "repo", "c")
