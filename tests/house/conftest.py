"""A repository in which every name, address and login is a canary: none may be seen where none is asked for."""

import pytest

from tests.repos import C, git, make_repo

CANARIES = ("Zanzara", "Querulo", "canary-mail", "canary-login", "canary-owner", "Trailerella", "Bodoni", "Pseudonima")
TRAILERS = "".join(
    f"{token}: Trailerella Querulo <canary-mail2@example.org>\n"
    for token in ("Co-authored-by", "Signed-off-by", "Reviewed-by", "Reported-by", "Assisted-by", "Cc")
)
CODEOWNERS = "* @canary-owner\n/kernels/ canary-mail@example.org Zanzara\n/data/ @canary-owner/team\n"
MAILMAP = "Pseudonima Querulo <canary-mail5@example.org> <canary-mail@old.example>\n"


@pytest.fixture(scope="session")
def canary_repo(tmp_path_factory):
    """Sixty commits in which one person holds an area; another reverts them in sentences with names."""
    hand, other = (
        "Zanzara Querulo <canary-mail@example.org>",
        "Querulo Second <9+canary-login@users.noreply.github.com>",
    )
    files = {"CODEOWNERS": CODEOWNERS, ".github/CODEOWNERS": CODEOWNERS, ".mailmap": MAILMAP}
    commits = [C(name="start", author="Pseudonima <canary-mail@old.example>", files=files, days_ago=400)]
    commits += [
        C(
            name=str(n),
            author=other if n % 6 == 0 else hand.replace("mail@", "mail3@") if n % 7 == 0 else hand,
            committer="Bodoni Querulo <canary-mail4@example.org>" if n % 5 == 0 else hand,
            message=f"change {n} for Bodoni\n\nAs Bodoni <canary-mail4@example.org> said.\n\n{TRAILERS}"
            if n % 10 == 0
            else f'Revert "Zanzara\'s {n}"'
            if n % 9 == 0
            else f"change {n}",
            files={f"kernels/k{n % 3}.cu": f"{n}\n", **({"data/load.py": f"{n}\n"} if n % 4 == 0 else {})},
            days_ago=4 * (60 - n),
        )
        for n in range(60)
    ]
    repo = make_repo(tmp_path_factory.mktemp("canary") / "lab", commits)
    git(repo, "config", "user.name", "Zanzara Querulo")
    git(repo, "config", "user.email", "canary-mail@example.org")
    return repo
