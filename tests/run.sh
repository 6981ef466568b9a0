#!/usr/bin/env bash
# Builds everything with sanitizers and runs every test. Installs what is missing (Debian 12, root or sudo).
set -eu
cd "$(dirname "$0")/.."
tests/packages.sh
git config --global --get-all safe.directory | grep -qx "$PWD" 2>/dev/null || [ "$(stat -c %u .)" = "$(id -u)" ] || git config --global --add safe.directory "$PWD"
exec cmake --workflow --preset check
