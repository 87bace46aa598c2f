"""What an earlier report says that somebody tampered with is compared, and nothing in it is obeyed."""

import json

from tests.commands import lintorg
from tests.hostile.catalogue import FORMULAS, TEXTS
from tests.hostile.outputs import wrong
from tests.repos import TEAL, history, make_repo

FORMATS = ("json", "csv", "markdown", "html")


def report(repo, folder, quarter, *arguments):
    files = {name: folder / f"{quarter}.{name}" for name in FORMATS}
    wanted = [f"--output={name}={file}" for name, file in files.items()]
    done = lintorg("report", repo, f"--quarter={quarter}", "--no-deep", *arguments, *wanted)
    assert done.returncode == 0, done.stderr
    return files, done.stdout + done.stderr


def test_a_hostile_earlier_report_is_shown_and_not_obeyed(tmp_path):
    commits = [*history(80, path="kernels/gemm.cu", start=5, every=6), *history(30, author=TEAL, start=20, every=9)]
    repo = make_repo(tmp_path / "lab", commits)
    files, _ = report(repo, tmp_path, "2025Q2")
    earlier = json.loads(files["json"].read_text(encoding="utf-8"))
    attacks = [*(text.encode("utf-8", "replace").decode() for text in TEXTS.values()), *FORMULAS]
    earlier["repository"]["head"] = attacks[0][:64]
    for text in attacks:
        earlier["findings"].append({"rule": text[:100], "subject": f"area:{text}", "outcome": "breach"})
        earlier["take_over"]["rows"].append({"area": text, "successors": 3, "judged": True})
    earlier["series"] = [{**one, "version": -(10**30), "subject": one["subject"]} for one in earlier["series"]]
    tampered = tmp_path / "tampered.json"
    tampered.write_text(json.dumps(earlier), encoding="utf-8")
    files, said = report(repo, tmp_path, "2025Q3", "--against", tampered)
    assert wrong("terminal", said) == []
    shown = json.loads(files["json"].read_text(encoding="utf-8"))["against"]["differences"]
    assert len(shown) > 2 * len(attacks)
    for name, file in files.items():
        assert wrong(name, file.read_text(encoding="utf-8")) == [], name
