#!/usr/bin/env bash
# Runs one scenario folder: run.sh in an empty folder with a fixed clock, names and language; what it prints must be what
# expected.txt says. With UPDATE=1 it writes expected.txt instead: read the difference before you commit it.
set -u
scenario=$1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config TZ=UTC LC_ALL=C.UTF-8 LANGUAGE=zh_CN
export YISHIBU_NOW=2016-12-31T08:00:00Z YISHIBU_AUTHOR=陈晓燕
export SHARED=${YISHIBU_SHARED:-$SOURCE/../shared} SCENARIO=$scenario
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=旁人 GIT_AUTHOR_EMAIL=x@x.invalid GIT_COMMITTER_NAME=旁人 GIT_COMMITTER_EMAIL=x@x.invalid
mkdir -p "$HOME" "$work/in"; cd "$work/in" || exit 1
yishibu() { "$YISHIBU" "$@"; }
code() { local rc=0; "$@" || rc=$?; echo "→ $rc"; }
export -f yishibu code
bash -eu "$scenario/run.sh" >"$work/out" 2>&1; rc=$?
[ $rc = 77 ] && { cat "$work/out"; exit 77; }
sed -Ei 's/-[a-z2-7]{8}([^a-z0-9]|$)/-XXXXXXXX\1/g; s/^index [0-9a-f.]*/index/; s/id="[a-z2-7]{5}"/id="xxxxx"/; s/^  [a-z2-7]{5}  /  xxxxx  /; s/[0-9a-f]{30,64}/SUM/g; s/20[2-9][0-9]-[01][0-9]-[0-3][0-9] [0-9:]{5}/NOW/' "$work/out"
sed -i "s#$work/in#DIR#g; s#$work#WORK#g; s#$SOURCE#SOURCE#g; s#$BUILD#BUILD#g" "$work/out"
[ $rc = 0 ] || echo "run.sh ended with $rc" >>"$work/out"
if [ "${UPDATE:-}" = 1 ]; then cp "$work/out" "$scenario/expected.txt"; exit 0; fi
diff -u "$scenario/expected.txt" "$work/out"
