# Whether a matter's results are carried out is judged once: what the secretary writes down with “step 组织实施” is not overdue in the
# report, and a result that says 已完成 without a day is not overdue in the lists. What was done later is still open in the year before.
. "$SOURCE/tests/system.sh"
book 大柳树村 341181 village
step=$(new matter title=机耕路硬化 outcome=同意 proposed_on=2016-03-02 results/new/content=硬化路面 results/new/deadline=2016-06-01 results/new2/content=设会车处 results/new2/deadline=2016-06-01)
said=$(new matter title=水渠维修 outcome=同意 proposed_on=2016-03-03 results/new/content=清淤 results/new/deadline=2016-06-01 results/new/progress=已完成，未验收)
bare=$(new matter title=路灯 proposed_on=2016-03-04 outcome=同意)
open=$(new matter title=公厕 outcome=同意 proposed_on=2016-03-05 results/new/content=改造 results/new/deadline=2016-06-01 results/new/progress=在办)
quietly new plan title=二〇一六年计划 year=2016 schedule/new/topic=机耕路硬化 schedule/new2/topic=水渠维修 schedule/new3/topic=路灯 schedule/new4/topic=公厕
judged() {
  for matter in "$step" "$said" "$bare" "$open"; do yishibu show "$matter" | grep -o '. ④ 组织实施.*'; done
  echo "overdue:"; yishibu list matter --where overdue | cut -d' ' -f5- || true
  yishibu show "$(yishibu list plan | id)" | grep 计划议题 | sed -E 's/（[0-9].*//'
  yishibu report 台账 --year 2016 | tail -4 | cut -f3,10
  yishibu report 自查报告 --year 2016 | grep -oE '逾期未办结：《[^》]*》|《[^》]*》：.*(逾期|尚未完成)[^；。]*' || true
  yishibu report 自查报告 --year 2016 | grep -oE '落实的成果数[^，。]*' | tail -1
}
echo "— before"; judged
for matter in "$step" "$bare"; do quietly yishibu step "$matter" 组织实施 --on 2016-05-20; done
echo "— written down by hand"; judged
echo "— done only the year after"
today 2017-02-10; quietly yishibu step "$open" 组织实施 --on 2017-02-01
yishibu report 台账 --year 2016 | tail -1 | cut -f3,10; yishibu show "$open" | grep -o '. ④ 组织实施.*'
