# S05 十四类协商主体：会上缺了哪一类。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
grep -c '<term' "$SOURCE/plugins/national/vocabularies/subject-kind.xml"
matter=$(new matter title=停车 proposed_on=2016-03-01 subjects/new/subject=property-company subjects/new2/subject=owners-committee subjects/new3/subject=registered-resident)
meeting=$(new meeting title=议事会 held=2016-03-15T19:00 items/new/matter="$matter" attendance/new/name=王建国 attendance/new/subject=registered-resident attendance/new/present=yes)
yishibu check "$meeting" | grep 主体
yishibu set "$meeting" attendance/new/name=冯立 attendance/new/subject=property-company attendance/new2/name=何俊 attendance/new2/subject=owners-committee >/dev/null
yishibu check "$meeting" | grep -c 主体 || true
