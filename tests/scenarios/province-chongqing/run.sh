# Chongqing: what is published each quarter and month is up by the 15th, what happens at once within ten days, an objection is answered
# in three; a group of villagers decides on its own matters; a seal is signed for, registered, set. Ten days on the board hold until 2025.
rows() { sed 's/^  [a-z2-7]\{5\}  /  · /'; }  # their ids are made anew each time
id() { grep -o "[0-9]\{8\}-[a-z2-7]\{8\}" | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
row() { yishibu show "$1" | grep "$2" | sed "s/^  \([a-z2-7]*\) .*/\1/" | head -1; }
now 2026-03-31
yishibu init book --name 石坝村 --region 500153 --level village >/dev/null; cd book
echo "— the third quarter, a week late"
paper=$(yishibu new chongqing:publication --set title=2025年第三季度村务公开 --set range=village --set cycle=quarterly --set counted_from=2025-09-30 --set from=2025-10-22 --set to=2025-10-30 --set contents/new/text=收支明细 \
  --set objections/new/name=王桂芳 --set objections/new/raised_on=2025-10-23 --set objections/new/content=路灯费用 | id)
yishibu show "$paper" | grep -E "范围|周期|起算|提出人" | rows
yishibu check "$paper" || true
yishibu set "$paper" from=2025-10-15 to=2025-10-25 "objections/$(row "$paper" 王桂芳)/answered_on=2025-10-26" >/dev/null; echo "in time:"; yishibu check "$paper"
yishibu step "$paper" | head -1
echo "at once:"; yishibu check "$(yishibu new chongqing:publication --set title=救灾款发放 --set range=group --set cycle=at-once --set counted_from=2026-03-01 --set from=2026-03-12 --set to=2026-03-22 | id)" || true
echo "— one and the same publication of a matter, in 2025 and in 2026"
for year in 2025 2026; do
  matter=$(yishibu new matter --set title=人行便道 --set proposed_on=$year-02-01 --set category=public-affairs --set publications/new/channel=notice-board --set publications/new/from=$year-03-01 --set publications/new/to=$year-03-08 | id)
  yishibu check "$matter" || true
  yishibu set "$matter" "publications/$(row "$matter" 公示渠道)/to=$year-03-12" >/dev/null
  echo "$year, eleven days:"; yishibu check "$matter" --all | grep 不少于
done
yishibu step "$matter" | head -1
echo "— a group of villagers decides"
own=$(yishibu new matter --set title=三组水塘承包 --set proposed_on=2025-05-01 --set track=chongqing.group --set extent=group --set lead_organ=committee --set category=public-affairs | id)
yishibu show "$own" | grep -A2 办理程序 | rows
meeting=$(yishibu new chongqing:group-meeting --set title=三组村民小组会议 --set group=三组 --set held=2025-05-20T19:00 --set notice_on=2025-05-10 --set items/new/matter="$own" --set items/new/topic=水塘承包 --set items/new/group_matter=unlisted --set items/new/result=同意 --set minutes/new=略。 | id)
yishibu show "$meeting" | grep -E "小组：|小组会议事项" | rows
yishibu check "$meeting" || true
yishibu set "$meeting" statutory=group-meeting attended_households=10 >/dev/null; yishibu check "$meeting" || true
yishibu step "$own" | head -1
yishibu render 会议记录 "$meeting" -o ../minutes.docx; unzip -p ../minutes.docx word/document.xml | grep -c 三组村民小组会议
echo "— the seal"
seal=$(yishibu new chongqing:seal-use --set title=水塘承包合同 --set applicant=三组 --set copies=3 --set registered_on=2025-05-26 | id)
yishibu step "$seal" | head -1
yishibu set "$seal" approved_on=2025-05-27 sealed_on=2025-05-27 >/dev/null; yishibu check "$seal" || true
yishibu set "$seal" approved_on=2025-05-25 approved_by=李德明 >/dev/null; yishibu check "$seal"; yishibu step "$seal" | head -1
