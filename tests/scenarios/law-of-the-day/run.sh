# One and the same meeting, held in 2016, 2019 and 2026: each is judged by the law of its day, with the article; what is not known
# is said to be not known, and what is mended is met.
export YISHIBU_NOW=2026-02-28T09:00:00Z
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
yishibu init book --name 大柳树村 --region 341181 --level village >/dev/null; cd book
checked() { yishibu check "$@" || true; }
for day in 2016-03-15 2019-03-15 2026-02-10; do
  meeting=$(yishibu new meeting --set title=村民会议 --set held=${day}T09:00 --set statutory=residents-meeting --set notice_on=${day%-*}-08 --set attended_adults=300 --set attended_households=120 \
    --set items/new/topic=水渠维修 --set items/new/in_favour=150 | id)
  echo "— $day, without the village's figures"
  checked "$meeting"
  meetings="${meetings:-} $meeting"
done
yishibu new profile --set title=大柳树村概况 --set figures/new/figure=adults --set figures/new/on=2016-01-01 --set figures/new/value=601 >/dev/null
yishibu set "$(yishibu list profile | id)" figures/new/figure=households figures/new/on=2016-01-01 figures/new/value=180 >/dev/null
for meeting in $meetings; do echo "— with them"; checked "$meeting"; done
item=$(yishibu show "$meeting" | grep -o '^  [a-z2-7]\{5\}' | head -1 | tr -d ' ')
yishibu set "$meeting" urgent_reason=汛情紧急 "items/$item/in_favour=151" minutes/new=会议经过。 >/dev/null
echo "— mended, with everything that was asked"
checked "$meeting" --all
echo "— as programs read it"
yishibu --json check "$meeting" --all | grep -o '"result":"[a-z-]*"' | sort | uniq -c
