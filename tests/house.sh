#!/usr/bin/env bash
# The rules of the house, as greps: layers, third-party headers in one unit each, banned calls, sizes, first lines of files.
set -u
cd "$1" || exit 1
fail=0
say() { echo "house: $*"; fail=1; }

# Lower layers never include upper ones.
upper() { case $1 in base) echo "model store plugin cli";; model) echo "store plugin cli";; store) echo "plugin cli";; plugin) echo "cli";; esac; }
for layer in base model store plugin; do
  for above in $(upper $layer); do
    hits=$(grep -rnE "#include \"$above/" core/src/$layer) && say "$layer includes $above: $hits"
  done
done
hits=$(grep -rnE '#include "(base|model|store|plugin|cli)/' core/include) && say "the SDK includes the core: $hits"
hits=$(grep -rnE '#include "(base|model|store|plugin|cli)/' plugins --include=*.cpp --include=*.hpp | grep -v /tests/) && say "a plugin includes the core: $hits"

# Each third-party header in its own unit.
confined() { # pattern, allowed files
  hits=$(grep -rlE "#include <$1" core | grep -vE "^core/src/($2)$") && say "<$1> outside $2: $hits"
}
confined 'boost/' 'plugin/library\.cpp'
confined 'git2' 'store/git_[a-z]+\.(cpp|hpp)'
confined 'sqlite3' 'store/sqlite\.cpp'
confined 'pugixml' 'base/xml\.cpp'
confined 'CLI/' 'cli/command\.cpp'
confined 'openssl/' 'base/hash\.cpp'
confined 'utf8proc' 'base/text\.cpp'

# Calls that lie, overwrite or run a shell.
for banned in 'git_commit_create(' 'git_checkout_' 'system(' '+refs'; do
  hits=$(grep -rnF "$banned" core plugins --include=*.cpp --include=*.hpp) && say "banned: $banned: $hits"
done
# Only cli/ prints, and only main.cpp to stdout.
hits=$(grep -rnE 'std::cout|printf\(|std::puts' core/src --include=*.cpp | grep -vE 'snprintf|core/src/cli/(main|session)\.cpp') && say "prints: $hits"
# One clock.
hits=$(grep -rnE 'std::time\(|system_clock|gettimeofday' core/src plugins --include=*.cpp | grep -v 'base/date.cpp') && say "asks the clock: $hits"

# Lines of code: comments and blank lines do not count, or the budget would be paid by leaving out what explains.
# The history's library is loaded on demand and has a budget of its own (docs/adr/0009).
count() { cat "$@" | grep -cvE '^[[:space:]]*(//|$)'; }
history=$(count core/src/store/git*.[ch]pp)
lines=$(($(count $(find core -name '*.[ch]pp')) - history))
[ "$lines" -le 5100 ] || say "core has $lines lines, more than 5100"
[ "$history" -le 1265 ] || say "the history's library has $history lines, more than 1265"
hits=$(find core plugins tests -name '*.cpp' -o -name '*.hpp' | LC_ALL=C sort | xargs awk '
  function end() { if (lines > 450) print file " has " lines " lines"; if (file && lines < 2) print file " does not say what it is for" }
  FNR == 1 { end(); file = FILENAME; if (!/SPDX-License-Identifier: MIT/) print FILENAME " does not begin with its licence" }
  FNR == 2 && !/^\/\/ / { print FILENAME " does not say what it is for" }
  { lines = FNR }
  END { end() }') && [ -z "$hits" ] || say "$hits"
[ $fail = 0 ] && echo "house: in order ($lines lines of core, $history of its history)"
exit $fail
