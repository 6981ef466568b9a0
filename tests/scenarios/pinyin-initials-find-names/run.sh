# Initials and whole pinyin find titles, names and terms, whichever way a character is read; texts of minutes are not found so.
yishibu init book --name 柳岸社区 --region 34
cd book
yishibu --quiet new matter --set title=修建水渠 --set proposed_on=2016-03-01 --set proposer=曾单 --set 类别=public-affairs >/dev/null
yishibu --quiet new matter --set title=重修吕家祠堂 --set proposed_on=2016-04-02 --set proposer=欧阳重阳 >/dev/null
yishibu --quiet new meeting --set title=第三次会议 --set held=2016-05-03 --set 参会人员/new/姓名=单于芳 --set 会议记录/new=说到漫山遍野的油菜花，大家都笑了，一时间会场十分热闹。 >/dev/null
for letters in sq xjsq shuiqu xiujianshuiqu shuiq SQ zs zengshan cengdan chongyang zhongyang lvjia cx syf shanyufang ; do echo "$letters"; code yishibu search $letters; done
echo "--- not found"
for letters in msby sx xx shuiqv "“sq”" abc; do echo "$letters"; code yishibu search "$letters"; done
echo "--- together with characters, and in a field"
code yishibu search sq 曾单; code yishibu search zs 祠堂; code yishibu search 提出人:曾单
echo "--- in the order of pinyin and of strokes"
n=0; for title in 丁家巷 王家巷 乙字巷 重庆巷 安家巷; do yishibu --quiet new matter --set title=$title --set proposed_on=2016-06-0$((++n)) >/dev/null; done
yishibu search 巷 --sort pinyin | grep -v '^ ' | cut -d' ' -f7-; yishibu search 巷 --sort strokes | grep -v '^ ' | cut -d' ' -f7-
