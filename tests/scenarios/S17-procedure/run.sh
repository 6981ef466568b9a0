# S17 四步程序：每步有依据，缺什么看得见，三方反馈分开记。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车 proposed_on=2016-03-01 subjects/new/subject=registered-resident catalogue=目录外)
line "$matter"
meeting=$(new meeting title=议事会 held=2016-03-15T19:00 items/new/matter="$matter" items/new/result=达成一致); line "$matter"
yishibu list matter --where gap
yishibu set "$meeting" notice_on=2016-03-10 >/dev/null
yishibu set "$matter" publications/new/from=2016-03-20 feedback/new/audience=residents feedback/new/on=2016-04-01 >/dev/null; line "$matter"
yishibu --json step "$matter" | python3 -c 'import json,sys; [print(s["label"], s["state"]) for s in json.load(sys.stdin)["steps"] if s["id"].startswith("feedback")]'
