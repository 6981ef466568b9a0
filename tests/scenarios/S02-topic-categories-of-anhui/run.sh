# S02 安徽六类：在全国词表上增一类、改一类，代码不变，勘误在册。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
yishibu --json explain public-affairs | grep -o '"label":"[^"]*"\|"layer":"[^"]*"'
yishibu --json explain anhui.assembly-vote | grep -o '"label":"[^"]*"\|"layer":"[^"]*"'
yishibu explain public-affairs
cd ..; yishibu init other --name 别处 --region 11 --level community >/dev/null; cd other
yishibu --json explain public-affairs | grep -o '"label":"[^"]*"\|"layer":"[^"]*"'
yishibu explain 村（居）民（代表）会议表决事项 2>&1 | head -1 || true
