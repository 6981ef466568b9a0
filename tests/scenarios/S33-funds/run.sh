# S33 经费：每次活动的费用和渠道。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new meeting title=议事会 held=2016-03-15T19:00 cost=120 cost_source=社区工作经费; yishibu show 议事会 | grep -E "费用|经费"
code yishibu set 议事会 cost=一百二
