# Shandong: representatives are told five days ahead, in writing and on the board, and of the women among them two thirds come; village
# affairs are published in four steps. Its five days on the board hold until 2025; from 2026 the national fifteen do, and are cited.
rows() { sed 's/^  [a-z2-7]\{5\}  /  · /'; }  # their ids are made anew each time
id() { grep -o "[0-9]\{8\}-[a-z2-7]\{8\}" | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
row() { yishibu show "$1" | grep "$2" | sed "s/^  \([a-z2-7]*\) .*/\1/" | head -1; }
now 2026-03-31
yishibu init book --name 南李村 --region 370305 --level village >/dev/null; cd book
yishibu new profile --set title=南李村概况 --set figures/new/figure=representative-members --set figures/new/on=2024-01-01 --set figures/new/value=6 --set figures/new2/figure=shandong.women-representatives --set figures/new2/on=2024-01-01 --set figures/new2/value=3 >/dev/null
yishibu show "$(yishibu list profile | id)" | grep 妇女 | rows
echo "— the representatives' meeting: enough came, but of three women one"
meeting=$(yishibu new shandong:representatives-meeting --set title=村民代表会议 --set statutory=representatives-meeting --set held=2025-06-10T09:00 --set notice_on=2025-06-06 --set posted_on=2025-06-06 --set minutes/new=略。 \
  --set attendance/new/name=王桂芳 --set attendance/new/woman_representative=yes --set attendance/new/present=yes --set attendance/new2/name=李德明 --set attendance/new2/present=yes \
  --set attendance/new3/name=周海 --set attendance/new3/present=yes --set attendance/new4/name=何俊 --set attendance/new4/present=yes \
  --set attendance/new5/name=孙玉梅 --set attendance/new5/woman_representative=yes --set attendance/new5/present=no | id)
yishibu check "$meeting" || true
yishibu set "$meeting" notice_on=2025-06-05 posted_on=2025-06-05 written_notice=yes "attendance/$(row "$meeting" 孙玉梅)/present=yes" >/dev/null
yishibu check "$meeting" --all | grep -E "妇女|三分之二|五日|书面"
echo "— one and the same publication of a matter, in 2025 and in 2026"
for year in 2025 2026; do
  matter=$(yishibu new matter --set title=文化广场 --set proposed_on=$year-02-01 --set category=public-affairs --set publications/new/channel=notice-board --set publications/new/from=$year-03-01 --set publications/new/to=$year-03-04 | id)
  yishibu check "$matter" || true
  yishibu set "$matter" "publications/$(row "$matter" 公示渠道)/to=$year-03-08" >/dev/null
  echo "$year, seven days:"; yishibu check "$matter" --all | grep 期限
done
yishibu step "$matter" | head -1
echo "— village affairs in four steps"
paper=$(yishibu new shandong:publication --set title=2025年第四季度村务公开 --set scheme_on=2025-12-20 --set joint_on=2025-12-22 --set contents/new/content=deliberation --set contents/new/matter="$matter" --set contents/new2/content=finance --set contents/new2/text=路灯维修 | id)
yishibu show "$paper" | grep 类别 | rows
yishibu step "$paper"
yishibu set "$paper" reviewed_on=2025-12-23 from=2025-12-25 to=2025-12-28 >/dev/null
yishibu check "$paper" || true
yishibu set "$paper" reviewed_on=2025-12-21 "contents/$(row "$paper" 路灯维修)/amount=800" from=2026-01-05 to=2026-01-12 >/dev/null
echo "put up in January instead:"; yishibu check "$paper" || true
yishibu step "$paper" | head -1
yishibu render 公示 "$matter" -o ../notice.docx; unzip -p ../notice.docx word/document.xml | grep -c 文化广场
