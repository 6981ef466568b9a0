# With --pdf a PDF/A lies beside each paper; all else stays what it is; without LibreOffice the bundle is made without and that is said.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new rule title=工作制度 rule_class=system adopted_on=2016-01-18 effective_on=2016-02-01 text/new=一、总则
quietly new rule title=村规民约 rule_class=system adopted_on=2016-01-19 effective_on=2016-03-01 text/new=一、约定
mkdir ../bare; for tool in bash sed tail cat; do ln -s "$(command -v $tool)" ../bare/; done
PATH=$PWD/../bare "$YISHIBU" --quiet bundle create --year 2016 --force --pdf -o ../none | sed 's/[0-9]* 字节/N 字节/' | grep -E 'LibreOffice|已写入'; find ../none -name '*.pdf' | wc -l
command -v soffice >/dev/null || { echo "skipped: LibreOffice is not installed"; exit 77; }
yishibu --quiet bundle create --year 2016 --force --pdf -o ../one >/dev/null; yishibu --quiet bundle create --year 2016 --force -o ../plain >/dev/null
ls ../one/data/2-*/*; grep -c 'role="pdf"' ../one/data/bundle.xml; yishibu bundle verify ../one | tail -1 | sed 's/[0-9]* 字节/N 字节/'; for pdf in ../one/data/2-*/*/01-*.pdf; do pdfinfo "$pdf" | grep Pages; done
for file in $(cd ../plain/data; find 2-* 01-* 02-* 05-* -type f); do cmp "../plain/data/$file" "../one/data/$file"; done && echo "records and papers are the same with and without"
echo "— each PDF is of its own paper"
for pdf in ../one/data/2-*/*/01-*.pdf; do echo "$(basename "$pdf"): $(pdftotext "$pdf" - | head -1)"; done
echo "— what a killed run has left goes with the next one, what another still writes stays"
mkdir -p ../.two.4194305.part ../.two.$$.part ../.two.4194306.part ../.twoo.4194305.part; touch -d '2 hours ago' ../.two.4194305.part ../.two.$$.part ../.twoo.4194305.part
yishibu --quiet bundle create --year 2016 --force -o ../two >/dev/null; ls -A .. | grep part | sed "s/$$/SELF/" | sort
