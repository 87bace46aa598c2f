"""The vocabulary of authors that are not people: coding agents, automation, hosting platforms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import lru_cache

from lintorg.derive._shared.addresses import REMEMBERED, account
from lintorg.derive._shared.wordlist import words
from lintorg.model.facts import Identity

# Some agents carry given names (Claude, Devin, Jules, Cline): a name alone must be a product's.
_AGENT_EMAILS = words(
    """
    noreply@anthropic.com claude@anthropic.com cursoragent@cursor.com copilot@github.com noreply@openai.com
    codex@openai.com noreply@aider.chat aider@aider.chat amp@ampcode.com noreply@opencode.ai openhands@all-hands.dev
    jules@google.com gemini-cli@google.com qwen-coder@alibabacloud.com traecli@bytedance.com agent@warp.dev
    oz-agent@warp.dev crush@charm.land agent@replit.com junie@jetbrains.com devin@cognition.ai droid@factory.ai
    noemail@swe-agent.com noreply@continue.dev
    """
)
_AGENT_APPS = words(
    """
    amazon-q-developer anthropic-code-agent augmentcode chatgpt-codex-connector charliecreates claude coderabbitai
    codex copilot copilot-pull-request-reviewer copilot-swe-agent cursor cursoragent devin-ai-integration ellipsis-dev
    factory-droid gemini-cli gemini-code-assist google-labs-jules gpt-engineer-app jules-fleet kiloconnect
    kilo-code-bot lovable-dev openai-code-agent opencode-agent openhands-ai qodo-code-review qodo-merge
    qodo-merge-pro roomote sourcery-ai sweep-ai v0 windsurf-bot zencoder-ai
    """
)
_AGENT_ACCOUNTS = words(
    """
    claude copilot copilot-swe-agent cursoragent devin-ai-integration factory-droid gemini-code-assist
    google-labs-jules openhands-agent opencode-agent qwencoder
    """
)
_AGENT_NAME = re.compile(
    r"""
    (anthropic[ ])? claude [ -] ((code|opus|sonnet|haiku|fable|instant|agent|ai|cli)\b | v?\d) .*
    | (github[ ])? copilot ([ -](agent|autofix|chat|cli|coding|swe)\b.*)? | openai[ ]codex\b.* | codex[ ](agent|cli)
    | chatgpt\b.* | gpt-\d.* | cursor[ ](agent|ai|composer) | cursoragent | devin[ ](ai|agent) | devin-ai-integration
    | aider ([ ]\(.*)? | (google[ ])? gemini [ -] ((cli|code|pro|flash)\b | \d) .* | google[ ](labs[ ])?jules
    | google-labs-jules | openhands ([ -].*)? | open-?swe | swe-agent | (sourcegraph[ ])? amp[ ](agent|code)
    | windsurf ([ ](cascade|agent|ai))? | factory[ -]droid | qwen [ -]? ((code|coder)\b | \d) .* | warp[ ]agent
    | kilo[ ]?code | roo[ ]?code | cline[ ](ai|agent|bot) | opencode ([ -]agent)? | replit[ ](ai[ ])?agent
    | junie[ ](ai|agent)
    """,
    re.VERBOSE,
)
# Free text in Assisted-by names people too ("Jo Doe"), so what follows a product's name decides:
# nothing, punctuation as in AGENT:MODEL (the Linux kernel's form), a version, or a word that is no surname.
_MENTION = re.compile(
    r"""
    [a-z] [\w .+-]* : (?= [\w.-]* [\d-] ) [a-z]
    | ((the|anthropic|github|google|openai|microsoft|sourcegraph|factory|jetbrains|amazon) [ ])?
      (aider|amp|chatgpt|claude|cline|codex|copilot|crush|cursor|deepseek|devin|droid|gemini|gpt|grok|jules|junie
       |kilo|kiro|llama|opencode|openhands|qwen|replit|roo|warp|windsurf|zed)
      ( \.? $ | [ ]? [:/(,;+&\[] | [ -]? v?\d
        | [ -] (agent|ai|and|assist|chat|cli|code|coder|composer|fable|flash|for|haiku|in|max|mini|on|opus|pro
               |sonnet|turbo|using|via|with) \b )
    """,
    re.VERBOSE,
)

_BOT_NAMES = words(
    """
    a.-unique-tensorflower azure-pipelines bors buildkite circleci codecov copybara copybara-service crowdin
    dependabot dependabot-preview depfu fossabot github-actions gitlab-ci google-copybara greenkeeper homu imgbot
    jenkins jenkins-ci mergify mirror-bot netlify pep8speaks pre-commit-ci probot read-the-docs release-please renovate
    restyled-io semantic-release semantic-release-bot stickler-ci teamcity tensorflower-gardener travis-ci
    whitesource-renovate weblate hosted-weblate
    """
)
_BOT_EMAILS = words(
    """
    action@github.com actions@github.com github-actions@github.com support@dependabot.com support@github.com
    copybara-worker@google.com gardener@tensorflow.org builds@travis-ci.org bors@rust-lang.org
    """
)
_BOT_HANDLE = re.compile(
    r"""
    (.*[-_])? (auto)? (bot|robot) [-_\d]*
    | \w+ (merge|doc|convert|code|release|build|sync|auto|cla|ci|lint|format|fix|backport|review) bot
    | svc \w* [-_] .* | (.*[-_])? (svc|ci|cd|service|build) [-_]? (account|acct|admin|agent|runner|service|user)
    | (.*[-_])? automation
    | (project|group) _\d+_bot \w*
    """,
    re.VERBOSE,
)

_SYNC_NAMES = words(
    """
    a.-unique-tensorflower copybara copybara-service copybara-worker facebook-github-bot google-copybara meta-codesync
    pytorchmergebot tensorflower-gardener
    """
)
_SYNC_HANDLE = re.compile(r"(.*[-_])?(code)?(copybara|mirror|shipit|sync)[-_]?(bot|robot|service|worker)")

_PLATFORM_NAMES = words(
    """
    github github-enterprise github-web-flow web-flow gitlab gitea forgejo codeberg bitbucket gerrit
    gerrit-code-review
    """
)
_NOREPLY = frozenset({"noreply", "no-reply", "web-flow"})


@lru_cache(maxsize=REMEMBERED)
def is_platform(identity: Identity) -> bool:
    """Tell whether an identity is a hosting platform that commits for people, as on a web merge."""
    found = account(identity.email)
    local = found.login if found else identity.email.strip().casefold().partition("@")[0]
    return _handle(identity.name) in _PLATFORM_NAMES and local in _NOREPLY


def is_agent(identity: Identity) -> bool:
    """Tell whether an identity is a coding agent's, by its address, account or product name.

    A given name that a product shares makes nobody an agent: that needs the product's address.
    """
    name = " ".join(identity.name.casefold().split())
    email = identity.email.strip().casefold()
    found = account(email)
    login = found.login if found else ""
    return (
        email in _AGENT_EMAILS
        or login in _AGENT_ACCOUNTS
        or any(handle.removesuffix("[bot]") in _AGENT_APPS for handle in (name, login) if handle.endswith("[bot]"))
        or _AGENT_NAME.fullmatch(name) is not None
    )


@lru_cache(maxsize=REMEMBERED)
def is_sync(identity: Identity) -> bool:
    """Tell whether an identity is an account that copies commits of others from another repository.

    A name of several words is one only if it is known: it may be a person's.
    """
    email = identity.email.strip().casefold()
    found = account(email)
    name, login = (
        handle.removesuffix("[bot]")
        for handle in (_handle(identity.name), found.login if found else email.partition("@")[0])
    )
    handles = [login, name] if len(identity.name.split()) == 1 else [login]
    return name in _SYNC_NAMES or login in _SYNC_NAMES or any(map(_SYNC_HANDLE.fullmatch, handles))


def is_bot(identity: Identity) -> bool:
    """Tell whether an identity is automation: a ``[bot]`` account, or a known name, address or handle.

    A surname is no handle: "Jan Bot" is a person unless the address says otherwise.
    """
    email = identity.email.strip().casefold()
    found = account(email)
    handles = [found.login if found else email.partition("@")[0]]
    if len(identity.name.split()) == 1:
        handles.append(identity.name.strip().casefold())
    return (
        "[bot]" in identity.name.casefold()
        or "[bot]" in email
        or email in _BOT_EMAILS
        or _handle(identity.name) in _BOT_NAMES
        or any(_BOT_HANDLE.fullmatch(handle) for handle in handles)
        or is_sync(identity)
    )


def is_agent_mention(text: str) -> bool:
    """Tell whether the free text of an Assisted-by trailer names a coding agent, and no person."""
    name, opened, rest = text.partition("<")
    if opened:
        return is_agent(Identity(name, rest.partition(">")[0]))
    return _MENTION.match(" ".join(text.casefold().split())) is not None


def matcher(patterns: Iterable[str]) -> Callable[[Identity], bool]:
    """Return a test of identities against shell patterns on ``Name <email>``, whatever the case.

    ``[bot]`` in a pattern stands for itself and not for one of three letters.
    """
    wanted = [translate(pattern.casefold().replace("[bot]", "[[]bot]")) for pattern in patterns]
    pattern = re.compile("|".join(wanted)) if wanted else None

    def matches(identity: Identity) -> bool:
        return pattern is not None and pattern.match(f"{identity.name} <{identity.email}>".casefold()) is not None

    return matches


def _handle(name: str) -> str:
    return "-".join(name.casefold().split())
