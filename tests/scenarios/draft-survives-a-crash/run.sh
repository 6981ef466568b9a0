# The power fails while somebody writes: the text is on the disk, offered again, and put together with what others did meanwhile.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
yishibu --quiet new matter --set title=修路 --set proposed_on=2016-03-01 >/dev/null
yishibu --quiet new matter --set title=停车 --set proposed_on=2016-03-02 >/dev/null
id=$(yishibu list | grep 修路 | cut -c1-17)
numbered() { sed -E 's/\.[0-9a-f]{12}\.txt/.VVVVVVVVVVVV.txt/; s/^[0-9a-f]{10}  //'; }
editor() { printf '#!/bin/sh\n%s\n' "$1" >../editor; chmod +x ../editor; export EDITOR=$PWD/../editor; }
echo "— no drafts yet"
code yishibu drafts
echo "— the editor saves three times; program and editor are killed before it ends"
editor 'for i in 一 二 三; do sed -i "s/名称：修路.*/名称：修路第$i稿/" "$1"; sleep 0.3; done; kill -9 $PPID; kill -9 $$'
{ "$YISHIBU" edit $id || echo "→ $?"; } 2>/dev/null
echo "— the book is as it was, the draft waits"
touch ".git/yishibu/drafts/.$id.txt.swp" ".git/yishibu/drafts/$id.txt~"  # what editors leave is no draft
yishibu list; yishibu drafts | numbered
yishibu --json drafts | grep -o '"title":"[^"]*"'
echo "— somebody else changes another part meanwhile"
YISHIBU_AUTHOR=周明远 yishibu set $id outcome=一致同意 >/dev/null
echo "— edit opens the draft again, and both are kept in one version"
editor 'grep -o "修路第.*" "$1"; sed -i "s/第三稿/定稿/" "$1"'
yishibu edit $id
yishibu show $id | grep -E '名称|结果'; yishibu history $id | numbered; code yishibu drafts
echo "— the editor fails: nothing is saved, the draft stays"
editor 'sed -i "s/定稿/半稿/" "$1"; exit 1'
code yishibu edit $id 2>&1 | numbered | sed 's#DIR[^ ]*drafts/##; s#/[^ ]*drafts/##'
echo "— an editor that cannot be had leaves no draft of what nobody changed"
EDITOR=/nowhere code yishibu edit 停车; yishibu drafts | grep -c 停车 || true
echo "— the same part was changed by somebody else: both are kept until somebody decides"
YISHIBU_AUTHOR=周明远 yishibu set $id title=修路修桥 >/dev/null
editor true
code yishibu edit $id 2>&1 | numbered | sed 's#/[^ ]*drafts/##'
echo "— what the other wrote stands above one's own text, which is saved as it is then, with what the other changed elsewhere"
YISHIBU_AUTHOR=周明远 yishibu set $id background=会计补写 >/dev/null
editor 'head -3 "$1" | grep 别人; sed -i "s/修路半稿/修路修桥半稿/" "$1"'
yishibu edit $id; yishibu show $id | grep -E '名称|背景'; code yishibu drafts
echo "— one's own change taken out again: nothing is left to save"
editor "YISHIBU_AUTHOR=周明远 '$YISHIBU' --quiet set $id title=修路修桥 >/dev/null; sed -i 's/修路修桥半稿/修路桥/' \"\$1\""; code yishibu edit $id 2>&1 | sed -n 1p
editor 'sed -i "s/^事项名称：.*/事项名称：修路修桥/" "$1"'; yishibu edit $id; code yishibu drafts
echo "— a text that is no record any more"
editor 'sed -i "s/^事项名称：/事项名称 /" "$1"'
code yishibu edit $id 2>&1 | numbered | sed 's#/[^ ]*drafts/##' | tail -2
yishibu drafts | numbered
echo "— one is given up, and only when that is meant"
name=$(yishibu --json drafts | grep -o '"name":"[^"]*"' | cut -d'"' -f4)
code yishibu drafts --drop "$name" 2>&1 | numbered
yishibu drafts --drop "$name" --yes | numbered
code yishibu drafts; code yishibu drafts --drop "$name" --yes 2>&1 | numbered
echo "— two windows on one record"
editor "YISHIBU_AUTHOR=周明远 EDITOR=true '$YISHIBU' edit $id 2>&1; sed -i 's/修路修桥/修路完工/' \"\$1\""
yishibu edit $id
yishibu list
echo "— the power fails when the draft is saved and not yet gone: it is not offered again, and no quarrel with what was changed after it"
editor 'sed -i "s/修路完工/修路验收/" "$1"; cp "$1" ..'; yishibu edit $id; cp ../2016*.txt .git/yishibu/drafts/
yishibu drafts | sed -n 2p; editor 'sed -i "s/修路验收/修路付款/" "$1"'; yishibu edit $id
cp ../2016*.txt .git/yishibu/drafts/; YISHIBU_AUTHOR=周明远 yishibu set $id outcome=部分同意 >/dev/null
editor 'sed -i "s/修路付款/修路入账/" "$1"'; yishibu edit $id; yishibu show $id | grep -E '名称|结果'; code yishibu drafts
echo "— an editor that is told something, as one with windows must be; and one in a folder with a space"
editor '[ "$1" = --wait ] && sed -i "s/修路入账/修路归档/" "$2"'; EDITOR="$PWD/../editor --wait" yishibu edit $id
mkdir "../my tools"; editor 'sed -i "s/修路归档/修路移交/" "$1"'; cp ../editor "../my tools/"; EDITOR="$PWD/../my tools/editor" yishibu edit $id
echo "— a draft that only moves a paragraph is no saved one, whatever somebody else changed"
yishibu --quiet new 制度 --set 制度名称=约定 '--set=正文/new=和睦。' '--set=正文/new=商量。' >/dev/null; rule=$(yishibu list 制度 | cut -c1-17)
editor 'sed -i "/^和睦/d; s/^商量。/&\n\n和睦。/" "$1"; exit 1'; code yishibu edit "$rule" 2>&1 | head -1
YISHIBU_AUTHOR=周明远 yishibu --quiet set "$rule" 制度名称=公约; editor true; yishibu edit "$rule" | head -1; yishibu show "$rule" | tail -2 | sed -E 's/^  [a-z2-7]{5}  /  /'
echo "— a paragraph that both changed"
editor 'sed -i "s/^商量。/商量着办。/" "$1"'; printf '#!/bin/sh\nYISHIBU_AUTHOR=周明远 "%s" --quiet set %s 正文/%s=好商量。 >/dev/null\nexec ../editor "$1"\n' "$YISHIBU" "$rule" "$(yishibu show "$rule" | awk '/商量/ {print $1}')" >../meanwhile; chmod +x ../meanwhile
EDITOR=../meanwhile code yishibu edit "$rule" 2>&1 | sed -n "1p;4p"; editor 'sed -n 2p "$1"; sed -i "s/^商量着办。/好商量着办。/" "$1"'; yishibu edit "$rule"; yishibu show "$rule" | grep 商量 | sed -E 's/^  [a-z2-7]{5}  /  /'
