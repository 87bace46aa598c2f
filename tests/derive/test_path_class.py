from pathspec import GitIgnoreSpec

from lintorg.derive.paths import path_class
from lintorg.model.facts import Tree
from lintorg.model.settings import PathClass, Settings

SETTINGS = Settings(
    areas=(),
    classes=(
        PathClass(name="vendored", patterns=("third_party/",)),
        PathClass(name="generated", patterns=("*_pb2.py",)),
        PathClass(name="notebook", patterns=("*.ipynb",)),
    ),
)


def class_of(path: str, attributes: str = "", **nested: str) -> str:
    texts = {".gitattributes": attributes} if attributes else {}
    texts |= {f"{folder}/.gitattributes": text for folder, text in nested.items()}
    return path_class(Tree(texts=texts), SETTINGS)(path)


def test_the_first_class_that_matches_takes_the_path() -> None:
    assert class_of("third_party/api_pb2.py") == "vendored"
    assert class_of("src/api_pb2.py") == "generated"
    assert class_of("demo.ipynb") == "notebook"


def test_what_no_class_takes_is_source() -> None:
    assert class_of("src/model.py") == "source"


def test_linguist_attributes_add_to_their_classes() -> None:
    attributes = "# recorded\nschema/*.py linguist-generated\nlibs/** text=auto linguist-vendored=true\n"
    assert class_of("schema/types.py", attributes) == "generated"
    assert class_of("libs/json/json.hpp", attributes) == "vendored"
    assert class_of("src/model.py", attributes) == "source"


def test_a_negative_attribute_takes_a_path_out_of_its_class() -> None:
    assert class_of("src/api_pb2.py", "src/api_pb2.py -linguist-generated\n") == "source"
    assert class_of("src/api_pb2.py", "src/api_pb2.py linguist-generated=false\n") == "source"
    assert class_of("third_party/ours/a.py", "third_party/ours/** -linguist-vendored\n") == "source"
    assert class_of("third_party/theirs/a.py", "third_party/ours/** -linguist-vendored\n") == "vendored"


def test_a_path_taken_out_of_one_class_can_still_fall_in_a_later_one() -> None:
    attributes = "third_party/ours/** -linguist-vendored\n"
    assert class_of("third_party/ours/api_pb2.py", attributes) == "generated"


def test_the_later_attribute_line_wins() -> None:
    attributes = "out/** linguist-generated\nout/hand.py -linguist-generated\n"
    assert class_of("out/hand.py", attributes) == "source"
    assert class_of("out/machine.py", attributes) == "generated"


def test_other_attributes_and_lines_git_refuses_change_nothing() -> None:
    attributes = "*.py text diff=python\n!src linguist-generated\n[attr]gen linguist-generated\n\n"
    assert class_of("src/model.py", attributes) == "source"


def test_an_attribute_pattern_with_odd_characters_is_read_as_gitignore_reads_it() -> None:
    assert GitIgnoreSpec.from_lines(["[ab]/*.py"]).match_file("a/x.py")
    assert class_of("a/x.py", "[ab]/*.py linguist-generated\n") == "generated"
    assert class_of("c/x.py", "[ab]/*.py linguist-generated\n") == "source"


def test_gitlab_has_a_word_of_its_own() -> None:
    assert class_of("schema/types.py", "schema/*.py gitlab-generated\n") == "generated"


def test_attributes_of_a_folder_are_about_what_lies_below_it() -> None:
    assert class_of("gen/deep/ops.py", gen="* linguist-generated\n") == "generated"
    assert class_of("gen/deep/ops.py", gen="ops.py linguist-generated\n") == "generated"
    assert class_of("ops.py", gen="* linguist-generated\n") == "source"
    assert class_of("other/gen/ops.py", gen="* linguist-generated\n") == "source"


def test_a_pattern_with_a_slash_holds_right_in_its_folder() -> None:
    assert class_of("gen/out/ops.py", gen="out/*.py linguist-generated\n") == "generated"
    assert class_of("gen/ops.py", gen="/*.py linguist-generated\n") == "generated"
    assert class_of("gen/deep/out/ops.py", gen="out/*.py linguist-generated\n") == "source"


def test_a_deeper_file_has_the_last_word() -> None:
    above = "*.py linguist-generated\n"
    nested = {"gen/hand": "*.py -linguist-generated\n", "gen": "*.txt text\n"}
    assert class_of("gen/hand/ops.py", above, **nested) == "source"
    assert class_of("gen/ops.py", above, **nested) == "generated"


def test_a_folder_whose_name_is_a_pattern_stands_for_itself() -> None:
    odd = {"g*n [1]": "* linguist-generated\n"}
    assert class_of("g*n [1]/ops.py", **odd) == "generated"
    assert class_of("gen 1/ops.py", **odd) == "source"
