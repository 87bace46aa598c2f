#!/usr/bin/env bash
# For any pipeline with a shell: checks a change, scans what is none. Run in the clone, with lintorg installed.
# LINTORG_CACHE_DIR should name a folder that the next build finds again; arguments are passed on to lintorg.
set -euo pipefail

if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  git fetch --quiet --unshallow origin
fi
# Buildkite, Jenkins (multibranch), Bitbucket and Azure Pipelines say into which branch the change goes.
target=${BUILDKITE_PULL_REQUEST_BASE_BRANCH:-${CHANGE_TARGET:-${BITBUCKET_PR_DESTINATION_BRANCH:-}}}
target=${target:-${SYSTEM_PULLREQUEST_TARGETBRANCH:-}}
target=${target#refs/heads/}
if [ -z "$target" ]; then
  exec lintorg scan --timings --output=junit=lintorg.xml "$@"
fi
git fetch --quiet origin "+refs/heads/$target:refs/remotes/origin/$target"
exec lintorg check --timings --output=junit=lintorg.xml "$@"
