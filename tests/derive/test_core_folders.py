from lintorg.derive.areas import core_folders
from lintorg.model.located import Located
from lintorg.model.touches import Touch, Touches
from tests.worlds import did

ONE, TWO, DOCS = did(0, "a", "model docs"), did(1, "a", "model"), did(2, "a", "docs")
PATHS = {
    ONE.hash: ["model/net.py", "model/moe/gate.py", "docs/index.md", "model/weights.bin"],
    TWO.hash: ["model/net.py", "train.py"],
    DOCS.hash: ["model/late.py"],  # no core commit, as a sweep is none
}
WHERE = Located(touches=Touches(Touch(h, p, "M") for h, paths in PATHS.items() for p in paths))


def test_core_commits_by_the_folder_that_holds_the_file():
    found = core_folders(
        WHERE,
        (ONE, TWO),
        frozenset({"model"}),
        path_class=lambda path: "artifact" if path.endswith(".bin") else "source",
        path_area=lambda path: "docs" if path.startswith("docs") else "model",
    )
    assert found == {"model/": {ONE.hash, TWO.hash}, "model/moe/": {ONE.hash}, "./": {TWO.hash}}
