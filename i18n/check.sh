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
msgexec -i zh_CN.po sh -c 'a=$(printf %s "$MSGEXEC_MSGID" | grep -o "{[0-9]}" | sort -u); b=$(cat | grep -o "{[0-9]}" | sort -u); [ -z "$MSGEXEC_MSGID" ] || [ "$a" = "$b" ] || { echo "placeholders differ: $MSGEXEC_MSGID"; }' >"$work/bad"
[ ! -s "$work/bad" ] || { cat "$work/bad"; exit 1; }
