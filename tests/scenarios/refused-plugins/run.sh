# Every plugin that cannot be used is refused with its own sentence, and the program goes on.
plugin() { # id, library source ("" = none), api
  mkdir -p "p/$1"
  local library=; [ -n "$2" ] && library='<library file="plugin.so" sha256=""/>'
  printf '<plugin xmlns="urn:yishibu:plugin:1" id="%s" version="1.0.0" api="%s"><title>%s</title>%s<contributes><exporter id="%s:x" label="x" extension="x"/></contributes></plugin>\n' "$1" "$3" "$1" "$library" "$1" >"p/$1/plugin.xml"
  [ -z "$2" ] || cp "$2" "p/$1/plugin.so"
}
whole="$BUILD/lib/yishibu/plugins/xml/plugin.so"
plugin newer "" 2
plugin wrong-abi "$BUILD/tests/bad/wrong-abi/plugin.so" 1
plugin missing-symbol "$BUILD/tests/bad/missing-symbol/plugin.so" 1
plugin throws "$BUILD/tests/bad/throws/plugin.so" 1
plugin truncated "$whole" 1; head -c 3000 "$whole" >p/truncated/plugin.so
plugin cut-late "$whole" 1; head -c $(($(stat -c %s "$whole") * 97 / 100)) "$whole" >p/cut-late/plugin.so
plugin other-machine "$whole" 1; printf '\x08' | dd of=p/other-machine/plugin.so bs=1 seek=18 conv=notrunc status=none
plugin no-library "$whole" 1; echo "echo hello" >p/no-library/plugin.so
plugin other-id "$whole" 1
plugin untrusted "$whole" 1
plugin needs-more "" 1; sed -i 's#</title>#</title><requires id="nobody" version="2.0.0"/>#' p/needs-more/plugin.xml
plugin mistyped "" 1; sed -i 's#<exporter#<exportr#' p/mistyped/plugin.xml
plugin broken-xml "" 1; echo "<plugin" >p/broken-xml/plugin.xml
for id in wrong-abi missing-symbol throws truncated cut-late other-machine no-library other-id; do yishibu --quiet --plugin-dir p plugin trust $id >trusted; done
code yishibu --plugin-dir p plugin doctor 2>&1 | sed -E 's#/proc/self/fd/[0-9]+#FD#'
# What was trusted and then changed is not trusted any more.
echo >>p/throws/plugin.xml
yishibu --quiet --plugin-dir p plugin doctor | grep throws || true
# The book still works.
yishibu --quiet --plugin-dir p init book --name 村 --region 34
yishibu --quiet --plugin-dir p --book book new matter --set title=修路 | tail -1
# Told to be careful, the program runs what came with it and nothing else.
yishibu --safe --quiet --plugin-dir p plugin doctor 2>&1 | grep -E '^(missing-symbol|xml) '
yishibu --safe --quiet --book book export $(yishibu --book book list | cut -c1-17) --as xml -o x.xml; ls x.xml
