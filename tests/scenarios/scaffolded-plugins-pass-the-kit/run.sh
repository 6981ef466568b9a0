# Every command of docs/developer/plugins.md, as it stands there, with an installed program: plugins from “plugin new” pass the kit.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
command -v c++ >/dev/null || { echo "skipped: there is no compiler"; exit 77; }
cmake --install "$BUILD" --prefix "$PWD/prefix" >/dev/null
export CMAKE_PREFIX_PATH=$PWD/prefix PATH=$PWD/prefix/bin:$PATH
unset -f yishibu
build() { cmake "$@" >build.log 2>&1 || cat build.log; }
sed -n '/^```sh$/,/^```$/p' "$SOURCE/docs/developer/plugins.md" | sed 's/^```.*//; s/^cmake /build /' >commands
grep -c . commands
# Without sanitizers and valgrind the ninth check says that it was not made.
set -o pipefail
. ./commands | sed -E 's/^9 内存错误：(通过|此处未做.*)$/9 内存错误：通过或此处未做/; /程序自带/d'
# What it must not do.
code yishibu plugin new cn-zz -o cn-gd
code yishibu plugin new cn-gd -o elsewhere
code yishibu plugin new national
code yishibu plugin new Anhui
