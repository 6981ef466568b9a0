# S19 争议较大的提交村（居）民会议或者村（居）民代表会议，材料随着走。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车收费 proposed_on=2016-03-01 subjects/new/subject=registered-resident agreement=disputed catalogue=目录外)
quietly new meeting title=议事会 held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$matter" items/new/result=未达成一致
line "$matter"
quietly new meeting title=居民代表会议 statutory=representatives-meeting held=2016-04-01T19:00 notice_on=2016-03-20 items/new/matter="$matter" items/new/result=通过
yishibu step "$matter" | grep 代表; yishibu list meeting --of "$matter"
