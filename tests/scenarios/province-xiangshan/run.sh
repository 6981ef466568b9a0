# Xiangshan: say, discuss, handle, evaluate. Who is not satisfied sends the matter round once more: it is handled and evaluated anew.
rows() { sed 's/^  [a-z2-7]\{5\}  /  · /'; }  # their ids are made anew each time
id() { grep -o "[0-9]\{8\}-[a-z2-7]\{8\}" | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
row() { yishibu show "$1" | grep "$2" | sed "s/^  \([a-z2-7]*\) .*/\1/" | head -1; }
now 2020-03-10
yishibu init book --name 墙头村 --region 330225 --level village >/dev/null; cd book
matter=$(yishibu new matter --set title=村口路灯 --set track=xiangshan.say --set category=public-affairs | id)
yishibu show "$matter" | grep -A3 办理程序 | rows
echo "— said on the 10th"
say=$(yishibu new xiangshan:say-meeting --set title=三月第一次说事会 --set form=xiangshan.say-meeting --set platform=xiangshan.hall --set held=2020-03-10T19:00 --set say_day=yes --set said/new/name=王桂芳 --set said/new/content=村口没有路灯 --set said/new/matter="$matter" \
  --set said/new2/name=李德明 --set said/new2/content=垃圾桶太少 | id)
yishibu show "$say" | grep -E "形式|平台|说事人" | rows
yishibu check "$say" | grep 说事 || true
echo "— round it goes"
now 2020-03-26; yishibu new meeting --set title=会商 --set held=2020-03-25T19:00 --set items/new/matter="$matter" --set items/new/topic=村口路灯 --set items/new/result=装两盏 >/dev/null
yishibu set "$matter" results/new/content=装两盏路灯 results/new/deadline=2020-04-30 >/dev/null
yishibu step "$matter" | head -1
now 2020-05-05; yishibu list matter --where overdue
yishibu set "$matter" "results/$(row "$matter" 内容：装两盏)/done_on=2020-05-02" >/dev/null; yishibu step "$matter" | head -1
now 2020-05-11; yishibu set "$matter" evaluation=unsatisfied evaluated_on=2020-05-10 >/dev/null
echo "  not satisfied:"; yishibu step "$matter" | sed -n '1p;4,6p'
now 2020-06-02; yishibu set "$matter" "results/$(row "$matter" 内容：装两盏)/done_on=2020-06-01" >/dev/null
echo "  handled anew:"; yishibu step "$matter" | head -1
yishibu set "$matter" evaluation=satisfied evaluated_on=2020-06-02 >/dev/null
echo "  satisfied:"; yishibu step "$matter" close --on 2020-06-02 | tail -1
yishibu render 落实反馈表 "$matter" -o ../feedback.docx; unzip -p ../feedback.docx word/document.xml | grep -c 装两盏路灯
echo "— in the next county there is no such way"
yishibu init ../next --name 别村 --region 330226 --level village >/dev/null
yishibu --book ../next new matter --set title=路灯 --set track=xiangshan.say | head -2
