# S36 示范点：称号、日期，材料随附。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
profile=$(new profile title=柳岸社区概况 demonstration=市级城乡社区协商示范点 demonstration_on=2016-11-01); yishibu show "$profile" | grep -E "示范|命名"
echo 命名文件 >naming.txt; yishibu attach "$profile" naming.txt
