#!/usr/bin/env bash
# Gathers the messages of core and plugins into yishibu.pot (or the file named), in a fixed order and without a date.
set -eu
cd "$(dirname "$0")/.."
out=${1:-i18n/yishibu.pot}
find core plugins -name '*.cpp' -not -path '*/tests/*' -o -name '*.hpp' -not -path '*/tests/*' | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --keyword=tr --keyword=say:1 --keyword=fail:1 --no-location --sort-output --no-wrap -o - |
  sed '/^"POT-Creation-Date/d' >"$out"
