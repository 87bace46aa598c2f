import pytest

from lintorg.model.facts import Commit, Identity
from lintorg.model.reverts import lands_again, reverted_subject, says_revert


@pytest.mark.parametrize(
    ("subject", "reverts", "again"),
    [
        ('Revert "x"', True, False),
        ('Revert "Revert "x""', False, True),
        ('Revert "Revert "Revert "x"""', True, False),
        ('Revert "Reland x"', True, False),
        ("Reapply x", False, True),
        ("Re-land x", False, True),
        ("reland: x", False, True),
        ('Revert^2 "x"', False, True),
        ('Revert^3 "x"', True, False),
        ('Back out "x"', True, False),
        ('Back out "Back out "x""', False, True),
        ("Revert D12345678: x", True, False),
        ("Revert D12345678", True, False),
        ("revert: x", True, False),
        ("revert(loader): x", True, False),
        ("Reverts 0123456789abcdef", True, False),
        ("[reland] x", False, True),
        ("Reverts the habit of a lifetime", False, False),
        ("Relandscape the garden", False, False),
        ("Reverting nothing", False, False),
        ('revert "x"', False, False),
        ("", False, False),
    ],
)
def test_an_even_number_of_reverts_lands_again(subject, reverts, again):
    assert (says_revert(subject), lands_again(subject)) == (reverts, again)


@pytest.mark.parametrize(
    ("subject", "quoted"),
    [
        ('Revert "Add a loader (#12)" (#14)', "Add a loader (#12)"),
        ('Revert "say "hi" twice"', 'say "hi" twice'),
        ('Revert "', None),
        ('Revert ""', ""),
        ('Revert^3 "x"', "x"),
        ('Back out "x"', "x"),
        ("Add a loader", None),
    ],
)
def test_what_a_revert_quotes(subject, quoted):
    assert reverted_subject(subject) == quoted


def commit(subject, reverts=None):
    who = Identity("Quill Marrow", "quill@example.org")
    return Commit(
        hash="a" * 40,
        parents=(),
        author=who,
        author_time=0,
        committer=who,
        committer_time=0,
        subject=subject,
        reverts=reverts,
    )


@pytest.mark.parametrize(
    ("subject", "named", "is_revert"),
    [
        ('Revert "x"', None, True),
        ("Go back to the old loader", "0123456", True),
        ('Reapply "x"', "0123456", False),
        ('Revert "Revert "x""', "0123456", False),
        ("Add a loader", None, False),
    ],
)
def test_a_revert_says_so_in_its_subject_or_names_a_commit(subject, named, is_revert):
    assert commit(subject, named).is_revert is is_revert
