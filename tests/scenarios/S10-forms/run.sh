# S10 全国六种形式：词表、文书、程序。
. "$SOURCE/tests/system.sh"
book 柳岸社区 11
for form in residents-council board compound owners decision-hearing democratic-appraisal; do yishibu --json explain $form | grep -o '"label":"[^"]*"' | tail -1; done
quietly new meeting title=听证会 form=decision-hearing held=2016-03-15T19:00
yishibu show 听证会 | grep 形式; yishibu list meeting --where form=decision-hearing
