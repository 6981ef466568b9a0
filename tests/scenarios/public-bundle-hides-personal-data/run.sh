# A public copy of a bundle holds no identity, telephone or account number in any byte, wherever in the records it stood, no dissent and no attachments; it says
# where something was hidden, and who has both can prove from which original it was made.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
mkdir records; python3 "$SCENARIO/fill.py" make "$SOURCE/plugins/national/kinds" records
book 柳岸社区 34
for kind in matter meeting plan rule received committee; do yishibu --quiet new national:$kind --from ../records/$kind.xml >/dev/null 2>&1; done
printf '\xff\xd8\xffsheet' >签到表.jpg; yishibu --quiet attach 20160315-aaaaaaab 签到表.jpg >/dev/null
yishibu --quiet bundle create --year 2016 --force -o ../original >../said 2>&1 || true
yishibu --quiet bundle create --year 2016 --force --public --from ../original -o ../public | tail -1 | sed 's/[0-9]* 字节/N 字节/' || true
cd ..
python3 "$SCENARIO/fill.py" search original records/secrets
python3 "$SCENARIO/fill.py" search public records/secrets
yishibu bundle verify public | tail -1 | sed 's/[0-9]* 字节/N 字节/'
xmllint --noout --schema public/data/schemas/bundle.xsd public/data/bundle.xml 2>&1 | sed 's#.*/##'
ls public/data | grep -v '^[1-9]-'; find public -name '*.jpg' | wc -l; find original -name '*.jpg' | wc -l
grep -c 'rows name="dissent"' original/data/7-*/*/*.xml | cut -d: -f2; grep -h -A5 'rows name="dissent"' -r public --include=*.xml | grep -o '<field.*' | sort -u
echo "— held against its original, and against another"
code yishibu bundle verify public --from original | tail -2 | sed 's/[0-9]* 字节/N 字节/'; cp -r original other; sed -i 's/审议/商议/; s/2016/2017/' other/bag-info.txt
yishibu --quiet --book book bundle create --year 2016 --force --ids "20160315-aaaaaaab" -o another >/dev/null 2>&1 || true; code yishibu bundle verify public --from another | tail -4 | sed 's/[0-9]* 字节/N 字节/'
code yishibu bundle verify original --from original 2>&1 | tail -2; code yishibu bundle verify public --from other 2>&1 | tail -2
grep -o '监督0550-7012345' -r public --include=*.xml | wc -l
echo "— what was hidden, where, how often"
grep -c '<mask ' public/data/bundle.xml; grep -E 'kind="(dissent|attachment)"|where="minutes"|where="title"' public/data/bundle.xml | sed 's/^ *//' | sort
echo "— proof"
[ "$(sed -n 's/^<bundle.* original-sha256="\([0-9a-f]*\)".*/\1/p' public/data/bundle.xml)" = "$(sha256sum <original/tagmanifest-sha256.txt | cut -d' ' -f1)" ] && echo "it names its original"
for sum in $(grep -o 'original-sha256="[0-9a-f]*" original-sm3' public/data/bundle.xml | grep -o '[0-9a-f]\{64\}' | tail -n +2); do grep -q "role=\"record\" bytes=\"[0-9]*\" sha256=\"$sum\"" original/data/bundle.xml && echo found; done | sort | uniq -c | sed 's/^ *//'
echo "— made in one run, without the original, it is the same to the byte"
yishibu --quiet --book book bundle create --year 2016 --force --public -o again >/dev/null 2>&1 || true; diff -r public again && echo same
echo "— the book has gone on: its public copy is of what was handed over, to the byte"
cd book; yishibu --quiet set 20160315-aaaaaaac title=改名 >/dev/null 2>&1; yishibu --quiet remove 20160315-aaaaaaab --reason 试 --force >/dev/null
yishibu --quiet new meeting --set title=又一次会 --set held=2016-05-01T09:00 >/dev/null; cd ..
yishibu --quiet --book book bundle create --year 2016 --force --public --from original -o late >/dev/null 2>&1 || true; diff -r public late && echo same
code yishibu --quiet --book book bundle create --year 2015 --force --public --from original -o wrong 2>&1 | tail -2
yishibu --quiet init stranger --name 柳岸社区 --region 34 >/dev/null; code yishibu --quiet --book stranger bundle create --year 2016 --force --public --from original -o wrong 2>&1 | tail -2; ls -d wrong 2>/dev/null || true
