# The program's own plugins keep the rules that others are asked to keep.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
for id in national anhui law papers text xml history find kit; do
  yishibu plugin check --quick "$BUILD/lib/yishibu/plugins/$id" >said && echo "$id is in order" || grep -A9 '不通过' said
done
