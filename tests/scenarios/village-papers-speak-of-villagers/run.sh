# What is printed in every paper fits the book: a village's speak of 村民, a community's of 居民. The ordinal that a convened meeting has in
# its title is not printed a second time; one with a title of its own shows it. Short papers stay on one page.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
. "$SOURCE/tests/system.sh"
said() { unzip -p "$1" word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g; s/^ *//'; }
pages() { # what an office program makes of it; without one the page is taken as read
  command -v soffice >/dev/null && command -v pdfinfo >/dev/null || { echo "$1 1"; return; }
  yishibu --quiet render "$1" "$2" --to pdf -o p.pdf --force >/dev/null; echo "$1 $(pdfinfo p.pdf | awk '/^Pages/{print $2}')"
}
for level in village community; do
  mkdir $level; cd $level; book 大柳树 341181 $level
  committee=$(new committee title=大柳树议事会 organ=consultation established=2016-01-01 members/new/name=王德厚 members/new/role=director)
  matter=$(new matter title=路灯维修 proposed_on=2016-03-01 proposer=张三 channel=来访 background=路灯不亮 outcome=同意 publications/new/from=2016-04-01)
  meeting=$(yishibu --json convene "$committee" --on 2016-03-15T14:30 --matter "$matter" | id)
  echo "— $level"
  for paper in 会议通知 会议记录 公示; do
    one=$meeting; [ $paper = 公示 ] && one=$matter
    yishibu render $paper "$one" -o p.docx >/dev/null; said p.docx | grep -oE '[村居]民(代表和|的意见|监督)|.*第1次.*' || true
  done
  quietly yishibu set "$meeting" title=路灯协商会 notice_channel=公开栏 place=村部
  yishibu render 会议记录 "$meeting" -o p.docx >/dev/null; said p.docx | grep -E '路灯协商会|第1次'
  for paper in 会议通知 会议记录; do pages $paper "$meeting"; done
  for paper in 事项卡 公示; do pages $paper "$matter"; done
  cd ../..
done
echo "— the steps of a matter, on the screen and on its card"
for level in village community; do
  (cd $level/book; matter=$(yishibu list matter | id); yishibu step "$matter" | grep -o '向[村居]民反馈' | sort | uniq -c; yishibu render 事项卡 "$matter" -o c.docx >/dev/null; said c.docx | sort | grep '向.*民反馈')
done
