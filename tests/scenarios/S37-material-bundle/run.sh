# S37 七部分材料：封面、目录、缺项。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new rule title=工作制度 rule_class=system adopted_on=2016-01-18 text/new=一、总则
code yishibu bundle create --year 2016 -o out.bundle
yishibu bundle create --year 2016 --force -o out.bundle | tail -1; ls out.bundle/data | head -3; yishibu bundle verify out.bundle | tail -1 | cut -c1-20
