# S07 重视吸纳的人员：在主体类别之外标明，报告占比。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new meeting title=议事会 held=2016-03-15T19:00 form=residents-council attendance/new/name=赵德海 attendance/new/present=yes attendance/new/absorbed=veteran-party-member attendance/new2/name=王建国 attendance/new2/present=yes
yishibu --json report 年度总结 --year 2016 | python3 -c 'import json,sys; [print(f["label"], f["value"], f["of"], [p["label"] for p in f["parts"]]) for f in json.load(sys.stdin)["figures"] if f["code"]=="absorbed"]'
