# S35 培训：场次、人次。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new training title=协商能力培训 date=2016-05-10 people=23 2>/dev/null || new training title=协商能力培训 date=2016-05-10
yishibu --json report 年度总结 --year 2016 | python3 -c 'import json,sys; [print(f["label"], f["value"]) for f in json.load(sys.stdin)["figures"] if f["code"] in ("trainings","trained")]'
