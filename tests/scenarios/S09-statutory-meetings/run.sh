# S09 村（居）民会议、村（居）民代表会议：按当日法律判定，写明条款。
. "$SOURCE/tests/system.sh"
book 大柳树村 34 village
quietly new meeting title=村民代表会议 held=2016-03-15T19:00 statutory=representatives-meeting attended_members=25 items/new/topic=修路 items/new/in_favour=12
yishibu check 村民代表会议 | grep -E "三分之二|过半数" || true
quietly new profile title=概况 figures/new/figure=representative-members figures/new/on=2016-01-01 figures/new/value=38
yishibu check 村民代表会议 | grep -E "三分之二|过半数" || true
yishibu set 村民代表会议 attended_members=26 items/"$(row 村民代表会议 修路)"/in_favour=14 >/dev/null; yishibu check 村民代表会议 --all | grep -E "三分之二|过半数" | grep -v 不适用
