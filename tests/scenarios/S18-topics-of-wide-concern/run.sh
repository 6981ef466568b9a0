# S18 涉及面广、关注度高：专题议事会或民主听证会。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车 proposed_on=2016-03-01 wide_concern=yes subjects/new/subject=registered-resident catalogue=目录外)
line "$matter"
quietly new meeting title=茶馆会议 form=anhui.teahouse held=2016-03-12T19:00 notice_on=2016-03-10 items/new/matter="$matter"; yishibu step "$matter" | grep 专题
quietly new meeting title=听证会 form=decision-hearing held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$matter"; yishibu step "$matter" | grep 专题
