"""Who is not a person: automation that signs commits, and where each was seen; coding agents have their own list.

Expressions are tried on whole lower-cased names and addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["agent", "review", "bot", "sync"]
"""A coding assistant; a bot whose suggestions people accept, which assists nobody; other automation; an account that
copies commits of others from another repository."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One tool, or several of a kind, by what it signs with.

    ``products`` are names that are a given name or a word too. They count beside an address that is theirs or
    nobody's, and in Assisted-by, Generated-by, Made-with and "Authored with ...".
    """

    kind: Kind
    seen: str
    """Repositories with public histories, or documentation."""
    names: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    """Where every address is a machine's."""
    logins: tuple[str, ...] = ()
    """Accounts of a hosting platform, with or without [bot]."""
    apps: tuple[str, ...] = ()
    """Accounts with [bot] alone: without, the login may be a person's."""
    accounts: tuple[str, ...] = ()
    """Numbers at github.com, which stay when a login changes."""


# fmt: off
BOTS: tuple[Tool, ...] = (
    Tool(
        kind="review",
        seen="huggingface/lerobot, pytorch/executorch and 32 more",
        names=("copilot autofix.*",),
        logins=("copilot-pull-request-reviewer", "github-advanced-security"),
        accounts=("175728472", "62310815"),
    ),
    Tool(
        kind="review",
        seen="google-gemini/gemini-cli, flashinfer-ai/flashinfer, NVIDIA/TransformerEngine, huggingface/diffusers",
        logins=("gemini-code-assist", "coderabbitai", "greptile-apps"),
        apps=(
            "sergereview", "hyperlint-ai", "vercel", "blacksmith-sh", "sourcery-ai", "qodo-code-review",
            "qodo-merge", "qodo-merge-pro", "ellipsis-dev", "graphite-app", "cubic-dev-ai",
        ),
        accounts=("176961590", "136622811", "96075541", "191113872"),
    ),
    Tool(
        kind="sync",
        seen="jax-ml/jax, google/flax, AI-Hypercomputer/maxtext, tensorflow/tensorboard",
        names=(r"a\. unique tensorflower", "tensorflower[ -]gardener", "(google[ -])?copybara([ -](service|worker))?"),
        mailboxes=("(copybara-worker|google-ml-automation)@google[.]com", "(gardener|nobody)@tensorflow[.]org"),
        logins=("copybara-service", "tensorflower-gardener"),
    ),
    Tool(
        kind="sync",
        seen="facebook/pyrefly, pytorch/executorch, pytorch/torchrec, pytorch/ao",
        names=("facebook (github|community) bot",),
        logins=("facebook-github-bot", "meta-codesync", "pytorchmergebot"),
        accounts=("6422482", "215208954"),
    ),
    Tool(
        kind="bot",
        seen="facebook/pyrefly, pytorch/executorch, pytorch/torchrec",
        names=(r"generatedunixname\d+", "crate captain", "targets exterminator", "ruff auto-fixes", r"devmate\w+ bot"),
        mailboxes=(r"generatedunixname\d+@.*", r"noreply\+\d+@fb[.]com"),
        domains=("tfbnw.net",),
    ),
    Tool(
        kind="bot",
        seen="pytorch/executorch, golang/tools, NVIDIA/Megatron-LM, NVIDIA-NeMo/RL, rust-lang/rustfmt",
        names=(
            "pytorch ?(merge|update)?bot", "pytorch (merge|update)bot", "gopher robot", "go luci",
            "kubernetes prow robot", "bors", "homu", "mergify", "jenkins(-ci)?", "buildkite", "circleci", "codecov",
            "gitlab[ -]ci", "teamcity", "travis[ -]ci", "azure[ -]pipelines", "netlify", "pep8speaks",
            "pre-commit[ -]ci", "probot", "read[ -]the[ -]docs", "stickler[ -]ci", "jax toolbox",
            "github[ -]actions?", "create or update pull request action", "actions-user", "restyled[ -]io",
        ),
        mailboxes=(
            r"soumith\+bot@pytorch[.]org", "github_executorch@arm[.]com", "gobot@golang[.]org",
            "bors@rust-lang[.]org", "builds@travis-ci[.]org", "jax@nvidia[.]com", "actions?@github[.]com",
            "github-actions@github[.]com", "treehugger-gerrit@google[.]com", "android-build-merger@google[.]com",
        ),
        domains=("gserviceaccount.com",),
        logins=(
            "pytorchbot", "pytorchupdatebot", "github-actions", "github-action", "create-or-update-pull-request",
            "k8s-ci-robot", "kodiakhq", "squash-commit-app",
        ),
        accounts=("41898282", "20407524"),
    ),
    Tool(
        kind="bot",
        seen="43 repositories, such as astral-sh/ruff; documentation of Snyk, Weblate and semantic-release",
        names=(
            "dependabot(-preview)?", "renovate", "whitesource-renovate", "greenkeeper", "depfu", "fossabot",
            "imgbot", "crowdin", "(hosted )?weblate", "hosted-weblate", "release[ -]please",
            "semantic[ -]release([ -]bot)?", "allcontributors",
        ),
        mailboxes=(
            "support@(dependabot[.]com|github[.]com)", "bot@renovateapp[.]com", "snyk-bot@snyk[.]io",
            "semantic-release-bot@martynus[.]net", "(hosted|noreply)@weblate[.]org",
        ),
        logins=("allcontributors",),
        accounts=("49699333", "29139614", "66853113"),
    ),
    Tool(
        kind="bot",
        seen="octokit/webhooks, cloudflare/workers-sdk, flashinfer-ai/flashinfer, astral-sh/ruff, pydantic/pydantic-ai",
        names=(
            "octokit bot", "ant bot", "wrangler automated pr updater", "flashinfer bot", "ci bot",
            "gemini-cli-robot", "typeshedbot", "zaniebot", "aica bot", "merlinbot", "rustfmt bot",
            "(the )?miri cronjob bot", "miles[.]pr[.]bot", "miles-code-angel", "goreleaserbot", "vllm-ascend-ci",
            "mcore bot", "pyre bot jr[.]?", "dead code bot",
        ),
        mailboxes=(
            "hello@home-assistant[.]io", "wrangler@cloudflare[.]com", "workers-devprod@cloudflare[.]com",
            "flashinfer[.]ai@gmail[.]com", "octokitbot@martynus[.]net", r"security\+octokitbot@github[.]com",
            "ci@beads[.]test", "gemini-cli-robot@google[.]com", "merlinbotcore@microsoft[.]com",
            "miles[.]pr[.]bot@gmail[.]com", "aica@pydantic[.]dev", "rustfmt@sync[.]bot", "miri@cron[.]bot",
            "vllmcibot@gmail[.]com", "bot@goreleaser[.]com", "github-admin@google[.]com", "rio-noreply@apple[.]com",
        ),
        accounts=("116369605", "33075676", "224641728"),
    ),
)
# fmt: on
