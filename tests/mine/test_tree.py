from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from tests.repos import C, make_repo


def tree_of(folder, files):
    with open_view(make_repo(folder / "lab", [C(name="one", files=files)])) as view:
        return mine_tree(view)


def test_the_attributes_of_every_folder_are_read(tmp_path):
    files = {".gitattributes": "*.a text\n", "gen/deep/.gitattributes": "* linguist-generated\n", "gen/a.py": "1\n"}
    tree = tree_of(tmp_path, files)
    assert tree.texts == {".gitattributes": "*.a text\n", "gen/deep/.gitattributes": "* linguist-generated\n"}
    assert tree.unread == ()


def test_of_very_many_attributes_the_highest_are_read_and_the_rest_is_said(tmp_path):
    files = {f"folder{number:03}/{'deep/' * (number > 99)}.gitattributes": "* text\n" for number in range(103)}
    tree = tree_of(tmp_path, files)
    assert sorted(tree.texts) == [f"folder{number:03}/.gitattributes" for number in range(100)]
    assert tree.unread == ("3 deepest .gitattributes files",)
