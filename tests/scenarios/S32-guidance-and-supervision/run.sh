# S32 监督：村（居）务监督委员会逐环节签意见；监督委员会与村委会成员分开。
. "$SOURCE/tests/system.sh"
book 大柳树村 34 village
matter=$(new matter title=修路 proposed_on=2016-03-01 supervision/new/stage=公示 supervision/new/opinion=属实 supervision/new/by=吴秀英 supervision/new/on=2016-04-02)
yishibu show "$matter" | grep 监督意见
quietly new national:committee title=村民委员会 organ=committee members/new/name=王德厚 members/new2/name=李长根 members/new3/name=周小梅 members/new3/gender=女
quietly new national:committee title=村务监督委员会 organ=supervisors members/new/name=吴秀英 members/new2/name=周小梅
yishibu check 村务监督委员会 || true
