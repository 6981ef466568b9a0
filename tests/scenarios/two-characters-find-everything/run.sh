# Two characters of Chinese find a record by its title, a field, a cell of a table, a paragraph and the words of a term; what was saved a moment ago too.
yishibu init book --name 柳岸社区 --region 34
cd book
yishibu --quiet new matter --set title=修建水渠 --set proposed_on=2016-03-01 --set proposer=曾单 --set 事由与背景=三组沟渠年久失修，雨季漫水 >/dev/null
yishibu --quiet new matter --set title=停车秩序整治 --set proposed_on=2016-04-02 --set 协商成果/new/内容=划定车位二十个 >/dev/null
yishibu --quiet new meeting --set title=第三次协商会议 --set held=2016-05-03T14:30 --set form=residents-council --set 会议记录/new=会议开始。 --set 会议记录/new2=李秀兰说：水渠要赶在汛期前修好，𠀋老汉也赞成。 >/dev/null
echo "--- title, field, cell, paragraph, term"
for word in 水渠 漫水 车位 汛期 议事; do echo "$word"; code yishibu search $word; done
echo "--- one character, of Extension B, full width, an id's year"
for word in 渠 𠀋 ２０１６ 2016; do echo "$word"; code yishibu search $word --limit 1; done
echo "--- several words, a phrase, another spelling"
code yishibu search 水渠 汛期; code yishibu search “水渠要赶在汛期前修好”; code yishibu search 水渠要在汛期前修好; code yishibu search 水溝
echo "--- saved a moment ago, changed, and changed back"
id=$(yishibu list meeting | cut -c1-17)
yishibu --quiet set $id title=第四次协商会议 地点=文化活动室 >/dev/null; code yishibu search 第四次 文化; code yishibu search 第三次
yishibu --quiet set $id title=第三次协商会议 地点= >/dev/null; code yishibu search 第四次; code yishibu search 第三次
echo "--- every pair of characters of every text"
python3 - "$YISHIBU" <<'PYTHON'
import json, re, subprocess, sys, glob
missed = asked = 0
for path in glob.glob("m*/**/*.xml", recursive=True):
    texts = [re.sub("<[^>]*>", "", line) for line in open(path, encoding="utf-8") if 'name="held"' not in line and "name=\"form\"" not in line]
    pairs = {run[i:i + 2] for text in texts for run in re.findall("[\u3400-\u9fff\U00020000-\U0003ffff]+", text) for i in range(len(run) - 1)}
    for pair in pairs:
        asked += 1
        found = json.loads(subprocess.run([sys.argv[1], "--json", "search", pair], capture_output=True).stdout)
        if not any(hit["id"] in path for hit in found["hits"]): missed += 1; print("missed", pair, path)
print("missed", missed, "of", asked)
PYTHON
