# S14 平台与形式分开：全国四种。
. "$SOURCE/tests/system.sh"
book 柳岸社区 11
quietly new meeting title=恳谈 platform=talk-day form=talk held=2016-03-15T19:00
for word in 民情恳谈日 妇女之家; do yishibu --json explain $word | grep -o '"vocabulary":"[^"]*"'; done
grep -c '<term' "$SOURCE/plugins/national/vocabularies/platform.xml"
yishibu check 恳谈 | grep -c 平台 || true
