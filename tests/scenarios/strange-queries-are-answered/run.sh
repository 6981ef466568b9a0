# Whatever is typed gets hits or a sentence; a cache that is damaged, locked, cut off or from the future is made anew, and a disk that takes no writing is no hindrance.
yishibu init book --name 柳岸社区 --region 34
cd book
yishibu --quiet new matter --set title=修建水渠 --set proposed_on=2016-03-01 --set '事由与背景=价格 10:30 公布：a-b，🙂 好，NOT AND (x*)' >/dev/null
yishibu --quiet new matter --set title=停车秩序整治 --set proposed_on=2016-04-02 >/dev/null
ask() { echo "[${1:0:30}]"; code yishibu search "$@" 2>&1; }
echo "--- nothing to look for"
for query in '"' '""' - -- '- -' OR 或 '，。' '*' "'" ' ' '“”' '()' '—' ; do ask "$query"; done
code yishibu search 2>&1
echo "--- odd, but something"
for query in '"水渠' '水渠"' 'OR 水渠' '水渠 OR' '水渠 或 或 停车' '水渠 | 停车' '-水渠' '-水渠 -停车' '水渠 -修建' 10:30 a-b 'NOT AND' 'x*' 🙂 '水渠:' ':水渠' '标题:水渠' '水渠) OR (pieces' 'NEAR(水渠)' 𰻞 𠀋 '水渠，' "水渠'; DROP TABLE now_piece; --" ; do ask "$query"; done
echo "--- control characters, and what is no text"
code yishibu search $'水\x01 水渠\x1b'; code yishibu search $'\xff\xfe水渠'
echo "--- very long"
code yishibu search "$(printf '水渠%.0s' $(seq 5000))"; code yishibu search "$(printf '水渠 %.0s' $(seq 5000))"; code yishibu search "$(printf 'a%.0s' $(seq 10000))"; code yishibu search $(printf '水渠 OR x%d ' $(seq 300))
echo "--- wrong options"
code yishibu search 水渠 --from 昨天 2>&1; code yishibu search 水渠 --limit 0 2>&1; code yishibu search 水渠 --sort 大小 2>&1; code yishibu search 水渠 --status x 2>&1; code yishibu search 水渠 --kind 会仪 2>&1; code yishibu search 水渠 --where x 2>&1; code yishibu search --saved 没有 2>&1
cache=.git/yishibu/find.sqlite; yishibu search 水渠 >../right
again() { echo "--- $1"; yishibu search 水渠 >../got 2>&1 || true; cmp ../right ../got && echo 一样; }
rm $cache*; again "cache deleted"
head -c 100000 /dev/urandom >$cache; again "no database"
: >$cache; again "empty file"
yishibu search 水渠 >/dev/null; truncate -s 20000 $cache; again "cut off"
python3 - $cache <<'PYTHON'
import sys
bytes_ = bytearray(open(sys.argv[1], "rb").read())
for at in range(4096, len(bytes_), 97): bytes_[at] ^= 0x5a
open(sys.argv[1], "wb").write(bytes_)
PYTHON
again "bytes turned"
python3 -c 'import sqlite3; d = sqlite3.connect(".git/yishibu/find.sqlite"); d.execute("UPDATE now_note SET value=\"999 9.9\" WHERE key=\"schema\""); d.execute("DELETE FROM now_document"); d.commit()'; again "from the future"
python3 -c 'import sqlite3; d = sqlite3.connect(".git/yishibu/find.sqlite"); d.execute("DROP TABLE now_text"); d.commit()'; again "a table missing"
python3 -c 'import sqlite3; d = sqlite3.connect(".git/yishibu/find.sqlite"); d.execute("UPDATE now_note SET value=\"0000\" WHERE key=\"revision\""); d.execute("DELETE FROM now_document"); d.execute("DELETE FROM now_text"); d.commit()'; again "of another history"
rm $cache*; for _ in 1 2 3; do yishibu search 水渠 >../got-$_ 2>&1 & done; wait; cat ../got-* | sort -u >../got; sort -u ../right | cmp - ../got && echo "--- three windows at once: 一样"
echo "--- locked by another program, while there is something new"
python3 -c 'import sqlite3, time; d = sqlite3.connect(".git/yishibu/find.sqlite", isolation_level=None); d.execute("BEGIN IMMEDIATE"); open("../held", "w").close(); time.sleep(14)' &
while [ ! -e ../held ]; do sleep 0.1; done
yishibu --quiet new matter --set title=再修水渠 --set proposed_on=2016-05-01 >/dev/null
code yishibu search 水渠; wait; code yishibu search 水渠
if [ "$(id -u)" = 0 ] && mkdir ../ro && mount -t tmpfs -o size=20m tmpfs "$PWD/../ro" 2>/dev/null; then
  cp -r . ../ro/; rm -f ../ro/.git/yishibu/find.sqlite*; mount -o remount,ro ../ro
  (cd ../ro; yishibu search 再修 >../rout 2>&1) || true
  umount ../ro
else
  yishibu search 再修 >../rout
fi
echo "--- read-only"; cat ../rout
