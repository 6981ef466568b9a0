# S23 受委托的事项：结果报告，部门反馈，逾期不反馈看得见。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=拆违 proposed_on=2016-03-01 commissioned_by=县住房城乡建设局 commission_number=住建函〔2016〕7号 subjects/new/subject=registered-resident catalogue=目录外)
quietly new meeting title=议事会 held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$matter" items/new/result=达成一致
yishibu step "$matter" | grep 委托; yishibu set "$matter" reported_on=2016-04-01 >/dev/null; yishibu step "$matter" | grep 委托
yishibu list matter --where stuck; yishibu set "$matter" replied_on=2016-07-01 reply=予以采纳 >/dev/null; yishibu step "$matter" | grep 委托
code yishibu list matter --where stuck
