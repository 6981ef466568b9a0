# With --pdf a PDF/A lies beside each paper; all else stays what it is; without LibreOffice the bundle is made without and that is said.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new rule title=工作制度 rule_class=system adopted_on=2016-01-18 text/new=一、总则
mkdir ../bare; for tool in bash sed tail cat; do ln -s "$(command -v $tool)" ../bare/; done
PATH=$PWD/../bare "$YISHIBU" --quiet bundle create --year 2016 --force --pdf -o ../none | sed 's/[0-9]* 字节/N 字节/' | grep -E 'LibreOffice|已写入'; find ../none -name '*.pdf' | wc -l
command -v soffice >/dev/null || { echo "skipped: LibreOffice is not installed"; exit 77; }
yishibu --quiet bundle create --year 2016 --force --pdf -o ../one >/dev/null; yishibu --quiet bundle create --year 2016 --force -o ../plain >/dev/null
ls ../one/data/2-*/*; grep -c 'role="pdf"' ../one/data/bundle.xml; yishibu bundle verify ../one | tail -1 | sed 's/[0-9]* 字节/N 字节/'; pdfinfo ../one/data/2-*/*/01-*.pdf | grep Pages
for file in $(cd ../plain/data; find 2-* 01-* 02-* 05-* -type f); do cmp "../plain/data/$file" "../one/data/$file"; done && echo "records and papers are the same with and without"
