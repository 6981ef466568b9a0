# S04 按渠道、层次、地域特点区分协商内容。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new matter title=水渠 channel=网格 extent=group area=left-behind proposed_on=2016-03-01
quietly new matter title=路灯 channel=12345 extent=village proposed_on=2016-03-01
yishibu list matter --where extent=group; yishibu list matter --where channel=12345
yishibu show 水渠 | grep -E "渠道|层次|地域"
