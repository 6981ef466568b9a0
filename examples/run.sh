#!/usr/bin/env bash
# From nothing to an official bundle: installs what the build needs, builds, fills a book with the year of a made-up Anhui
# community, and writes its bundle. Prints what to open.
set -eu
cd "$(dirname "$0")/.."
tests/packages.sh build
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release
exec examples/01-community-year/run.sh "$PWD/build/release/bin/yishibu" "${1:-$PWD/out}"
