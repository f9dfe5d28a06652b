#!/usr/bin/env bash
# Bring a bare Debian 12 with git, make and Python 3.11 to where everything of Anjungan runs. Safe to run at any time:
# it does only what is missing, and a run that finds nothing to do takes well under a second.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly LOG=.cache/setup.log
readonly STAMP=.venv/.anjungan-setup
# vsmartcard-vpcd, for tests, would let pcscd take cards from anybody on the network: its settings are left out.
readonly NO_FAKE_CARDS=-oDPkg::Options::=--path-exclude=/etc/reader.conf.d/vpcd

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Run a long command quietly; show the end of what it said only if it fails.
quietly() {
    if ! "$@" >>"$LOG" 2>&1; then
        tail -n 25 "$LOG" >&2
        return 1
    fi
}

find_python() {
    local candidate
    for candidate in python3.11 python3 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    fail "Python 3.11 was not found on PATH. On Debian 12: apt-get install python3"
}

wanted_packages() {
    sed 's/#.*//' deploy/debian-packages.txt | tr -s ' \n' '\n' | sed '/^$/d'
    # Debian ships Python without the part that makes virtual environments.
    "$1" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    # Nor the headers that libraries without a ready build are compiled against.
    "$1" -c 'import os, sysconfig; os.stat(sysconfig.get_path("include") + "/Python.h")' 2>/dev/null || echo python3-dev
}

missing_packages() {
    local package
    for package in "$@"; do
        [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || echo "$package"
    done
}

as_root() {
    if [[ "$(id -u)" == 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

may_become_root() {
    [[ "$(id -u)" == 0 ]] && return
    command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]; }
}

install_packages() {
    local -a missing=("$@")
    local -a install=(apt-get install --yes --no-install-recommends "$NO_FAKE_CARDS" "${missing[@]}")
    may_become_root || fail "these Debian packages are missing and this user may not install them. As root, type:
    ${install[*]}"
    say "installing Debian packages: ${missing[*]}"
    # Lists may be absent or too old to download from: then, and only then, fetch them anew.
    if ! as_root "${install[@]}" >>"$LOG" 2>&1; then
        say "fetching the package lists first"
        quietly as_root apt-get update || fail "apt-get update failed; the whole story is in $LOG"
        quietly as_root "${install[@]}" || fail "apt-get could not install them; the whole story is in $LOG. Try:
    ${install[*]}"
    fi
}

ensure_packages() {
    local -a wanted missing
    mapfile -t wanted < <(wanted_packages "$1")
    if ! command -v dpkg-query >/dev/null; then
        say "this is not Debian; make sure the like of these is installed: ${wanted[*]}"
        return
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [[ ${#missing[@]} == 0 ]] || install_packages "${missing[@]}"
}

# What the environment was made from: another Python, lock or project file makes it stale, so does moving the folder.
fingerprint() {
    { "$1" -VV; echo "$1"; pwd; cat requirements.lock pyproject.toml; } | sha256sum
}

ensure_environment() {
    local python=$1 print
    # Making it anew would empty, through the link, an environment that another folder uses.
    [[ ! -L .venv ]] || fail ".venv is a link to $(readlink .venv), which may be another folder's: nothing was changed.
    For an environment of this folder's own: rm .venv, then make setup"
    print=$(fingerprint "$python")
    if [[ -f "$STAMP" && "$(<"$STAMP")" == "$print" ]] && .venv/bin/python -c '' 2>/dev/null; then
        return
    fi
    # Its programs name the folder they were made in: a moved environment is made anew.
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || ! grep -qsF "$PWD/.venv/" .venv/bin/pip; then
        say "making the virtual environment .venv with $("$python" -V)"
        quietly "$python" -m venv --clear .venv || fail "python -m venv failed; the whole story is in $LOG"
    fi
    say "installing the libraries of requirements.lock (a minute or two the first time)"
    quietly .venv/bin/python -m pip install --require-hashes --requirement requirements.lock ||
        fail "pip could not install the libraries; the whole story is in $LOG"
    say "installing Anjungan itself"
    quietly .venv/bin/python -m pip install --no-deps --no-build-isolation --editable . ||
        fail "pip could not install Anjungan; the whole story is in $LOG"
    printf '%s\n' "$print" >"$STAMP"
    say "done"
}

main() {
    local python
    mkdir -p .cache
    : >"$LOG"
    python=$(find_python)
    ensure_packages "$python"
    ensure_environment "$python"
}

main "$@"
