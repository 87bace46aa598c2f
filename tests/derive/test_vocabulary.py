import pytest

from lintorg.derive._shared.vocabulary import is_agent, is_agent_mention, is_bot, is_platform, is_sync, matcher
from lintorg.model.facts import Identity


def identity(text: str) -> Identity:
    name, _, email = text.removesuffix(">").rpartition(" <")
    return Identity(name, email)


PEOPLE = (
    "Fern Talbot <talbot@example.org>",
    "abbott <abbott@example.org>",
    "Jan Bot <jan.bot@example.org>",
    "Jan Bot <jbot@example.org>",
    "Fern Talbot <>",
    "sky <sky@fern-robotics.example>",
    "ai-lin <9+ai-lin@users.noreply.github.com>",
    "sync-lin <sync-lin@example.org>",
    "Moss <moss@moss.bot>",
    "Happy <happy@example.org>",
    "Jo Doe <admin@jo-doe.example>",
    "jo <jo@jos-macbook-pro.local>",
    "Robin Robot <robin@example.org>",
    "Fern Jenkins <jenkins@example.org>",
    "Moss Bors <bors@example.org>",
    "Ci Lin <ci@example.org>",
    "Claude <claude@example.org>",
    "Claude Aimwell Quaver <quaver@example.org>",
    "Claude-Fern Agentil <fern@example.org>",
    "Claude Clipper <1234+clipper@users.noreply.github.com>",
    "Devin <devin@example.org>",
    "Devin Airwell <devin.airwell@example.org>",
    "Jules <jules@example.org>",
    "Cline <cline@example.org>",
    "Gemini Prosper <gemini@example.org>",
    "Cursor <cursor@example.org>",
    "amp <77+amp@users.noreply.github.com>",
    "Jo Doe (aider) <jo@example.org>",
    "pat-for-github <pat@example.org>",
    "Jo Doe <noreply@github.com>",
    "Service Manager <manager@example.org>",
    "root <root@node7.example.org>",
    "Fern le-Bot <fern@example.org>",
    "GitHub <fern@example.org>",
)
AGENTS = (
    "Claude <noreply@anthropic.com>",
    "Claude Opus 4.5 (1M context) <someone@example.org>",
    "claude[bot] <209825114+claude[bot]@users.noreply.github.com>",
    "claude[bot] <bot@example.org>",
    "Copilot <198982749+Copilot@users.noreply.github.com>",
    "copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>",
    "Pilot <198982749+Copilot@users.noreply.github.com>",
    "GitHub Copilot <copilot@example.org>",
    "Cursor <CursorAgent@cursor.com>",
    "Cursor Agent <agent@example.org>",
    "OpenAI Codex <codex@openai.com>",
    "chatgpt-codex-connector[bot] <199175422+chatgpt-codex-connector[bot]@users.noreply.github.com>",
    "Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
    "aider (gpt-4o) <noreply@aider.chat>",
    "Gemini CLI <cli@example.org>",
    "google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
    "openhands <openhands@all-hands.dev>",
    "Amp <amp@ampcode.com>",
    "Windsurf <cascade@example.org>",
    "factory-droid[bot] <138933559+factory-droid[bot]@users.noreply.github.com>",
    "Qwen-Coder <qwen-coder@alibabacloud.com>",
    "Warp <agent@warp.dev>",
    "Kilo Code <kilo@example.org>",
    "opencode <noreply@opencode.ai>",
    "Copilot <223556219+Copilot@users.noreply.github.com>",
    "claude[bot] <41898282+claude[bot]@users.noreply.github.com>",
    "claude-flow <jo@example.org>",
    "Happy <yesreply@happy.engineering>",
    "Letta Code <noreply@letta.com>",
    "Kiro <noreply@kiro.dev>",
    "Codex <codex@lab.example>",
    "Cursor <cursor@cursor.com>",
    "cursor <cursoragentcursor.com>",
    "Amp <amp@example.com>",
    "GLM-5.2 <glm@example.org>",
    "Helper <agent@example.org>",
    "ai-sdk-factory[bot] <1+ai-sdk-factory[bot]@users.noreply.github.com>",
)
BOTS = (
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
    "GitHub Actions <github-actions[bot]@users.noreply.github.com>",
    "github-actions <github-actions@github.com>",
    "Renovate Bot <bot@example.org>",
    "Copilot <175728472+Copilot@users.noreply.github.com>",
    "Copilot Autofix <62310815+github-advanced-security[bot]@users.noreply.github.com>",
    "gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>",
    "gemini-cli-robot <robot@example.org>",
    "Gopher Robot <gobot@golang.org>",
    "lab <lab+bot@example.org>",
    "Moss Ferry <moss.pr.bot@example.org>",
    "Lab Bot <lab-svc@example.org>",
    "generatedunixname1234 <generatedunixname1234@meta.com>",
    "Pyre Bot Jr. <generatedunixname1234@fb.com>",
    "Dead Code Bot <>",
    "CodemodService LinterBot <>",
    "Go LUCI <luci@lab.iam.gserviceaccount.com>",
    "name[bot] <!-- raw HTML omitted -->",
    "renovate <renovate@example.org>",
    "formatting <action@github.com>",
    "pre-commit-ci[bot] <66853113+pre-commit-ci[bot]@users.noreply.github.com>",
    "Mergify <mergify@example.org>",
    "Copybara-Service <copybara@example.org>",
    "semantic-release <release@example.org>",
    "Codecov <hello@example.org>",
    "Core Bot <core-bot@example.org>",
    "svclab-autobot <automation@example.org>",
    "svclab-model-ci <svclab-model-ci@example.org>",
    "signing <lab-svc-account@example.org>",
    "labmergebot <merge@example.org>",
    "k8s-ci-robot <robot@example.org>",
    "ACCESS_TOKEN <project_123_bot_0ab1@noreply.gitlab.example.org>",
)
PLATFORMS = (
    "GitHub <noreply@github.com>",
    "GitHub Enterprise <noreply@git.example.org>",
    "web-flow <19864447+web-flow@users.noreply.github.com>",
    "GitLab <noreply@gitlab.com>",
    "Gerrit Code Review <noreply-gerritcodereview@google.com>",
    "Gitee <noreply@gitcode.com>",
)


SYNC = (
    "Copybara-Service <copybara-worker@google.com>",
    "copybara-service[bot] <56741989+copybara-service[bot]@users.noreply.github.com>",
    "A. Unique TensorFlower <gardener@tensorflow.org>",
    "Facebook GitHub Bot <facebook-github-bot@users.noreply.github.com>",
    "meta-codesync[bot] <123+meta-codesync[bot]@users.noreply.github.com>",
    "lab-sync-bot <x@example.org>",
    "Lab Mirror <mirror-bot@example.org>",
)


@pytest.mark.parametrize("text", PEOPLE)
def test_people_are_not_taken_for_machines(text: str) -> None:
    one = identity(text)
    assert (is_agent(one), is_bot(one), is_platform(one), is_sync(one)) == (False, False, False, False)


@pytest.mark.parametrize("text", SYNC)
def test_sync_accounts_are_known_and_are_bots(text: str) -> None:
    assert (is_sync(identity(text)), is_bot(identity(text))) == (True, True)


@pytest.mark.parametrize(
    "text", ["dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>", "ci-bot <c@x.y>"]
)
def test_other_automation_copies_nobodys_commits(text: str) -> None:
    assert not is_sync(identity(text))


@pytest.mark.parametrize("text", AGENTS)
def test_coding_agents_are_known(text: str) -> None:
    assert is_agent(identity(text))


@pytest.mark.parametrize("text", BOTS)
def test_automation_is_known_and_no_coding_agent(text: str) -> None:
    assert (is_bot(identity(text)), is_agent(identity(text))) == (True, False)


@pytest.mark.parametrize("text", PLATFORMS)
def test_hosting_platforms_are_known(text: str) -> None:
    assert is_platform(identity(text))


@pytest.mark.parametrize(
    "text",
    [
        "Claude",
        "Claude:claude-opus-4",
        "Claude Code:claude-opus-4-7",
        "claude-opus-4",
        "Claude <noreply@anthropic.com>",
        "GitHub Copilot",
        "Copilot (agent mode)",
        "Copilot in the editor",
        "Cursor",
        "OpenAI Codex CLI",
        "GPT-5",
        "gpt 4o",
        "the Gemini CLI",
        "Qwen3-Coder",
        "Newcomer:some-model-7b [linter]",
    ],
)
def test_an_agent_is_mentioned(text: str) -> None:
    assert is_agent_mention(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Doe",
        "Jo Doe <jo@example.org>",
        "Claude Quaver",
        "Claude-Fern Quaver",
        "Claude Quaver <claude@example.org>",
        "Devin Airwell",
        "Jules Prosper",
        "Amp Marrow",
        "@jo",
        "https://example.org/thread-7",
        "Jo: thanks",
        "",
    ],
)
def test_people_in_assisted_by_are_no_agents(text: str) -> None:
    assert not is_agent_mention(text)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("lab-ci <*>", True),
        ("LAB-CI*", True),
        ("*<ci@example.org>", True),
        ("lab-ci", False),
        ("*[bot]*", False),
        ("lab-c? *", True),
        ("[klm]ab-ci *", True),
    ],
)
def test_patterns_match_name_and_address_whatever_the_case(pattern: str, *, expected: bool) -> None:
    assert matcher(["other *", pattern])(Identity("Lab-CI", "ci@example.org")) is expected


def test_bot_in_brackets_stands_for_itself_in_a_pattern() -> None:
    assert matcher(["*[bot] <*>"])(Identity("lab[bot]", "x@example.org"))


def test_no_patterns_match_nobody() -> None:
    assert not matcher([])(Identity("", ""))
