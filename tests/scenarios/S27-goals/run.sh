# S27 六项目标是自查报告的标题，数字都有出处。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new matter title=停车 proposed_on=2016-03-01
yishibu report 自查报告 --year 2016 | grep -oE "（[一二三四五六]）[^：，。]*" | head -6
