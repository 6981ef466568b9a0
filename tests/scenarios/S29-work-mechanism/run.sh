# S29 工作机制：一类制度；定期研究协商中的问题。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new rule title=柳岸社区协商工作机制 rule_class=mechanism adopted_on=2016-01-18 effective_on=2016-02-01 text/new=定期研究协商中的重要问题。
yishibu list rule --where rule_class=mechanism; yishibu rule list --on 2016-01-20 || true; yishibu rule list --on 2016-03-01
