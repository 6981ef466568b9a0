# Rules that come, change, are replaced and repealed: what was in force on a day, and in which words.
yishibu plugin show rules >/dev/null 2>&1 || { echo "skipped: the rules plugin is not built"; exit 77; }
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
on() { export YISHIBU_NOW=$1T08:00:00Z; }
on 2014-03-01
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
new() { yishibu new rule --set title="$1" --set effective_on="$2" --set text/new="$3" | id; }
old=$(new 柳岸社区议事制度 2014-04-01 会议每半年召开一次。)
hall=$(new 活动室使用办法 2014-06-01 活动室每天八点开门。)
on 2015-01-10
p=$(yishibu show $old | sed -n 's/^  \([a-z2-7]\{5\}\)  .*/\1/p')
yishibu set $old text/$p=会议每季度召开一次。 effective_on=2015-02-01 >/dev/null
on 2016-01-18
fresh=$(yishibu new rule --set title=柳岸社区协商议事委员会工作制度 --set effective_on=2016-02-01 --set replaces=$old --set text/new=委员会每月召开一次会议。 | id)
yishibu set $hall 废止日期=2016-09-01 >/dev/null
yishibu new rule --set title=误工补贴办法（起草中） >/dev/null
on 2016-12-31
# Written into the book only today, though it has long been in force.
yishibu new rule --set title=居民公约 --set effective_on=2013-01-01 --set text/new=邻里和睦，遇事商量。 >/dev/null
for day in 2014-03-31 2014-04-01 2015-01-20 2015-02-01 2016-01-31 2016-02-01 2016-08-31 2016-09-01; do
  echo "— $day"; code yishibu rule list --on $day
done
echo "— the words of the day"
for day in 2014-05-01 2015-01-20 2015-02-01 2016-02-01; do code yishibu rule show $old --on $day; done
echo "— all of one day"
yishibu rule show --on 2016-06-01
echo "— for programs"
yishibu --json rule show $old --on 2015-02-01 | sed 's/"id":"[a-z2-7]\{5\}"/"id":"xxxxx"/g'
echo "— what changed between two of its days, and from what it was made"
yishibu compare $old@2014-12-31 $old@2015-02-01
yishibu set $fresh derived_from=$old >/dev/null
yishibu compare $fresh
code yishibu compare $hall
code yishibu rule list --on 2016-02-30
