#!/usr/bin/env bash
# Resolve pyproject.toml anew into requirements.lock: exact versions, hashes of every file, no index address.
# The resolver lives in its own environment, because the product does not need it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly TOOL=.cache/lock

[[ -x $TOOL/bin/uv ]] || {
    .venv/bin/python -m venv "$TOOL"
    "$TOOL/bin/python" -m pip install --quiet uv
}
"$TOOL/bin/uv" pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header --no-annotate \
    --python-version 3.11 --quiet --output-file requirements.lock
