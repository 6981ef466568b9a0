# Someone who reads English messages still gets Chinese papers: the list of what is lacking, and blanks to write on.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
export LANGUAGE=en
yishibu --quiet init book --name 柳岸社区 --region 34 --level community >/dev/null
cat >meeting.xml <<'R'
<record xmlns="urn:yishibu:record:1" id="20160315-mc2bc3de" kind="national:meeting"><field name="title">停车协商会</field><field name="held">2016-03-15T19:00</field></record>
R
yishibu --quiet --book book new national:meeting --from meeting.xml >/dev/null
yishibu --book book bundle create --year 2016 --force -o out.bundle >said 2>&1 || cat said
grep -c 'The meeting has no result' said
text() { unzip -p "$1" word/document.xml | grep -o '<w:t[^>]*>[^<]*' | sed 's/<[^>]*>//'; }
text out.bundle/data/05-*.docx >gaps; grep -A3 停车协商会 gaps
sed 's/--force//' gaps | grep -E '[A-Za-z]{4,}' || echo "no English in it"
yishibu --quiet --book book render national:notice 20160315-mc2bc3de -o notice.docx >/dev/null
text notice.docx | grep -E '＿＿|[A-Za-z]{4,}' | sort -u
