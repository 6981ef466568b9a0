# A year's reports, made from records alone: every figure is what an independent count over the book's files gives, with the records it
# counts; what no record says is 未记录. The same again after records were added. Each format opens and says the same.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
cd out/book
recount() { yishibu --json report 自查报告 --year 2016 >report.json; python3 "$SCENARIO/count.py" . 2016 report.json; rm report.json; }
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
recount
yishibu report self-inspection --year 2016
echo "— annual"; yishibu report 年度总结 --year 2016
echo "— ledger"; yishibu report 台账 --year 2016
echo "— more records"
yishibu new training --set title=协商业务培训 --set date=2016-05-06 --set people=42 >/dev/null
yishibu new training --set title=骨干培训 --set date=2016-10-11 >/dev/null
meeting=$(yishibu list meeting | id)
yishibu new subsidy --set title=误工补贴 --set date=2016-12-20 --set resolution="$meeting" --set commission=居委会委托书 --set people/new/name=王建国 --set people/new/sittings=3 --set people/new/amount=150.50 \
  --set people/new2/name=何俊 --set people/new2/sittings=2 --set people/new2/amount=待补 >/dev/null
matter=$(yishibu new matter --set title=老楼加装扶手 --set proposed_on=2016-07-01 --set commissioned_by=街道办事处 --set results/new/content=三处加装扶手 --set results/new/deadline=2016-10-31 --set results/new/progress=尚未启动 \
  --set results/new2/content=补漆 --set results/new2/deadline=2017-03-31 --set results/new2/adoption=不采纳 | id)
yishibu new meeting --set title=扶手恳谈 --set held=2016-07-20T19:00 --set form=talk --set platform=womens-home --set notice_on=2016-07-18 --set items/new/matter="$matter" --set items/new/result=未达成一致 \
  --set attendance/new/name=甲 --set attendance/new/unit=老党员 --set attendance/new/present=yes --set attendance/new2/name=乙 --set attendance/new2/unit=楼栋长 --set dissent/new/person=乙 --set dissent/new/opinion=费用太高 >/dev/null 2>new.log || cat new.log
yishibu new matter --set title=邻里食堂 --set proposed_on=2016-12-01 >/dev/null
yishibu new matter --set title=明年的事 --set proposed_on=2017-01-05 >/dev/null
recount
yishibu report 自查报告 --year 2016 | sed -n '/四、/,$p'
echo "— a year of which nothing is written"
yishibu report annual --year 2013
echo "— kept as a record"
saved=$(yishibu report 自查报告 --year 2016 --save | id)
yishibu check "$saved"; yishibu list report
echo "— files"
for report in 自查报告 台账; do
  for format in docx csv xlsx svg; do
    yishibu report $report --year 2016 -o a.$format >/dev/null; yishibu report $report --year 2016 -o b.$format >/dev/null; cmp a.$format b.$format && echo "$report $format: the same bytes twice"; rm b.$format
  done
  head -3 a.csv; python3 "$SCENARIO/tables.py" a.csv a.xlsx; xmllint --noout a.svg
  rm a.docx a.csv a.xlsx a.svg
done
if command -v soffice >/dev/null && command -v pdftoppm >/dev/null; then  # drawn once: the picture is as wide as it must be, and its letters are there
  yishibu report 年度总结 --year 2016 -o chart.png >/dev/null
  file chart.png | grep -q 'PNG image data, 19[0-9][0-9] x' || file chart.png
  [ "$(stat -c %s chart.png)" -gt 30000 ] || echo "the picture has lost its letters"
fi
echo 改过 >report.docx; code yishibu report annual --year 2016 -o report.docx; cat report.docx; code yishibu report annual --year 2016 -o report.docx --force
code yishibu report annual --year 2016 -o report.doc
code yishibu report 月报 --year 2016
code yishibu report annual --year 去年
