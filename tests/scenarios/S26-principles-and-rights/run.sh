# S26 六项原则、四项权利：词语库；协商先于决策；议而不决、决而不行。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
grep -c '<term' "$SOURCE/plugins/national/vocabularies/principle.xml"; grep -c '<term' "$SOURCE/plugins/national/vocabularies/right.xml"; yishibu explain 监督权 | head -2
matter=$(new matter title=停车 proposed_on=2016-03-01 subjects/new/subject=registered-resident catalogue=目录外 publications/new/from=2016-03-02)
quietly new meeting title=议事会 held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$matter" items/new/result=达成一致
yishibu check "$matter" | grep 早于 || true
second=$(new matter title=路灯 proposed_on=2016-03-02 subjects/new/subject=registered-resident catalogue=目录外); quietly new meeting title=议事会二 held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$second"
yishibu list matter --where stuck
