# By kind, day, status, person, category, form, any field; counted, ranked, kept under a name.
yishibu init book --name 柳岸社区 --region 34
cd book
yishibu --quiet new matter --set title=修建水渠 --set proposed_on=2015-03-01 --set proposer=张三、李四 --set 类别=public-affairs >/dev/null
yishibu --quiet new matter --set title=停车秩序整治 --set proposed_on=2016-04-02 --set proposer=王五 --set 事由与背景=水渠边上停车多，水渠盖板压坏 >/dev/null
yishibu --quiet new meeting --set title=商议修渠 --set held=2016-05-03T14:30 --set form=residents-council --set chair=张三 --set 会议记录/new=大家说水渠要修。 >/dev/null
yishibu --quiet new rule --set title=水渠管护制度 --set adopted=2016-06-04 >/dev/null 2>&1 || yishibu --quiet new rule --set title=水渠管护制度 >/dev/null
found() { echo "$*"; code yishibu search "$@" | sed -E '/^    /d; s/^[^ ]*  //'; }
found 水渠; found 水渠 --kind meeting; found 水渠 --kind 事项; found 类型:会议 水渠
found 水渠 --from 2016; found 水渠 --to 2015; found 水渠 --from 2016-04-02 --to 2016-05; found --from 2016-05 --to 2016-05-03
found 水渠 --person 张三; found --person 李四; found --person 张; found --person 王五 --kind meeting
found 水渠 --category public-affairs; found --form residents-council; found --where 主持人=张三; found --where chair=张三 --where form=residents-council; found --where 提出人=张三
found 水渠 --status 草稿; found 状态:已签发; found 水渠 --status issued
yishibu --quiet issue $(yishibu list meeting | cut -c1-17) --by 张三 --reason 试 >/dev/null 2>&1 || true
found 状态:已签发; found '水渠 -状态:草稿'; found '水渠 -停车'; found 水渠 -停车; found 水渠 -停车 -管护; found 水渠 －停车; found 停车 或 管护; found 水渠 停车 OR 管护
echo "--- counted"; yishibu search 水渠 --facets --limit 1 | sed -n '/类型\|年份\|类别/p'
echo "--- ranked"; found 水渠 --rank; found 水渠 --limit 2
echo "--- kept"; found 水渠 --kind matter --save 渠; found --saved 渠; found --saved 渠 停车; yishibu search --saved 路 2>&1 || true; cat "$XDG_CONFIG_HOME/yishibu/searches.xml"
echo "--- as data"; yishibu --json search 水渠 --from 2016-05 --facets --limit 1 | sed -E 's/"id":"[^"]*"/"id":"…"/g'
