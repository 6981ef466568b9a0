#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Speed of the Word engine against docxtemplater and docxtpl: the same text, interleaved in one run, medians. A peer that is not installed is
# left out. Usage: tests/bench/word.sh BUILD_FOLDER (a release build with tests). ROUNDS=21 DOCUMENTS=1000 LONG=100000; QUICK=1 takes less of each.
# NODE_PATH may name a folder with docxtemplater and pizzip; otherwise npm fetches them into a temporary one.
set -eu
build=$(realpath "$1"); here=$(realpath "$(dirname "$0")"); base=$here/../../templates/base
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
quick=${QUICK:-}; rounds=${ROUNDS:-${quick:+5}}; rounds=${rounds:-21}; documents=${DOCUMENTS:-${quick:+100}}; documents=${documents:-1000}
long=${LONG:-${quick:+20000}}; long=${long:-100000}; some=$((rounds / 4 + 1))

# ---- Who takes part ----
engines=ours
if command -v node >/dev/null; then
  node -e 'require("docxtemplater"); require("pizzip")' 2>/dev/null || { npm install --silent --no-audit --no-fund --prefix "$work/npm" docxtemplater pizzip >/dev/null 2>&1; export NODE_PATH=$work/npm/node_modules; } || true
fi
if node -e 'require("docxtemplater"); require("pizzip")' 2>/dev/null; then engines="$engines docxtemplater"
else echo "docxtemplater is left out: it needs node, and npm install docxtemplater pizzip."; fi
python=; for candidate in python3 /usr/bin/python3; do [ -n "$python" ] || ! "$candidate" -c 'import docxtpl' 2>/dev/null || python=$candidate; done
if [ -n "$python" ]; then engines="$engines docxtpl"; else echo "docxtpl is left out: it needs apt-get install python3-docxtpl."; fi
# The command starts the program, reads manifests and loads the plugin; bench_word is the engine alone.
render=yes; "$build/bin/yishibu" template --help | grep -q '^ *render ' || render=
[ -n "$render" ] || echo "There is no yishibu template render in this build: bench_word, a program of the engine alone, stands in for it."

watch=(); watcher=; [ ! -x /usr/bin/time ] || watcher=/usr/bin/time
[ -n "$watcher" ] || echo "Peaks of memory are left out: they need apt-get install time."
fill() { # engine paper data: one document in a process
  case $1 in
    ours) if [ -n "$render" ]; then "${watch[@]}" "$build/bin/yishibu" template render "$2-brace.docx" --data "$3.json" -o "out-$1.docx"
          else "${watch[@]}" "$build/bin/bench_word" fill "$2-brace.docx" "$3.json" "out-$1.docx"; fi;;
    docxtemplater) "${watch[@]}" node "$here/word/peer.js" docxtemplater fill "$2-brace.docx" "$3.json" "out-$1.docx";;
    docxtpl) "${watch[@]}" "$python" "$here/word/peer.py" fill "$2-jinja.docx" "$3.json" "out-$1.docx";;
  esac
}
many() { # way: median of as many documents, in microseconds
  case $1 in
    ours-reuse) "$build/bin/bench_word" many minutes-brace.docx minutes.json "$documents" reuse;;
    ours) "$build/bin/bench_word" many minutes-brace.docx minutes.json "$documents" compile;;
    docxtemplater) node "$here/word/peer.js" docxtemplater many minutes-brace.docx minutes.json "$documents";;
    docxtpl) "$python" "$here/word/peer.py" many minutes-jinja.docx minutes.json "$documents";;
  esac
}
median() { sort -n "$1" | awk '{v[NR] = $1} END {if (NR) print v[int((NR + 1) / 2)]; else print "-"}'; }
# Wall time in microseconds and the peak of memory in KB, appended to NAME.us and NAME.kb. A run that fails or takes ten minutes leaves none.
timed() { # name command…
  local name=$1; shift
  local from=$EPOCHREALTIME
  "$@" >/dev/null 2>"$name.err" || { touch "$name.us" "$name.kb"; return 0; }
  local to=$EPOCHREALTIME
  echo $((${to/./} - ${from/./})) >>"$name.us"
}
peak() { # name engine paper data: a run of its own, since watching costs a process
  touch "$1.kb"
  [ -z "$watcher" ] || { watch=("$watcher" -f %M -o peak); fill "${@:2}" >/dev/null 2>&1 && tail -1 peak >>"$1.kb" || true; watch=(); }
}
shown() { # file: milliseconds
  [ -s "$1" ] && awk -v m="$(median "$1")" 'BEGIN {printf (m < 10000 ? "%.2f" : "%.0f"), m / 1000}' || printf -- -
}
memory() { [ -s "$1" ] && awk -v m="$(median "$1")" 'BEGIN {printf "%.0f", m / 1024}' || printf -- -; }

python3 "$here/word/templates.py" "$base" . 1000 10000 "$long"

# ---- The same text ----
for paper in minutes rows; do
  data=$paper; [ $paper = minutes ] || data=rows1000
  for engine in $engines; do
    fill "$engine" $paper $data >/dev/null
    python3 "$here/word/text.py" "out-$engine.docx" >"$paper-$engine.txt"
    cmp "$paper-ours.txt" "$paper-$engine.txt" || { diff "$paper-ours.txt" "$paper-$engine.txt" | head -20; echo "$engine says something else: no figures."; exit 1; }
  done
done
echo "The papers of $engines say the same: $(wc -m <minutes-ours.txt) characters of minutes, $(wc -m <rows-ours.txt) of a table."

# ---- Timing ----
for _ in $(seq "$rounds"); do for engine in $engines; do timed "cold-$engine" fill "$engine" minutes minutes; done; done
for _ in $(seq "$some"); do for engine in $engines; do timed "k10-$engine" fill "$engine" rows rows10000; done; done
for _ in 1 2 3; do for engine in ours-reuse $engines; do many "$engine" >>"warm-$engine.us" || { cat "warm-$engine.us"; exit 1; }; done; done
for rows in 1000 "$long"; do
  for _ in 1 2 3; do for engine in $engines; do
    [ "$engine" != ours ] && [ "$rows" = "$long" ] && [ -e "k$rows-$engine.us" ] || timed "k$rows-$engine" fill "$engine" rows "rows$rows"  # a peer's longest once
  done; done
done
for engine in $engines; do
  peak "cold-$engine" "$engine" minutes minutes; peak "k10-$engine" "$engine" rows rows10000; peak "k$long-$engine" "$engine" rows "rows$long"
done

# ---- The table ----
echo
echo "| | one document, new process (ms / MB) | $documents documents, one process (ms each) | 1,000 rows (ms) | 10,000 rows (ms / MB) | $long rows (ms / MB) | µs a row, 10,000 → $long |"
echo "|---|---|---|---|---|---|---|"
for engine in $engines; do
  slope=$([ -s "k$long-$engine.us" ] && awk -v a="$(median "k10-$engine.us")" -v b="$(median "k$long-$engine.us")" -v n="$long" 'BEGIN {printf "%.1f → %.1f", a / 10000, b / n}' || printf -- -)
  warm=$(shown "warm-$engine.us"); [ $engine != ours ] || warm="$(shown warm-ours-reuse.us) (template read anew: $warm)"
  echo "| $engine | $(shown "cold-$engine.us") / $(memory "cold-$engine.kb") | $warm | $(shown "k1000-$engine.us") | $(shown "k10-$engine.us") / $(memory "k10-$engine.kb") | $(shown "k$long-$engine.us") / $(memory "k$long-$engine.kb") | $slope |"
done
for failed in k*.err; do [ -s "$failed" ] && [ ! -s "${failed%.err}.us" ] && echo "${failed%.err}: $(tail -1 "$failed")"; done
echo
echo "Times: medians of $rounds (one document), $some (10,000 rows), 3 (the rest; a peer's $long rows once). Machine: $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)."
