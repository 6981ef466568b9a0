#!/usr/bin/env bash
# Proves the catalogues: every message of the sources is in yishibu.pot and translated in zh_CN, with the same {0} {1} … in both.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
./extract.sh "$work/fresh.pot"
messages() { msgattrib --no-obsolete "$1" | msgcat --no-location --sort-output --no-wrap - | grep -E '^(msgid|")' | grep -vE 'POT-Creation|Project-Id|Report-Msgid|PO-Revision|Last-Translator|Language|MIME|Content|Plural' ; }
diff <(messages yishibu.pot) <(messages "$work/fresh.pot") || { echo "yishibu.pot is behind the sources: run i18n/extract.sh"; exit 1; }
for language in zh_CN en; do
  msgfmt --check --statistics -o /dev/null $language.po
  msgcmp --use-untranslated $language.po "$work/fresh.pot"
done
untranslated=$(msgattrib --untranslated --no-obsolete zh_CN.po | grep -c '^msgid "[^"]' || true)
fuzzy=$(msgattrib --only-fuzzy --no-obsolete zh_CN.po | grep -c '^msgid "[^"]' || true)
[ "$untranslated" = 0 ] && [ "$fuzzy" = 0 ] || { echo "zh_CN: $untranslated untranslated, $fuzzy fuzzy"; msgattrib --untranslated --no-obsolete --no-wrap zh_CN.po | grep '^msgid' | head -20; exit 1; }
# Placeholders agree.
python3 - zh_CN.po <<'P' >"$work/bad"
import re, sys
for entry in open(sys.argv[1], encoding="utf-8").read().split("\n\n"):
    lines = [line for line in entry.splitlines() if not line.startswith("#")]
    said, _, told = "\n".join(lines).partition("\nmsgstr")
    if said and set(re.findall(r"\{[0-9]\}", said)) != set(re.findall(r"\{[0-9]\}", told)):
        print("placeholders differ:", said)
P
[ ! -s "$work/bad" ] || { cat "$work/bad"; exit 1; }
