# Who types what stands on paper is understood: a village's own words for a form, an article with its number, a paragraph by the number or
# the place it has on paper. The same name twice is told, a word that is in no list says where the list is.
for plugin in find rules; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
yishibu --quiet init book --name 石桥村 --region 34 >/dev/null; cd book
yishibu new meeting --set title=修路的会 --set form=村民议事会 --set held=2016-03-05T09:00
for word in 村民议事会 '村（居）民议事会'; do yishibu --quiet search --form "$word" | head -2; yishibu --quiet search 会 --form "$word" | head -1; done
yishibu new meeting --set title=没有的会 --set form=茶话 --set held=2016-03-06T09:00
echo "— the same name twice"
yishibu new matter --set title=修路 --set proposed_on=2016-03-01; yishibu new matter --set title=修路 --set proposed_on=2016-03-02
echo "— an article as it is printed"
rule=$(yishibu new rule --set title=村规民约 '--set=正文/new=第一章　总则' '--set=正文/new2=第一条　为了和睦，制定本约。' '--set=正文/new3=第二条 有事商量，按第一条办。' --set 正文/new4=第三条意见是好的。 | id)
body() { grep '<p ' rules/*"${rule#*-}"* | sed -E 's/^ *//; s/ id="[^"]*"//'; }
body
yishibu rule insert "$rule" --after 第一条 --text 一户一票。 | tail -1
yishibu set "$rule" 正文/第三条=有事先商量。; yishibu set "$rule" '正文/第三条=第三条　有事先商量，按第一条办。'; body
echo "— brought back by the number or the place on paper"
old=$(yishibu --json history "$rule" | grep -o '"revision":"[0-9a-f]*"' | sed -n 2p | cut -d'"' -f4)
yishibu --quiet restore "$rule" "$old" --part 第三条 --reason 试 | tail -1; yishibu --quiet restore "$rule" "$old" --part 第4段 --reason 试 | tail -1; code yishibu --quiet restore "$rule" "$old" --part 第9段 --reason 试; body
echo "— rows by what they say, or by their place; a term by a word that only it has"
matter=$(yishibu new matter --set title=路灯 --set proposed_on=2016-04-01 --set 类别=矛盾纠纷 --set 协商成果/new/内容=装灯 --set 协商成果/new2/内容=修线 --set 公示/new/公示渠道=村务公开栏 | tee ../said | id); tail -1 ../said
code yishibu set "$matter" 协商成果/装灯/责任人=张三 协商成果/第2行/责任人=李四 公示/村务公开栏/公示开始=2016-04-02 协商成果/new/内容=装灯
code yishibu set "$matter" 协商成果/装灯/责任人=王五
code yishibu set "$matter" 协商成果/没有/责任人=王五
code yishibu set "$matter" 类别=居民
yishibu show "$matter" | grep -A9 成果】
code yishibu set "$matter" 协商成果/第1行= 协商成果/第2行=; yishibu show "$matter" | grep -A2 成果】
yishibu set "$matter" 协商主体/new/主体类别=居民代表 | head -1
meeting=$(yishibu new 会议 --set 会议名称=又一次会 --set 召开时间=2016-05-01T09:00 --set 参会人员/new/姓名=王 --set 参会人员/new/吸纳的人员=党代表 --set 参会人员/new/吸纳的人员=老党员 | id); yishibu show "$meeting" | grep 吸纳
echo "— a list without a kind understands the field's printed name too; what no kind has, several have, or is no date is said"
yishibu list --where 协商形式=村民议事会 --from 2016年3月 --to 2016
for wrong in '--where 胡说=x' '--where 参加人数=3' '--from 昨天'; do code yishibu list $wrong 2>&1; done
echo "— what left the book is shown as it stood"
gone=$(yishibu list 会议 | head -1 | cut -c1-17); first=$(yishibu --json history "$gone" | grep -o '"revision":"[0-9a-f]*"' | tail -1 | cut -d'"' -f4)
YISHIBU_AUTHOR=旁人 yishibu remove "$gone" --reason 误建 >/dev/null; code yishibu show "$gone" 2>&1; yishibu show "$gone" --at "$first" | head -1
YISHIBU_AUTHOR=旁人 yishibu undo >/dev/null; yishibu who "$gone" | cut -c13- | sort -u | head -3
