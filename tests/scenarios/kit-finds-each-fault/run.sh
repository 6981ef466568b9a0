# Nine copies of the scaffold, each broken in one of the nine ways: the kit finds it there and nowhere else.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
command -v c++ >/dev/null || { echo "skipped: there is no compiler"; exit 77; }
yishibu plugin new good >/dev/null
copy() { cp -r "$1" "$2"; }
judge() { # folder: what is not in order, with its fix
  (code yishibu plugin check "$1") | grep -vE '^[1-9] .*：(通过|没有可检查的|此处未做.*)$' || true
}
row() { sed -i "s#</contributes>#$2</contributes>#" "$1/plugin.xml"; }
# Code: the scaffold's, with a call into a second file in which the three differ.
code=good-code; yishibu plugin new $code --exporter >/dev/null
sed -i 's#^namespace plugin_good_code {#void fault(bool empty_record);\n\n&#; s#    std::string text;#    fault(request.records.front().kind.empty());\n&#' $code/src/plugin.cpp
echo 'extern "C" __attribute__((visibility("default"))) int second() { return 2; } void fault(bool) {}' >fault6.cpp
echo 'void fault(bool empty_record) { if (empty_record) __builtin_trap(); }' >fault7.cpp
cat >fault9.cpp <<'C'
#include <cstring>
void fault(bool) {
  volatile std::size_t size = 48;
  char* heap = new char[40];
  char stack[64];
  std::memset(heap, 1, 40);
  std::memcpy(stack, heap, size);
  delete[] heap;
}
C
flags="-std=c++20 -fPIC -fvisibility=hidden -I$SOURCE/core/include"
c++ $flags -c $code/src/plugin.cpp -o plugin.o
for n in 6 7 9; do
  cp -r $code f$n
  echo "{ global: yishibu_plugin; second; local: *; };" >plugin.map
  c++ $flags -shared plugin.o fault$n.cpp -o f$n/plugin.so -Wl,-z,nodelete -Wl,--version-script=plugin.map
done

echo "1 a file that nothing names"; copy good f1; echo x >f1/notes.txt; judge f1
echo "2 a check of a field that is not there"; copy good f2; sed -i 's/ field=/ if="folower"&/' f2/checks/meeting.xml; judge f2
echo "3 a template with a tag that nothing fills"; copy good f3
mkdir -p pattern/word
echo '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{会议名称}{nobody}</w:t></w:r></w:p></w:body></w:document>' >pattern/word/document.xml
yishibu --quiet template pack pattern --base "$SOURCE/templates/base" -o f3/templates/minutes.docx >/dev/null
row f3 '<template id="good:minutes" label="x" file="templates/minutes.docx"/>'; sed -i 's/template="national:minutes"/template="good:minutes"/' f3/plugin.xml; judge f3
echo "4 a procedure that runs in a circle"; copy good f4; mkdir f4/procedures
row f4 '<procedure id="good:way" label="x" kind="national:training" file="procedures/way.xml"/>'
echo '<procedure xmlns="urn:yishibu:plugin:1"><step id="begin" label="a"/><step id="go" label="b" after="begin back"/><step id="back" label="c" after="go"/><step id="end" label="d" after="begin" final="yes"/></procedure>' >f4/procedures/way.xml; judge f4
echo "5 a language that is not complete"; copy good f5; mkdir f5/po
printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Nobody"\nmsgstr ""\n' >f5/po/zh_CN.po; judge f5
echo "6 code that exports a second symbol"; judge f6
echo "7 an exporter that crashes on an empty record"; judge f7
echo "8 a scenario that ends otherwise"; copy good f8; sed -i 's/没有问题/有问题/' f8/tests/samples/expected.txt; judge f8
# Where the program itself is built to find such faults, the plugin's own scenario (8) meets it as well.
echo "9 an exporter that reads beyond its memory"
yishibu plugin check f9 >said || true
grep -qE '^9 .*(不通过|此处未做)' said && ! grep -q '^[1-7] .*不通过' said && echo "found there, or there is no tool for it here" || cat said
# As data; and the unbroken one.
yishibu --json plugin check f1 | grep -o '"number":[12],[^[]*' || true
yishibu plugin check good | grep -v '没有可检查的'
