# S21 成果采纳、落实：责任人、时限、进度，临期和逾期。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
today 2016-04-05
matter=$(new matter title=停车 proposed_on=2016-03-01 subjects/new/subject=registered-resident results/new/content=划线 results/new/owner=物业 results/new/deadline=2016-04-10 results/new/adoption=采纳 catalogue=目录外)
quietly new meeting title=议事会 held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$matter" items/new/result=达成一致
yishibu list matter --where due; today 2016-04-11; yishibu list matter --where overdue
yishibu set "$matter" results/"$(row "$matter" 划线)"/done_on=2016-04-11 results/"$(row "$matter" 划线)"/progress=完成 >/dev/null
code yishibu list matter --where due; line "$matter"
yishibu --json report 年度总结 --year 2016 | python3 -c 'import json,sys; [print(f["label"], f["value"], f.get("of")) for f in json.load(sys.stdin)["figures"] if f["code"] in ("results","adopted","on_time")]'
