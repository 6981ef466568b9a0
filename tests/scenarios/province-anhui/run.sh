# Anhui: a matter is held against the city's catalogue, and for what concerns many only a council or a hearing counts as the special
# meeting; the committee bears one of three names, its chairman should be the secretary or the director.
rows() { sed 's/^  [a-z2-7]\{5\}  /  · /'; }  # their ids are made anew each time
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
export YISHIBU_NOW=2016-06-01T09:00:00Z
yishibu init book --name 柳岸社区 --region 341181 --level community >/dev/null; cd book
matter=$(yishibu new matter --set title=菜场搬迁 --set proposed_on=2016-03-01 --set wide_concern=yes --set category=public-affairs --set subjects/new/subject=owners-committee | id)
echo "— the catalogue"; yishibu show "$matter" | grep 类别 | rows
yishibu check "$matter" || true
yishibu set "$matter" catalogue=目录外 >/dev/null; yishibu check "$matter"
echo "— the special meeting"
talk=$(yishibu new meeting --set title=茶馆会议 --set form=anhui.teahouse --set held=2016-03-15T09:00 --set notice_on=2016-03-10 --set items/new/matter="$matter" | id)
yishibu show "$talk" | grep 协商形式
yishibu step "$matter" | head -1
yishibu step "$matter" | grep 专题
hearing=$(yishibu new anhui:hearing --set title=菜场搬迁听证会 --set held=2016-03-20T09:00 --set notice_on=2016-03-10 --set items/new/matter="$matter" --set conclusion=同意搬迁 | id)
yishibu step "$matter" | grep 专题
yishibu render anhui:hearing "$hearing" -o ../hearing.docx; unzip -p ../hearing.docx word/document.xml | grep -c 菜场搬迁听证会
echo "— of several villages, and 四议两公开"
for way in extent=cross track=four-two; do yishibu step "$(yishibu new matter --set title=别的事项 --set proposed_on=2016-03-01 --set $way | id)" | head -1; done
echo "— the committee"
people=$(yishibu new anhui:committee --set title=柳岸社区协商议事委员会 --set named=deliberation --set established=2016-01-10 --set members/new/name=周明远 --set members/new/role=director --set members/new/source=other | id)
yishibu show "$people" | grep 名称
yishibu check "$people" || true
