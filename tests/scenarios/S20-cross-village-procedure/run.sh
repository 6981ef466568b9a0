# S20 跨村协商：乡镇、街道党委（党工委）研究确定程序，几个村共用一件事项。
. "$SOURCE/tests/system.sh"
book 河沿镇 34 township
matter=$(new matter title=界河清淤 proposed_on=2016-03-01 extent=cross lead_organ=township-party villages/new/name=大柳树村 villages/new2/name=小柳树村 subjects/new/subject=registered-resident)
line "$matter"; yishibu set "$matter" procedure_decided_on=2016-03-05 >/dev/null; line "$matter"
yishibu export "$matter" --as xml -o matter.xml >/dev/null; cd ..; yishibu init village --name 大柳树村 --region 34 --level village >/dev/null; cd village
yishibu new matter --from ../book/matter.xml; yishibu show "$matter" | grep -E "名称：|层次"
