# S38 上级来文：导入不重打，文号括号改六角，依据可查。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
printf '关于加强社区协商的通知\n柳发(2016)3号\n\n各社区：\n根据中办发[2015]41号文件精神，现通知如下。\n\n柳河街道办事处\n2016年3月1日\n' >in.txt
yishibu import in.txt | tail -1; received=$(yishibu list received | id); yishibu show "$received" | grep -E "文号|依据"
yishibu import in.txt | tail -1; yishibu list received | wc -l
