#!/bin/sh
# Installs the Debian packages of debian-packages.txt, or those named, that are missing; nothing to do and no network when all are there.
set -e
# npm counts as there when the command is: other packages than Debian's bring it too, and conflict with Debian's.
missing=$(for package in ${*:-$(cat "$(dirname "$0")/../debian-packages.txt")}; do
    [ "$package" = npm ] && command -v npm >/dev/null && continue
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
done)
[ -n "$missing" ] || exit 0
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "installing:" $missing
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
