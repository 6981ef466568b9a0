# S41 协商什么、和谁协商、如何协商、成果如何运用：一件事项四问都答得出。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车 proposed_on=2016-03-01 category=public-affairs subjects/new/subject=property-company subjects/new/name=物业 results/new/content=划线 results/new/adoption=采纳 catalogue=目录外)
quietly new meeting title=听证会 form=decision-hearing held=2016-03-15T19:00 notice_on=2016-03-10 items/new/matter="$matter" items/new/result=达成一致
yishibu --json show "$matter" | python3 -c 'import json,sys; [print(q["question"], "—", q["answer"]) for q in json.load(sys.stdin)["procedure"]["questions"]]'
