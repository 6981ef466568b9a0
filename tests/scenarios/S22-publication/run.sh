# S22 公开：渠道、天数（2026年起不少于十五日）、公示文书、异议。
. "$SOURCE/tests/system.sh"
book 大柳树村 34 village
for year in 2016 2026; do
  today $year-12-31
  matter=$(new matter title=修路$year proposed_on=$year-03-01 outcome=同意 category=public-affairs publications/new/channel=notice-board publications/new/from=$year-04-01 publications/new/to=$year-04-08 publications/new/content=修路方案 publications/new/objections=无 catalogue=目录外)
  yishibu check "$matter" | grep 公[布示开] || echo "$year 没有问题"
done
yishibu render 公示 "$matter" -o x.docx >/dev/null; unzip -p x.docx word/document.xml | grep -o "修路方案" | head -1
printf '照片' >photo.jpg; yishibu attach "$matter" photo.jpg
