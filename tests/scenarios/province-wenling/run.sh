# Wenling: who takes part is drawn, from a list and a seed that are written down; opinions are said, handled and answered; the people's
# congress decides.
rows() { sed 's/^  [a-z2-7]\{5\}  /  · /'; }  # their ids are made anew each time
id() { grep -o "[0-9]\{8\}-[a-z2-7]\{8\}" | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
row() { yishibu show "$1" | grep "$2" | sed "s/^  \([a-z2-7]*\) .*/\1/" | head -1; }
now 2026-01-12
yishibu init book --name 泽国镇 --region 331081 --level township >/dev/null; cd book
matter=$(yishibu new matter --set title=2026年道路预算 --set proposed_on=2026-01-05 --set track=wenling.budget --set category=public-affairs | id)
yishibu step "$matter" | head -1
echo "— the draw"
fields="--set title=道路预算恳谈抽选 --set matter=$matter --set drawn_on=2026-01-12 --set participants=28"
for n in $(seq 1 60); do fields="$fields --set pool/new$n/name=代表$n --set pool/new$n/stratum=第$((n % 4 + 1))片"; done
for n in $(seq 1 24); do fields="$fields --set drawn/new$n/name=代表$n"; done
draw=$(yishibu new wenling:sampling $fields | id)
yishibu check "$draw" || true
yishibu set "$draw" participants=32 seed=20260112 method=简单随机 >/dev/null; yishibu check "$draw"
yishibu set "$draw" participants=30 drawn/new1/name=代表25 drawn/new2/name=代表24 >/dev/null; yishibu check "$draw" || true
echo "— the talk"
talk=$(yishibu new wenling:talk --set title=道路预算民主恳谈会 --set form=wenling.talk --set held=2026-01-10T09:00 --set notice_on=2026-01-08 --set sampling="$draw" --set items/new/matter="$matter" --set ledger/new/name=代表3 --set ledger/new/opinion=先修断头路 | id)
yishibu show "$talk" | grep -E "协商形式|抽选记录|提出人" | rows
now 2026-01-20; yishibu check "$talk" | grep -v "主体" || true
yishibu set "$talk" held=2026-01-16T09:00 responded_on=2026-01-20 "ledger/$(row "$talk" 先修断头路)/handling=列入一季度" "ledger/$(row "$talk" 先修断头路)/response=已列入" >/dev/null
yishibu step "$matter" | head -1
yishibu step "$matter" congress --on 2026-01-20 --evidence 镇人大会议决议 | tail -1
yishibu render 会议记录 "$talk" -o ../minutes.docx; unzip -p ../minutes.docx word/document.xml | grep -c 民主恳谈会
