# 四性检测 runs over what is about to be handed over: every item with its code, result and evidence. A failing one refuses the bundle and says which record to mend;
# --force hands it over with the failure on record. The sums check with sha256sum alone.
for plugin in word bundle; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
report() { sed -n 's/.*<检测项 代码="\([^"]*\)" 性质="\([^"]*\)" 名称="\([^"]*\)" 结果="\([^"]*\)".*/\1 \2 \3 \4/p' "$1/data/06-四性检测报告.xml"; }
bag=$(echo out/*.bundle); report "$bag"; sed -n 's/.*<依据>\(.*\)<\/依据>.*/\1/p' "$bag/data/06-四性检测报告.xml" | sed -E 's/[1-9][0-9]*(字节|件|页|个|次)/N\1/g; s/[0-9a-f]{40}/REVISION/; s/XML[0-9]+/XMLN/; s/(打印件|附件)[0-9]+/\1N/g'
# Silence for a valid file, an error for any other.
schema() { xmllint --noout --schema "$SOURCE/plugins/bundle/schemas/$1.xsd" "$2" 2>&1 | grep -v ' validates$' || true; }
schemas() { schema list "$1/data/03-移交清单.xml"; schema self-test "$1/data/06-四性检测报告.xml"; }
schemas "$bag"
sed 's/ 结果="通过"/ 结果="好"/' "$bag/data/06-四性检测报告.xml" >test.xml; schema self-test test.xml | tail -2; sed 's/ 页数="[0-9]*"//; 4q' "$bag/data/03-移交清单.xml" | sed '$a</移交清单>' >list.xml; schema list list.xml | tail -2
(cd "$bag" && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt && echo "sha256sum agrees")
head -1 "$bag/data/03-移交清单.csv"; [ $(($(wc -l <"$bag/data/03-移交清单.csv") - 1)) = "$(grep -c '<件 ' "$bag/data/03-移交清单.xml")" ] && [ "$(grep -c '<件 ' "$bag/data/03-移交清单.xml")" = "$(grep -c '<item ' "$bag/data/bundle.xml")" ] && echo "lists and index agree"
sed -E 's/[1-9][0-9]*(字节|件|页|个|次)/N\1/g; s/[0-9a-f]{40}/REVISION/; s/XML[0-9]+/XMLN/; s/(打印件|附件)[0-9]+/\1N/g' "$bag/data/00-说明文件.txt"
ls "$bag"/data/7-*/ | sed 's/^[0-9]*/NNN/' | head -2
cd out/book
meeting=$(yishibu list meeting --where title=停车协商会 | id); meeting=${meeting:-$(yishibu list meeting | id)}
echo 这不是照片 >../照片.jpg; printf 'PK\003\004' >../材料.zip; printf '\320\317\021\340\241\261\032\341x' >../方案.docx; : >../空.txt
for file in 照片.jpg 材料.zip 方案.docx; do yishibu --quiet attach "$meeting" ../$file >/dev/null; done
echo "— refused"; code yishibu --quiet bundle create --year 2016 -o ../bad | sed 's/ →.*//'; ls -d ../bad 2>/dev/null || true; ls -A .. | grep part || true
echo "— forced"; yishibu --quiet bundle create --year 2016 --force -o ../bad | tail -1; report ../bad | grep 不通过; grep -c 'level="must"' ../bad/data/bundle.xml; grep -c '<问题 ' ../bad/data/06-四性检测报告.xml; schemas ../bad
echo "— a reader of English gets a Chinese report"; LANGUAGE=en yishibu --quiet bundle create --year 2016 --force -o ../english | tail -1; diff -r ../bad ../english && echo "the same bundle"
