# Every command of docs/user/first-year.md, as it stands there: a secretary's first year, with nothing typed twice and nothing refused.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
sed -n '/^```sh$/,/^```$/p' "$SOURCE/docs/user/first-year.md" | sed 's/^```.*//' >commands
. ./commands | sed -E 's/[0-9]+ 字节/N 字节/; s/(^|版本 )[0-9a-f]{10}( |$)/\1REVISION\2/g'
