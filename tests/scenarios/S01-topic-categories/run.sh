# S01 五类协商内容：受控词表，一件事项可有几类，按类统计。
. "$SOURCE/tests/system.sh"
book 柳岸社区 11
for word in 切身利益 实际困难 重点工作 法律法规 提出协商需求; do yishibu --json explain "$(grep -o "label=\"[^\"]*$word[^\"]*\"" "$SOURCE/plugins/national/vocabularies/topic-category.xml" | cut -d'"' -f2)" | grep -o '"code":"[^"]*"'; done
quietly new matter title=路灯 proposed_on=2016-03-01 category=public-affairs category=subject-demand
code yishibu set 路灯 category=parking; yishibu set 路灯 category=public-affairs category=subject-demand >/dev/null
quietly new matter title=停车 proposed_on=2016-04-01 category=public-affairs
yishibu --json report 年度总结 --year 2016 | python3 -c 'import json,sys; [print(p["label"][:12], p["value"]) for f in json.load(sys.stdin)["figures"] if f["code"]=="topics" for p in f["parts"]]'
