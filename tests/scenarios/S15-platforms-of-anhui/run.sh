# S15 安徽平台：来源文本残缺，标明待补。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
yishibu explain 社区回音壁; yishibu explain 党群之家
grep -c '待补' "$SOURCE/plugins/anhui/vocabularies/platform.xml"
