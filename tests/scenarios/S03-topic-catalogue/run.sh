# S03 市级社区协商事项目录：写明目录项，目录里没有的注明目录外。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new matter title=停车 proposed_on=2016-03-01
yishibu check 停车 | grep 目录
yishibu set 停车 catalogue=目录外 >/dev/null; yishibu check 停车 | grep -c 目录 || true
line 停车
