# Shanghai: three meetings are three ways of a matter, each with its own kind of meeting and what comes before it; the hearing has a paper
# of its own; what the regulation demands is cited by article. A village there has more representatives and an earlier agenda.
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
now 2018-03-01
yishibu init book --name 柳岸社区 --region 310104 --level community >/dev/null; cd book
matter=$(yishibu new matter --set title=地下车库改造 --set proposed_on=2018-03-01 --set track=shanghai.hearing --set subjects/new/subject=property-company --set category=public-affairs --set extent=village --set lead_organ=committee --set commissioned_by=枫林街道办事处 | id)
echo "— the hearing"; yishibu show "$matter" | grep 办理程序; yishibu step "$matter"
yishibu set "$matter" opinions/new/on=2018-03-02 opinions/new/channel=入户走访 opinions/new/content=夜间要能停车 >/dev/null
hearing=$(yishibu new shanghai:hearing --set title=地下车库改造听证会 --set form=shanghai.hearing --set held=2018-03-15T19:00 --set notice_on=2018-03-05 --set hearing_matter="$matter" --set items/new/matter="$matter" --set items/new/topic=地下车库改造 \
  --set panel/new/name=周明远 --set panel/new/leader=yes --set panel/new/source=other --set panel/new2/name=王建国 --set panel/new2/source=resident-representative --set decision_on=2018-03-10 \
  --set attendance/new/name=周明远 --set attendance/new/present=yes --set attendance/new2/name=冯立 --set attendance/new2/subject=property-company --set attendance/new2/present=yes | id)
now 2018-03-16
yishibu check "$hearing" || true
leader=$(yishibu show "$hearing" | grep "  姓名：周明远.*组长" | sed 's/^  \([a-z2-7]*\) .*/\1/')
yishibu set "$hearing" decision_on=2018-03-28 "panel/$leader/source=committee-director" opinion=分期施工，费用公开。 minutes/new=物业介绍方案，陈述人发言。 >/dev/null
yishibu check "$hearing" || true
yishibu step "$matter" | head -1
yishibu render shanghai:hearing "$hearing" -o ../hearing.docx
unzip -p ../hearing.docx word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g' | grep -E "听证会记录|组长|听证小组|^ *分期"
echo "— closed too early, without a word to the public or to who entrusted it"
yishibu set "$matter" results/new/content=分期施工 results/new/done_on=2018-05-20 reported_on=2018-04-02 replied_on=2018-04-20 feedback/new/audience=subjects feedback/new/on=2018-05-21 feedback/new2/audience=stakeholders feedback/new2/on=2018-05-21 feedback/new3/audience=residents feedback/new3/on=2018-05-21 >/dev/null
now 2018-06-01
yishibu step "$matter" close --reason 试一试 | tail -1
yishibu check "$matter" || true
echo "— the coordination meeting"
dispute=$(yishibu new matter --set title=楼道堆物 --set proposed_on=2018-04-01 --set track=shanghai.coordination --set subjects/new/subject=stakeholder | id)
talk=$(yishibu new meeting --set title=楼道堆物恳谈 --set form=shanghai.democratic-talk --set held=2018-04-05T19:00 --set items/new/matter="$dispute" | id)
yishibu show "$talk" | grep 协商形式
yishibu new shanghai:coordination --set title=楼道堆物协调会 --set held=2018-04-12T19:00 --set notice_on=2018-04-08 --set items/new/matter="$dispute" --set dispute=堆物占用通道 --set agreement_text=三日内清理 \
  --set parties/new/name=三楼住户 --set parties/new/agreed=yes >/dev/null
yishibu step "$dispute" | head -1
echo "— the appraisal meeting"
work=$(yishibu new matter --set title=评议物业服务 --set proposed_on=2018-05-01 --set track=shanghai.appraisal | id)
yishibu step "$work" | head -1
echo "— any other matter goes the national way"
yishibu step "$(yishibu new matter --set title=一般事项 --set proposed_on=2018-05-01 | id)" | head -1
echo "— a village"
yishibu init ../village --name 新浜村 --region 310117 --level village >/dev/null; cd ../village
yishibu new profile --set title=新浜村概况 --set figures/new/figure=adults --set figures/new/on=2018-01-01 --set figures/new/value=900 --set figures/new2/figure=households --set figures/new2/on=2018-01-01 --set figures/new2/value=300 --set figures/new3/figure=representative-members --set figures/new3/on=2018-01-01 --set figures/new3/value=3 >/dev/null
yishibu check "$(yishibu new meeting --set title=村民代表会议 --set statutory=representatives-meeting --set held=2018-05-10T09:00 --set notice_on=2018-05-05 --set attended_members=3 --set minutes/new=略。 | id)" || true
yishibu check "$(yishibu new committee --set title=村民代表会议 --set organ=representatives --set established=2018-01-01 --set members/new/name=王桂芳 --set members/new/gender=女 --set members/new/source=resident-representative | id)" | grep 三十五
yishibu check "$(yishibu new shanghai:poll --set title=道路拓宽书面征求意见 --set question=是否授权村民代表会议决定 --set ended=2018-05-20 --set answers=199 --set answered_households=199 --set in_favour=99 --set by_name=no | id)" || true
