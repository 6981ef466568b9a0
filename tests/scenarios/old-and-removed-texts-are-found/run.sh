# What a record said once and says no more, and what left the book, is found where it is asked for, with version and time; and not where it is not.
yishibu init book --name 柳岸社区 --region 34
cd book
YISHIBU_NOW=2016-03-01T08:00:00Z yishibu --quiet new matter --set title=修建水渠 --set proposed_on=2016-03-01 --set 事由与背景=三组沟渠漫水 >/dev/null
id=$(yishibu list | cut -c1-17)
YISHIBU_NOW=2016-03-02T08:00:00Z yishibu --quiet set $id title=修建渡槽 >/dev/null
YISHIBU_NOW=2016-03-03T08:00:00Z yishibu --quiet set $id 事由与背景=二组沟渠淤塞 >/dev/null
YISHIBU_NOW=2016-04-01T08:00:00Z yishibu --quiet new matter --set title=停车秩序整治 --set proposed_on=2016-04-02 >/dev/null
gone=$(yishibu list | tail -1 | cut -c1-17)
echo "--- as it stands"; code yishibu search 水渠; code yishibu search 漫水; code yishibu search 沟渠
echo "--- as it stood"; code yishibu search 水渠 --old | sed -E 's/版本 [0-9a-f]{8}/版本 VVVVVVVV/'; code yishibu search 漫水 --old | sed -E 's/版本 [0-9a-f]{8}/版本 VVVVVVVV/'; code yishibu search 沟渠 --old | sed -E 's/版本 [0-9a-f]{8}/版本 VVVVVVVV/'
echo "--- a version more"; YISHIBU_NOW=2016-05-01T08:00:00Z yishibu --quiet set $id title=修建涵洞 >/dev/null
code yishibu search 渡槽; code yishibu search 渡槽 --old | sed -E 's/版本 [0-9a-f]{8}/版本 VVVVVVVV/'
revision=$(yishibu --json search 渡槽 --old | grep -oE '"version":"[0-9a-f]*' | head -1 | cut -d'"' -f4)
echo "--- that version itself"; yishibu show $id --at $revision | head -3
echo "--- a record leaves"; git rm -q matters/2016/0[0-9]/$gone.xml matters/2016/*/$gone.xml 2>/dev/null || true; git commit -qm 移出
code yishibu search 停车; code yishibu search 停车 --removed; code yishibu search 停车 --old; code yishibu search 水渠 --removed
echo "--- and comes back"; git revert --no-edit HEAD >/dev/null; git reset -q --hard
code yishibu search 停车; code yishibu search 停车 --removed
echo "--- the same after everything was made anew"
for query in 水渠 渡槽 沟渠 停车; do yishibu search $query --old --removed; done >../before 2>&1 || true
rm .git/yishibu/*.sqlite*; for query in 水渠 渡槽 沟渠 停车; do yishibu search $query --old --removed; done >../after 2>&1 || true
cmp ../before ../after && echo 一样
