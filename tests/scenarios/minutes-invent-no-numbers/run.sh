# Who is on leave is said to be on leave, of whom nothing was written down nothing is said, and a vote that nobody entered is a blank, not a 0.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
. "$SOURCE/tests/system.sh"
yishibu --quiet init book --name 石桥村 --region 341181 >/dev/null; cd book
yishibu new 协商组织 --set 名称=村民议事会 --set 成员/new/姓名=王德厚 --set 成员/new2/姓名=李秀英 --set 成员/new3/姓名=周小梅 --set 成员/new4/姓名=赵大勇 >/dev/null
meeting=$(yishibu convene 村民议事会 --on 2016-03-15T14:30 | id); yishibu set "$meeting" 议题/new/议题=修路 参会人员/new/姓名=钱所长 参会人员/钱所长/列席=是 >/dev/null
said() { for paper in 会议记录 会议纪要; do echo "— $paper"; yishibu render $paper "$meeting" -o p.docx >/dev/null; unzip -p p.docx word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g; s/^ *//' | grep -E '人　数|到　会|出席|请　?假|缺　?席|列　?席|表决' | grep -v 表决和决议 || true; done; }
echo "== nothing was written down yet"; said
echo "== some of it"; yishibu set "$meeting" 参会人员/王德厚/到会=是 参会人员/李秀英/请假=是 参会人员/李秀英/缺席原因=住院 议题/修路/赞成=1 >/dev/null; said
echo "== all of it"; yishibu set "$meeting" 参会人员/周小梅/到会=否 参会人员/赵大勇/到会=是 参会人员/钱所长/到会=是 议题/修路/反对=1 议题/修路/弃权=0 >/dev/null; said
