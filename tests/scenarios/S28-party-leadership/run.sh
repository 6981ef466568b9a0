# S28 党组织研究，困难和问题报上去。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车 proposed_on=2016-03-01 party_opinion=同意列入协商 problems/new/content=缺经费 problems/new/reported_to=街道党工委 problems/new/on=2016-03-05)
yishibu step "$matter" | grep 党组织; yishibu show "$matter" | grep 困难和问题：
