# A bundle that goes on from an earlier one holds only what is new or changed since; archive numbers go on, what was changed keeps its own; the third needs to
# see the second only. Nothing new is an answer, and a damaged earlier bundle is no ground to build on.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
items() { grep -oE '<(item|had) .*' "$1/data/bundle.xml" | grep -oE '^<(item|had)|archive-no="[^"]*"|title="[^"]*"|replaces' | tr '\n' ' ' | sed 's/<item/\nitem/g; s/<had/\nhad/g; s/$/\n/' | sed '/^$/d'; }
first=$(new meeting title=一次会 held=2016-03-01T14:30 items/new/topic=路灯 items/new/result=同意); second=$(new meeting title=二次会 held=2016-04-01T14:30 items/new/topic=停车 items/new/result=同意)
yishibu --quiet bundle create --year 2016 --force -o one >/dev/null; items one
quietly new meeting title=三次会 held=2016-05-01T14:30 items/new/topic=水渠 items/new/result=同意; quietly yishibu --quiet set "$first" place=居委会
echo "— the second"; yishibu --quiet bundle create --year 2016 --force --since one -o two.zip | tail -2 | sed 's/[0-9]* 字节/N 字节/'; python3 -m zipfile -e two.zip .; items two
grep -h 增量 two/data/00-说明文件.txt two/bag-info.txt; xmllint --noout --schema two/data/schemas/bundle.xsd two/data/bundle.xml 2>&1; yishibu bundle verify two | tail -1 | sed 's/[0-9]* 字节/N 字节/'
echo "— nothing new"; code yishibu --quiet bundle create --year 2016 --since two -o three | tail -3
quietly new meeting title=四次会 held=2016-06-01T14:30 items/new/topic=绿化 items/new/result=同意
echo "— the third"; yishibu --quiet bundle create --year 2016 --force --since two.zip -o three >/dev/null; items three
echo "— damaged"; echo x >>two/data/00-说明文件.txt; code yishibu --quiet bundle create --year 2016 --force --since two -o four 2>&1 | tail -2
