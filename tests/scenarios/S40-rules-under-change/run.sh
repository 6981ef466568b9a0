# S40 制度变化：条文重编、引用随动、某日有效的文本、逐词比较、依据关系。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
first=$(new rule title=工作制度 rule_class=system adopted_on=2016-01-18 effective_on=2016-02-01 text/new=协商组织通过多种渠道征求意见。)
second=$(new rule title=工作制度（修订） rule_class=system adopted_on=2016-06-18 effective_on=2016-07-01 replaces="$first" derived_from="$first" text/new=协商组织通过多种途径征求意见，并公布。)
yishibu compare "$second" | head -8; yishibu rule list --on 2016-03-01; yishibu rule list --on 2016-08-01
