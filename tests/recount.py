"""An organisation's measures counted again from ``git log`` alone: the definitions in other code, no lintorg in it."""

import re
import subprocess
from collections import defaultdict
from fractions import Fraction
from itertools import accumulate

from tests.repos import SEALED

FIELDS = "%H%x00%P%x00%an%x00%ae%x00%aN%x00%aE%x00%ct%x00%B%x01"
ACCOUNT = re.compile(r"(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com")
SHARED = re.compile(r"root@.*|.*@localhost|[^@]*")
NOBODY = {"", "root", "ubuntu"}
AUTOMATED = re.compile(r"\[bot\]|anthropic")
DAY = 86_400


def git(repository, *arguments, stdin=None):
    # The .mailmap is the head's, also of a bare repository and whatever lies in the work tree.
    command = ["git", "-c", "mailmap.file=/dev/null", "-c", "mailmap.blob=HEAD:.mailmap", *arguments]
    done = subprocess.run(command, cwd=repository, env=SEALED, input=stdin, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def a_person(name, email):
    return not AUTOMATED.search(f"{name} {email}".lower())


def read(repository, is_person=a_person):
    """Yield (time, author, co-authors), each as (stated e-mail, name, e-mail by .mailmap), without merges and bots."""
    blocks = [
        block.lstrip("\n").split("\0") for block in git(repository, "log", f"--format={FIELDS}").split("\x01")[:-1]
    ]
    stated = sorted({with_ for block in blocks for with_ in helpers(block[7])})
    contacts = "".join(f"{name} <{email}>\n" for name, email in stated).encode()
    mapped = git(repository, "check-mailmap", "--stdin", stdin=contacts).splitlines() if stated else []
    proper = dict(zip(stated, map(parts, mapped), strict=True))
    for _, parents, name, email, own_name, own_email, time, message in blocks:
        if len(parents.split()) > 1 or not is_person(name, email) or not is_person(own_name, own_email):
            continue
        others = [(one[1], *proper[one]) for one in helpers(message) if is_person(*one) and is_person(*proper[one])]
        yield int(time), (email, own_name, own_email), others


def helpers(message):
    """Return who a message names as co-authors, anywhere below its subject: a squash leaves trailers in the middle."""
    body = message.strip().partition("\n")[2]
    found = re.findall(r"^co-authored-by: +[\"']?(.*?)[\"']? *<([^<>\n]+)>", body, re.IGNORECASE | re.MULTILINE)
    return [(name, email) for name, email in found if not (name in NOBODY and SHARED.fullmatch(email))]


def parts(contact):
    name, _, email = contact.rpartition("<")
    return name.strip(), email.rstrip(">")


def keys(email):
    folded = email.casefold()
    account = ACCOUNT.fullmatch(folded)
    return set() if SHARED.fullmatch(folded) else {account[1] if account else folded}


def people_of(histories):
    """Return the person of each (repository, name, e-mail): who share a key anywhere, or a full name in one place."""
    known = defaultdict(set)
    for name, history in histories.items():
        for _, author, others in history:
            for stated, full, email in (author, *others):
                known[name, full, email] |= keys(stated) | keys(email)
                if len(full.split()) > 1:
                    known[name, full, email].add((name, full.casefold()))
    reached = {token: {token} for tokens in known.values() for token in tokens}
    for tokens in known.values():  # whatever one token reaches, all that stand beside it reach
        together = set().union(*(reached[token] for token in tokens))
        for token in together:
            reached[token] = together
    return {one: min(map(str, reached[next(iter(tokens))])) if tokens else one for one, tokens in known.items()}


def measures(histories, windows):
    """Measure the repositories' (start, end] together."""
    who = people_of(histories)
    shares, commits, times = defaultdict(Fraction), 0, defaultdict(lambda: defaultdict(int))
    for name, history in histories.items():
        start, end = windows[name]
        for time, author, others in history:
            if start < time <= end:
                team = {who[name, full, email] for _, full, email in (author, *others)}
                commits += 1
                for one in team:
                    shares[one] += Fraction(1, len(team))
                    times[one][name] += 1
    total = sum(shares.values())
    ordered = list(accumulate(sorted(shares.values(), reverse=True)))
    alike = sum((share / total) ** 2 for share in shares.values()) if total else None
    return {
        "commits": commits,
        "people": len(shares),
        "contributor_absence_factor": next((n for n, sum_ in enumerate(ordered, 1) if 2 * sum_ > total), None),
        "top_author_share": float(max(shares.values()) / total) if total else None,
        "effective_contributors": float((commits - 1) / (commits * alike - 1)) if commits * (alike or 0) > 1 else None,
        "people_across": sum(sum(count >= 3 for count in where.values()) >= 2 for where in times.values()),
    }
