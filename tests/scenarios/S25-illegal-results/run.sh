# S25 违法的结果：更正并存，旧的还在，不删。
. "$SOURCE/tests/system.sh"
book 大柳树村 34 village
meeting=$(new meeting title=村民代表会议 statutory=representatives-meeting held=2016-03-15T19:00 items/new/topic=收取外来户进村费 items/new/result=通过)
code yishibu issue "$meeting" --by 王德厚; yishibu issue "$meeting" --reason 会后补齐人数 | tail -1
code yishibu set "$meeting" place=别处
fresh=$(yishibu correct "$meeting" --reason 镇政府责令改正：收费没有法律依据 | tail -1 | grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | tail -1)
yishibu set "$fresh" items/"$(row "$fresh" 进村费)"/result=撤销 >/dev/null
yishibu show "$meeting" | grep -E "议题：|更正"; yishibu show "$fresh" | grep -E "议题：|更正"
