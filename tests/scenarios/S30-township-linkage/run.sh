# S30 乡镇与村（社区）联动：村里的记录原样到镇里。
. "$SOURCE/tests/system.sh"
book 大柳树村 34 village
matter=$(new matter title=修路 proposed_on=2016-03-01); yishibu export "$matter" --as xml -o up.xml >/dev/null
cd ..; yishibu init town --name 河沿镇 --region 34 --level township >/dev/null; cd town
yishibu new matter --from ../book/up.xml; yishibu set "$matter" problems/new/content=资金缺口 problems/new/answer=镇里补助 >/dev/null
yishibu export "$matter" --as xml -o down.xml >/dev/null; grep -c 镇里补助 down.xml; code yishibu new matter --from ../book/up.xml
