# A record made by mistake leaves the book, is told of, and can come back. Others that name it are said first.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
at() { export YISHIBU_NOW=$1T08:00:00Z YISHIBU_AUTHOR=$2; }
masked() { sed -E 's/ [0-9a-f]{10} / VVVVVVVVVV /; s/^[0-9a-f]{10}  //'; }
at 2016-03-01 陈晓燕
yishibu --quiet new matter --set title=修路 --set proposed_on=2016-03-01 >/dev/null
yishibu --quiet new matter --set title=停车 --set proposed_on=2016-03-02 >/dev/null
yishibu --quiet new meeting --set title=协商会 --set held=2016-03-15T14:30 --set place=议事厅 >/dev/null
meeting=$(yishibu list meeting | cut -c1-17)
yishibu set $meeting items/new/matter=修路 >/dev/null
echo "— a reason is asked for"
code yishibu remove 停车
echo "— nothing names it"
at 2016-03-02 周明远; yishibu remove 停车 --reason 重复登记; yishibu list matter
echo "— another names this one"
code yishibu remove 修路 --reason 误建
yishibu list matter
yishibu remove 修路 --reason 误建 --force
code yishibu list matter
yishibu removed | masked
yishibu --json removed | tr '}' '\n' | grep -o '"title":"[^"]*"'
echo "— it can be read, and it comes back"
yishibu diff 修路 2016-03-01 2016-03-01 --full | grep 名称
yishibu history 修路 | masked
code yishibu restore 修路 2016-03-02 --reason 找错了 2>&1 | masked
code yishibu restore 修路 2016-03-01 --part title --reason 找错了
yishibu restore 修路 2016-03-01 --reason 不是误建 | grep -v '^\['
yishibu list matter; yishibu removed | grep -c 修路 || true
yishibu history 修路 | masked
echo "— what is gone cannot be removed, what was issued stays"
code yishibu remove 停车 --reason 再删
yishibu issue $meeting --reason 先行签发 >/dev/null || true
code yishibu remove $meeting --reason 误建 --force
yishibu verify
