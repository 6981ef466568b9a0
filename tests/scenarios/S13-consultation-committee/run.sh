# S13 社区工作协商委员会：名称、届次、名册、组成（一般应：提示，不是错误）。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new anhui:committee title=社区工作协商委员会 established=2016-01-10 members/new/name=周明远 members/new/role=member members/new/from=2016-01-10
yishibu check 社区工作协商委员会
yishibu set 社区工作协商委员会 members/"$(row 社区工作协商委员会 周明远)"/role=director members/"$(row 社区工作协商委员会 周明远)"/source=party-secretary >/dev/null
yishibu check 社区工作协商委员会
yishibu explain 社区协商议事委员会
yishibu render 成员名单 社区工作协商委员会 -o x.docx >/dev/null; unzip -p x.docx word/document.xml | grep -o 周明远 | head -1
