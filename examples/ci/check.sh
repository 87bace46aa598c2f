#!/usr/bin/env bash
# For Jenkins (multibranch), Buildkite and others: checks a change, scans what is none. Run in the clone.
# LINTORG_CACHE_DIR should name a folder that the next build finds again; arguments are passed on to lintorg.
set -euo pipefail

if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  git fetch --quiet --unshallow origin
fi
target=${BUILDKITE_PULL_REQUEST_BASE_BRANCH:-${CHANGE_TARGET:-}}
if [ -z "$target" ]; then
  exec lintorg scan --timings --output=junit=lintorg.xml "$@"
fi
git fetch --quiet origin "+refs/heads/$target:refs/remotes/origin/$target"
exec lintorg check --timings --output=junit=lintorg.xml "$@"
