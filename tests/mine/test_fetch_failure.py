import pytest

from lintorg.mine.fetch_failure import fetch_failure

URL = "https://git.example.org/lab/trainer.git"


@pytest.mark.parametrize(
    ("said", "at_fault"),
    [
        (
            "git@git.example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.",
            "the access",
        ),
        ("fatal: Authentication failed for 'https://git.example.org/lab/trainer.git/'", "the access"),
        (
            "fatal: could not read Username for 'https://git.example.org': terminal prompts disabled",
            "the access or the address",
        ),
        ("fatal: unable to access 'https://git.example.org/': Could not resolve host: git.example.org", "the network"),
        ("ssh: connect to host git.example.org port 22: Connection timed out", "the network"),
        (
            "fatal: unable to access 'https://git.example.org/': Received HTTP code 407 from proxy after CONNECT",
            "the network",
        ),
        ("remote: Not Found\nfatal: repository 'https://git.example.org/lab/trainer.git/' not found", "the address"),
        ("fatal: '/nowhere' does not appear to be a git repository", "the address"),
        ("fatal: transport 'ext' not allowed", "the address"),
    ],
)
def test_what_is_at_fault_is_said_with_the_whole_message_of_git(said, at_fault):
    told = fetch_failure(URL, said)
    assert told.startswith(f"{URL} cannot be fetched. It is {at_fault}: ")
    for line in said.splitlines():
        assert line.partition(": ")[2] in told


def test_a_message_of_another_kind_is_quoted_and_nothing_is_guessed():
    assert fetch_failure(URL, "fatal: something new") == f"{URL} cannot be fetched. git says: something new."
    assert fetch_failure(URL, "") == f"{URL} cannot be fetched. git says: git gave no reason."


def test_no_token_is_printed_and_no_message_is_endless():
    told = fetch_failure(
        "https://me:secret@git.example.org/x",
        "fatal: unable to access 'https://me:secret@git.example.org/x': 404\x1b[2J",
    )
    assert "secret" not in told
    assert "\x1b" not in told
    assert len(fetch_failure(URL, "fatal: " + "x" * 100_000)) < 1_000
