# git log and git diff in a book, for those who look with git.
yishibu init book --name 柳岸社区 --region 34
cd book
yishibu --quiet new matter --set title=停车秩序整治 --set proposed_on=2016-03-01 >/dev/null
id=$(yishibu list | cut -c1-17)
yishibu --quiet set $id 协商结果=一致同意 协商成果/new/内容=划定车位 >/dev/null
echo 照片 >../签到表.JPG; yishibu --quiet attach $id ../签到表.JPG >/dev/null
git log --format='%ad %an：%s' --date=format:%Y年%m月%d日
git status --short
git diff HEAD~1 -- matters
git diff HEAD~2 HEAD~1
