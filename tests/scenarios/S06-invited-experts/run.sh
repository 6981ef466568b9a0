# S06 专业性、技术性较强的事项：论证评估意见。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=雨水管网 proposed_on=2016-03-01 professional=yes subjects/new/subject=registered-resident outcome=改造 category=public-affairs catalogue=目录外)
yishibu step "$matter" | grep 论证; yishibu check "$matter" | grep 论证
echo 意见书 >opinion.txt; yishibu attach "$matter" opinion.txt >/dev/null
yishibu set "$matter" experts/new/name=许工 experts/new/expert=technician experts/new/on=2016-03-05 experts/new/opinion=方案可行 >/dev/null
yishibu step "$matter" | grep 论证; yishibu check "$matter" | grep -c 论证 || true
