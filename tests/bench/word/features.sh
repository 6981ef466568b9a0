#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The table of features in docs/developer/word-engines.md, every cell run: features.sh BUILD_FOLDER prints it, with --write puts it into the page.
# Peers come from npm into a temporary folder, or from NODE_PATH; docxtpl from apt-get install python3-docxtpl. Those not there have no column.
# CELLS=FILE keeps the cells that were run, and in FILE.files what they made, see compare.py. OOXML_SCHEMAS=FOLDER with validate_docx.sh and the schemas of ECMA-376: outputs are checked against them as well.
set -eu
build=$(realpath "$1"); here=$(realpath "$(dirname "$0")"); page=$here/../../../docs/developer/word-engines.md
if [ -n "${CELLS:-}" ]; then CELLS=$(realpath -m "$CELLS"); export CELLS; work=$CELLS.files; else work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; fi
export PYTHONDONTWRITEBYTECODE=1
have() { node -e 'for (const m of ["docxtemplater", "pizzip", "angular-expressions", "lodash", "easy-template-x", "docx-templates"]) require(m)' 2>/dev/null; }
if command -v npm >/dev/null && ! have; then
  npm install --silent --no-audit --no-fund --prefix "$work/npm" docxtemplater pizzip angular-expressions lodash easy-template-x docx-templates >/dev/null 2>&1 || true
  export NODE_PATH=$work/npm/node_modules
fi
have || echo "Some of docxtemplater, easy-template-x and docx-templates are not there." >&2
python=; for candidate in python3 /usr/bin/python3; do [ -n "$python" ] || ! "$candidate" -c 'import docxtpl' 2>/dev/null || python=$candidate; done
[ -n "$python" ] || echo "docxtpl is not there." >&2
versions=$(for name in docxtemplater easy-template-x docx-templates; do
  node -p "'$name ' + JSON.parse(require('fs').readFileSync(require.resolve('$name').split('/$name/')[0] + '/$name/package.json')).version" 2>/dev/null || true; done
  [ -z "$python" ] || "$python" -c 'import docxtpl; print("docxtpl", docxtpl.__version__)')
mkdir -p "$work/files"
python3 "$here/compare.py" "$build" "$work/files" "$python" >"$work/table"
{ cat "$work/table"; echo; echo "Run on $(date -u +%F) with $(echo "$versions" | paste -sd, | sed 's/,/, /g'); node $(node -v), $("${python:-python3}" -V)."; } >"$work/all"
[ "${2:-}" = --write ] || { cat "$work/all"; exit; }
awk -v table="$work/all" '/<!-- table -->/ {print; while ((getline line < table) > 0) print line; skip = 1} /<!-- end -->/ {skip = 0} !skip' "$page" >"$work/page"
cp "$work/page" "$page"
