# S31 四类村（社区）：概况里写明，事项可标地域特点。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
grep -o 'code="[^"]*" label="[^"]*"' "$SOURCE/plugins/national/vocabularies/community-kind.xml"
quietly new profile title=柳岸社区概况 community_kind="$(grep -o 'code="[^"]*"' "$SOURCE/plugins/national/vocabularies/community-kind.xml" | head -2 | tail -1 | cut -d'"' -f2)"
yishibu show 柳岸社区概况 | grep 分类; yishibu check 柳岸社区概况
