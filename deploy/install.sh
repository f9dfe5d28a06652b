#!/usr/bin/env bash
# Make this machine a kiosk: its user, rights and names of devices, services. Safe to run again, as after an update.
# It starts and enables nothing: a kiosk that is not set up yet would only fail again and again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Only tests install below another folder.
readonly ROOT=${ANJUNGAN_ROOT:-}
# The services name it.
readonly HOUSE=/opt/anjungan
readonly USER_NAME=anjungan
# Whose devices are: see deploy/udev/90-anjungan.rules.
readonly GROUP_NAMES=(lp dialout input video audio scanner)

say() { printf 'install: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

ensure_user() {
    local group
    for group in "${GROUP_NAMES[@]}"; do
        getent group "$group" >/dev/null || groupadd --system "$group"
    done
    getent passwd "$USER_NAME" >/dev/null ||
        useradd --system --user-group --no-create-home --home-dir /var/lib/anjungan --shell /usr/sbin/nologin "$USER_NAME"
    usermod --append --groups "$(IFS=, && echo "${GROUP_NAMES[*]}")" "$USER_NAME"
}

# put FOLDER FILE...
put() {
    install -D --mode=0644 --target-directory="$ROOT$1" "${@:2}"
}

put_all() {
    put /etc/systemd/system deploy/units/*.service
    put /etc/X11/xorg.conf.d deploy/units/10-anjungan-xorg.conf
    put /etc/sysctl.d deploy/units/90-anjungan-sysctl.conf
    put /etc/udev/rules.d deploy/udev/*.rules
    put /etc/polkit-1/rules.d deploy/polkit/*.rules
    install --directory "$ROOT/usr/local/bin"
    ln --symbolic --force --no-dereference "$HOUSE/.venv/bin/kiosk" "$ROOT/usr/local/bin/kiosk"
}

main() {
    [[ "$(id -u)" == 0 ]] || fail "this changes the machine, and this user may not. As root, type: make install"
    [[ "$PWD" == "$ROOT$HOUSE" ]] || fail "the services look for the program in $HOUSE, and this is $PWD: move it there"
    ensure_user
    put_all
    systemctl daemon-reload
    udevadm control --reload
    udevadm trigger
    sysctl --quiet --load="$ROOT/etc/sysctl.d/90-anjungan-sysctl.conf"
    say "done. Next: kiosk setup, then systemctl enable --now pcscd.socket anjungan-display anjungan"
}

main "$@"
