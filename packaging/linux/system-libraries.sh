#!/bin/sh
# The Debian/Ubuntu packages that RadioDesk's window and its tests need. Installs what is missing where it may
# (as root, or by sudo without a password); otherwise says the exact command and goes on.
#   system-libraries.sh window|tests
set -eu

window="libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0
libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-util1 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
tests="$window xvfb xdotool x11-utils fonts-noto-core ffmpeg mpg123 mp3val gettext
openssh-server openssh-client vsftpd nginx-light curl g++ make"
# A browser for the tests of the pages. Ubuntu has one only as a snap; without a browser those tests are left out.
command -v chromium >/dev/null 2>&1 || ! grep -qx 'ID=debian' /etc/os-release 2>/dev/null || tests="$tests chromium"

case "${1:-}" in
window) wanted=$window ;;
tests) wanted=$tests ;;
*) echo "usage: $0 window|tests" >&2; exit 2 ;;
esac

command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $wanted; do
    # From Ubuntu 24.04 and Debian 13 on some packages carry the suffix t64.
    dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "These system libraries are missing. Install them with:" >&2
    echo "  sudo apt-get install --no-install-recommends -y$missing" >&2
    exit 0
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install --no-install-recommends -y -qq $missing >/dev/null
