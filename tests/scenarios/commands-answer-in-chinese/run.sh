# What a secretary sees when something is mistyped; no git word, and always a way on.
code yishibu lsit 2>&1
code yishibu list 2>&1
yishibu init book --name 柳岸社区 --region 34; cd book
code yishibu list 2>&1
code yishibu new meetin --set title=x 2>&1
code yishibu new meeting --set titel=x 2>&1
code yishibu new meeting --set title=第一次会议 --set held=昨天 2>&1
code yishibu init ../book --name x --region 34 2>&1
code yishibu render 会议纪耀 第一次会议 -o x.docx 2>&1
code yishibu --lang en list
yishibu --json list
