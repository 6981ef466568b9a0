#!/usr/bin/env bash
# Installs what the build and the tests need on Debian 12. As root, or with sudo.
set -eu
need="g++ cmake ninja-build pkg-config gettext libboost1.81-dev libgit2-dev libsqlite3-dev libpugixml-dev libcli11-dev libssl-dev libutf8proc-dev zlib1g-dev libdeflate-dev libicu-dev unicode-data bzip2"
[ "${1:-}" = build ] || need="$need doctest-dev git libxml2-utils python3 strace unzip zip libreoffice-writer-nogui poppler-utils fonts-noto-cjk"
missing=$(for package in $need; do dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed' || echo "$package"; done)
[ -z "$missing" ] && exit 0
sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
