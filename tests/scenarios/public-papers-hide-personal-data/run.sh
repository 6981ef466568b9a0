# Papers that everybody reads show no identity, telephone or account number, in either preset, but the office's own telephone; papers for
# the file show them. The check says where they stand. What is read back from such a paper never replaces what it hid.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
said() { unzip -p "$1" word/document.xml | sed 's/<[^>]*>/\n/g' | grep -oE "$2" | sort -u; }
pattern='[0-9*-]{7,}|[０１２３４５６７８９*]{7,}|监督电话.*'
yishibu init book --name 柳岸社区 --region 34 --level community >/dev/null; cd book
matter=$(yishibu new matter --set title=退还保证金（联系13812345678） --set proposed_on=2016-03-02 --set proposer=张三13912345679 --set lead=居民委员会 --set outcome=同意退还 --set supervision_phone=0550-7012345 \
  --set results/new/content=向340102199003071232退款至6222021001001234563 --set results/new/owner=李四 --set results/new/deadline=2016-05-01 \
  --set publications/new/content=咨询0550-7654321，文号皖办发〔2015〕53号，金额13800000000元 --set publications/new/channel=notice-board --set publications/new/from=2016-03-05 --set publications/new/to=2016-03-25 \
  --set decision_notice/new/objections=来电１３８１２３４５６７８ --set decision_notice/new/from=2016-03-05 --set result_notice/new/content=已退至6222021001001234563 --set result_notice/new/from=2016-05-05 \
  --set feedback/new/audience=residents --set feedback/new/content=请联系13812345678 | id)
for paper in 公示 决议公开 实施结果公开 事项卡; do
  yishibu render $paper "$matter" -o $paper.docx >/dev/null; echo "— $paper"; said $paper.docx "$pattern"
done
echo "— 公示, the other preset"; yishibu export "$matter" --as docx --template national:publicity-classic -o classic.docx >/dev/null; said classic.docx "$pattern"
echo "— 台账"; yishibu report 台账 --year 2016 -o 台账.docx >/dev/null; said 台账.docx '退还保证金.*'; yishibu report 台账 --year 2016 | tail -1 | cut -f3
echo "— check"; code yishibu check "$matter"
later=$(yishibu new matter --set title=请电13812345678 --set proposed_on=2022-03-02 | id); yishibu check "$later" | head -1
echo "— read back"; yishibu readback 公示.docx
mkdir x; cd x; unzip -q ../公示.docx; sed -i 's/退款至/退还至/; s/同意退还/同意全部退还/' word/document.xml; zip -qr ../changed.docx .; cd ..
yishibu readback changed.docx --accept all; yishibu show "$matter" | grep -E '内容：|协商结果' | sed -E 's/^  [a-z2-7]{5}  //' | sort
