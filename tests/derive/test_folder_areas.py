from lintorg.derive._shared.folders import found_folders


def folders(total=100, **touches):
    return found_folders({path.replace("__", "/") + ".py": times for path, times in touches.items()}, total)


def test_a_folder_with_a_twentieth_of_the_touches_is_an_area():
    assert folders(app__x=5, misc__x=4) == {"app"}


def test_the_border_of_a_tenth_is_not_opened_and_above_it_is():
    assert folders(app__ui__x=6, app__y=4) == {"app"}
    assert folders(app__ui__x=6, app__y=5) == {"app/ui", "app/*"}


def test_what_is_left_of_an_opened_folder_is_an_area_by_the_same_line():
    assert folders(app__ui__x=9, app__y=4) == {"app/ui"}


def test_an_opened_folder_without_a_large_part_is_one_area():
    assert folders(app__a__x=4, app__b__x=4, app__c__x=4) == {"app"}


def test_folders_are_opened_down_to_where_the_work_is():
    assert folders(src__pkg__core__x=12, src__pkg__more__x=7, src__y=1) == {"src/pkg/core", "src/pkg/more"}


def test_the_root_is_no_folder():
    assert folders(x=60, y=40) == frozenset()


def test_a_path_of_very_many_folders_ends():
    assert found_folders({"/".join(["deep"] * 400) + "/x.py": 50}, 100) == {"/".join(["deep"] * 400)}
