# S24 不同意见：逐人记，要解释说明；未解释的列得出；公示里没有。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车 proposed_on=2016-03-01 publications/new/from=2016-04-01 publications/new/content=方案)
meeting=$(new meeting title=议事会 held=2016-03-15T19:00 items/new/matter="$matter" items/new/result=通过 dissent/new/person=马超 dissent/new/opinion=担心不公平)
yishibu check "$meeting" | grep 不同意见; yishibu list meeting --where dissent
yishibu set "$meeting" dissent/"$(row "$meeting" 马超)"/explained_by=周明远 dissent/"$(row "$meeting" 马超)"/explanation=车位不分产权 >/dev/null
code yishibu list meeting --where dissent
yishibu render 公示 "$matter" -o x.docx >/dev/null; unzip -p x.docx word/document.xml | grep -c 马超 || true
