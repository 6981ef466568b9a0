# Who was due, who came and how they voted is typed once, in the meeting: the sheets of 四议两公开 take it from the meeting that a step
# names as its evidence, or that the procedure finds by itself. What the matter's own table says is preferred, figure by figure; where
# nobody has said anything there is a blank to write on.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
said() { # PAPER: the cells with figures
  yishibu render "$1" "$matter" -o paper.docx >/dev/null;
  echo "— $1"; unzip -p paper.docx word/document.xml | sed 's/<w:tc>/\n/g' | sed 's/<[^>]*>//g' | tr -d '\r' | sed 's/^ *//; s/ *$//' | awk 'NF' | grep -E -A1 '^(会议名称|时　　间|地　　点|主 持 人|应到人数|实到人数|表决情况|.*意见)$' | grep -v '^--' | awk 'NR % 2 { a = $0; next } { printf "%s%s：%s", sep, a, $0; sep = "；" } END { print "" }'
}
yishibu init book --name 大柳树村 --region 341181 --level village >/dev/null; cd book
matter=$(yishibu new matter --set title=机耕路硬化 --set proposed_on=2016-03-02 --set track=four-two | id)
people() { local words=() n; for n in $(seq "$2"); do words+=(--set "attendance/new$n/name=$1$n" --set "attendance/new$n/present=$([ "$n" -le "$3" ] && echo yes || echo no)"); done; printf '%s\n' "${words[@]}"; }
mapfile -t branch < <(people 党员 5 4); mapfile -t talk < <(people 委员 7 6)
yishibu new meeting --set title=党支部会议 --set held=2016-03-05T19:00 --set place=党员活动室 --set chair=王德厚 --set items/new/matter="$matter" --set items/new/decision=同意提议 "${branch[@]}" >/dev/null
yishibu new meeting --set title=两委会议 --set held=2016-03-09T19:00 --set place=村部 --set items/new/topic=机耕路 --set items/new/in_favour=5 --set items/new/against=1 --set items/new/abstain=0 --set items/new/result=同意 "${talk[@]}" >/dev/null
echo "— a step names its meeting by title; the day is the meeting's"
yishibu step "$matter" 村党组织提议 --evidence 党支部会议
yishibu step "$matter" committees-talk --evidence 两委会议 | head -1
yishibu show "$matter" | grep -A9 程序】 | sed -E 's/^  [a-z2-7]{5}  //'
said 党组织提议表; said 村“两委”会商议表; said 党员大会审议表
echo "— the matter's own table is preferred, figure by figure"
yishibu set "$matter" committees_talk/new/on=2016-03-10 committees_talk/new/due=8 >/dev/null
said 村“两委”会商议表
echo "— the villagers' meeting is found by the procedure itself"
yishibu new meeting --set title=村民代表会议 --set statutory=representatives-meeting --set held=2016-03-20T09:00 --set place=村小学 --set attended_members=31 --set items/new/matter="$matter" --set items/new/in_favour=30 --set items/new/against=0 --set items/new/abstain=1 --set items/new/result=表决通过 >/dev/null
said 村民（代表）会议决议
yishibu render 决议公开 "$matter" -o paper.docx >/dev/null; unzip -p paper.docx word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g; s/^ *//' | grep -E '应到|提议，|通过'
echo "— words that name no record stay words"
yishibu step "$matter" members-review --evidence 党员大会记录本第12页 --on 2016-03-15 | head -1
yishibu show "$matter" | grep 第12页 | sed -E 's/^  [a-z2-7]{5}  //'
echo "— a meeting that was corrected since speaks through its correction"
talk=$(yishibu list meeting --where title=两委会议 | id); yishibu issue "$talk" --reason 补录 >/dev/null
fresh=$(yishibu --json correct "$talk" --reason 票数写错 | id)
yishibu set "$fresh" items/"$(yishibu show "$fresh" | grep 议题：机耕路 | grep -o '[a-z2-7]\{5\}' | head -1)"/in_favour=6 >/dev/null
said 村“两委”会商议表 | grep -o 赞成.人
